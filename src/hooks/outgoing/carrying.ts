import { sql } from 'kysely';
import { theSystem, type Act, type Perform } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { Recorded } from '../../platform/facts/index.ts';
import { fallsDue } from '../../platform/jobs/index.ts';
import { minutes } from '../../platform/time/index.ts';
import { signedHeaders, type Came, type Courier, type WebhookSecret } from '../../platform/webhooks/index.ts';
import { hooks } from '../tables.ts';
import { putOff } from './commands.ts';
import { toldOf } from './leaving.ts';
import { carrying, type Outbound, type TargetId } from './model.ts';
import { hasArrived, isUnwanted, nextTry, triedForMs } from './rules.ts';

/** What messages are carried with. */
export interface Carriage {
  readonly db: Db;
  readonly perform: Perform;
  readonly courier: Courier;
  /** Messages say when they were sent: the other side takes none that is old. */
  readonly now: () => Date;
  /** Tells administrators that a target was switched off because nothing arrived. */
  readonly onSwitchedOff: (act: Act, target: TargetId) => Promise<void>;
}

/** Writes a message for each target that wants to hear of a fact. One statement, however many facts and targets. */
export async function queueMessages(act: Act, facts: readonly Recorded[]): Promise<void> {
  const told = facts.flatMap((happened) => {
    const body = toldOf(happened);
    return body === null ? [] : [{ fact: happened.id, kind: happened.fact.kind, body }];
  });
  const { rows } = await sql`
    insert into hooks.delivery (target, fact, message_id, kind, body, made_at, next_at)
    select target.id, told.fact, 'fact_' || told.fact || '_' || target.id, told.kind, told.body, ${act.at}, ${act.at}
    from unnest(${told.map(({ fact }) => fact)}::bigint[], ${told.map(({ kind }) => kind)}::text[], ${told.map(({ body }) => body)}::text[])
      as told (fact, kind, body)
    join hooks.target on target.removed_at is null and target.off_at is null and told.kind = any (target.kinds)
    -- Nothing is written for one that is removed or switched off at the same time.
    for share of target
    on conflict do nothing returning id
  `.execute(hooks(act.db));
  if (rows.length > 0) await fallsDue(act.db, { kind: carrying, subject: '', at: act.at });
}

/** Sends what is due. A target that does not take a message is left alone until that message is tried again. */
export async function carryMessages(carriage: Carriage): Promise<void> {
  const { db, now, perform } = carriage;
  const begunAt = now();
  do {
    const outbound = await claimed(db, now());
    if (outbound.length === 0) return;
    await Promise.all(outbound.map((each) => carry(carriage, each)));
  } while (now().getTime() - begunAt.getTime() < longestRoundMs);
  await perform(theSystem(now()), (act) => fallsDue(act.db, { kind: carrying, subject: '', at: act.at }));
}

/** After so long the other tasks of the house have their turn, and what is left goes with the next round. */
const longestRoundMs = minutes(0.5);

const atOnce = 20;
/** Whoever dies over a message leaves it to be claimed anew after this time, which is longer than any takes. */
const claimMinutes = 2;

async function claimed(db: Db, at: Date): Promise<Outbound[]> {
  const { rows } = await sql<Omit<Outbound, 'secrets'> & { secret: WebhookSecret; former: WebhookSecret | null }>`
    update hooks.delivery set attempts = attempts + 1, tried_at = ${at}, next_at = ${at}::timestamptz + make_interval(mins => ${claimMinutes})
    from hooks.target
    where target.id = delivery.target and delivery.id in (
      select id from hooks.delivery where next_at <= ${at} order by next_at, id limit ${atOnce} for update skip locked)
    returning delivery.id, delivery.target, message_id as "messageId", kind, body, delivery.made_at as "madeAt", attempts, tried_at as "triedAt",
              next_at as "nextAt", arrived_at as "arrivedAt", status, trouble, answer, target.address, target.secret,
              case when former_until > ${at} then former_secret end as former
  `.execute(hooks(db));
  return rows.map(({ secret, former, ...each }) => ({ ...each, secrets: former ? [secret, former] : [secret] }));
}

async function carry({ perform, courier, now, onSwitchedOff }: Carriage, outbound: Outbound): Promise<void> {
  const { address, messageId, body, secrets } = outbound;
  const head = { id: messageId, seconds: Math.floor(now().getTime() / 1000) };
  const came = await courier(
    address,
    { 'content-type': 'application/json', 'user-agent': 'Folkmoot', ...signedHeaders(head, body, secrets) },
    body,
  );
  await perform(theSystem(now()), async (act) => {
    const isOn = await isHeldOn(act, outbound.target);
    if (hasArrived(came)) return noteArrival(act, outbound, came);
    // It was switched off, or removed, while the message was on its way.
    if (!isOn) return noteCame(act, outbound.id, came, null);
    await noteFailure(act, outbound, came);
    if (await isGivenUp(act, outbound.target, came)) {
      await putOff(act, outbound.target, true);
      await onSwitchedOff(act, outbound.target);
    }
  });
}

/** Holds a target, before any message to it, and tells whether it is still sent to. */
async function isHeldOn(act: Act, target: TargetId): Promise<boolean> {
  const { rows } = await sql<{ isOn: boolean }>`
    select off_at is null and removed_at is null as "isOn" from hooks.target where id = ${target} for update
  `.execute(hooks(act.db));
  return rows[0]?.isOn ?? false;
}

async function noteArrival(act: Act, { id, target }: Outbound, came: Came): Promise<void> {
  await noteCame(act, id, came, null);
  await sql`update hooks.target set failing_since = null where id = ${target} and failing_since is not null`.execute(
    hooks(act.db),
  );
}

async function noteFailure(act: Act, outbound: Outbound, came: Came): Promise<void> {
  const next = nextTry(outbound, act.at);
  await noteCame(act, outbound.id, came, next);
  await sql`
    update hooks.target set failing_since = coalesce(failing_since, ${act.at}) where id = ${outbound.target}
  `.execute(hooks(act.db));
  if (!next) return;
  await sql`
    update hooks.delivery set next_at = ${next} where target = ${outbound.target} and next_at < ${next} and next_at <= ${act.at}
  `.execute(hooks(act.db));
  await fallsDue(act.db, { kind: carrying, subject: String(outbound.target), at: next });
}

async function noteCame(act: Act, id: number, came: Came, next: Date | null): Promise<void> {
  const status = 'status' in came ? came.status : null;
  const answer = 'status' in came ? came.answer.replaceAll('\0', '') : '';
  const trouble = 'trouble' in came ? came.trouble : null;
  await sql`
    update hooks.delivery
    set status = ${status}, trouble = ${trouble}, answer = ${answer}, next_at = ${next}, arrived_at = ${hasArrived(came) ? act.at : null}
    where id = ${id}
  `.execute(hooks(act.db));
}

/** Switched off is who says that they want no more, and who has taken nothing for as long as a message is tried. */
async function isGivenUp(act: Act, target: TargetId, came: Came): Promise<boolean> {
  const { rows } = await sql<{ failing: boolean | null }>`
    select failing_since <= ${new Date(act.at.getTime() - triedForMs)} as failing from hooks.target where id = ${target}
  `.execute(hooks(act.db));
  return isUnwanted(came) || rows[0]?.failing === true;
}
