import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { fallsDue } from '../../platform/jobs/index.ts';
import { NotFound, refuse, refuseIf } from '../../platform/refusal/index.ts';
import { addMilliseconds, hours } from '../../platform/time/index.ts';
import { addressFault, makeWebhookSecret, type WebhookSecret } from '../../platform/webhooks/index.ts';
import { hooks } from '../tables.ts';
import { carrying, trialKind, type OutgoingFact, type Target, type TargetId } from './model.ts';
import { targetOf, targetsOf } from './queries.ts';
import { impedimentsToKeepingTargets, impedimentsToTarget } from './rules.ts';

/** Who is told, and of what. */
export interface Wanted {
  readonly address: string;
  readonly kinds: readonly string[];
}

/** Tells another system from now on. The secret with which its messages are signed is told this once. @throws Refused */
export async function addTarget(act: Act, wanted: Wanted): Promise<{ id: TargetId; secret: WebhookSecret }> {
  const targets = await targetsOf(act.db);
  refuseIf(
    impedimentsToTarget(
      { fault: addressFault(wanted.address), kinds: wanted.kinds },
      { grants: act.grants, targets: targets.length },
    ),
  );
  const secret = makeWebhookSecret();
  const { rows } = await sql<{ id: TargetId }>`
    insert into hooks.target (address, secret, kinds, made_by, made_at)
    values (${wanted.address}, ${secret}, ${[...new Set(wanted.kinds)]}, ${act.by}, ${act.at}) returning id
  `.execute(hooks(act.db));
  const { id } = rows[0]!;
  note(act, { kind: 'hooks.target-added', target: id });
  return { id, secret };
}

/** Changes where it is told and of what. What waits goes to the new address. @throws Refused, NotFound */
export async function changeTarget(act: Act, id: TargetId, wanted: Wanted): Promise<void> {
  await ours(act, id);
  refuseIf(
    impedimentsToTarget(
      { fault: addressFault(wanted.address), kinds: wanted.kinds },
      { grants: act.grants, targets: 0 },
    ),
  );
  await sql`
    update hooks.target set address = ${wanted.address}, kinds = ${[...new Set(wanted.kinds)]} where id = ${id}
  `.execute(hooks(act.db));
  note(act, { kind: 'hooks.target-changed', target: id });
}

/** For so long messages are signed with the former secret too. */
const handoverMs = hours(24);

/** Makes another secret; for a day messages are signed with both. @throws Refused, NotFound */
export async function makeTargetSecret(act: Act, id: TargetId): Promise<WebhookSecret> {
  await ours(act, id);
  const secret = makeWebhookSecret();
  await sql`
    update hooks.target set former_secret = secret, former_until = ${addMilliseconds(act.at, handoverMs)}, secret = ${secret} where id = ${id}
  `.execute(hooks(act.db));
  note(act, { kind: 'hooks.target-secret-made', target: id });
  return secret;
}

/** Sends nothing more until it is switched on; what happens meanwhile is not told later. @throws Refused, NotFound */
export async function switchOff(act: Act, id: TargetId): Promise<void> {
  const target = await ours(act, id);
  if (!target.offAt) await putOff(act, id, false);
}

/** Sends again from now on. @throws Refused, NotFound */
export async function switchOn(act: Act, id: TargetId): Promise<void> {
  const target = await ours(act, id);
  if (!target.offAt) return;
  await sql`
    update hooks.target set off_at = null, off_by_itself = false, failing_since = null where id = ${id}
  `.execute(hooks(act.db));
  note(act, { kind: 'hooks.target-switched-on', target: id });
}

/** Forgets the address for good. @throws Refused, NotFound */
export async function removeTarget(act: Act, id: TargetId): Promise<void> {
  await ours(act, id);
  await sql`delete from hooks.delivery where target = ${id}`.execute(hooks(act.db));
  await sql`
    update hooks.target set removed_at = ${act.at}, address = '', secret = '', former_secret = null where id = ${id}
  `.execute(hooks(act.db));
  note(act, { kind: 'hooks.target-removed', target: id });
}

/** Sends a message that says nothing, to try the way. @throws Refused, NotFound */
export async function sendTrial(act: Act, id: TargetId): Promise<void> {
  const target = await ours(act, id);
  if (target.offAt) refuse('hook-target-off');
  const body = JSON.stringify({ type: trialKind, timestamp: act.at.toISOString(), data: {} });
  await sql`
    insert into hooks.delivery (target, message_id, kind, body, made_at, next_at)
    values (${id}, ${`msg_${randomBytes(16).toString('hex')}`}, ${trialKind}, ${body}, ${act.at}, ${act.at})
  `.execute(hooks(act.db));
  await fallsDue(act.db, { kind: carrying, subject: '', at: act.at });
}

/** Ends sending, and gives up what waits. */
export async function putOff(act: Act, id: TargetId, byItself: boolean): Promise<void> {
  await sql`update hooks.target set off_at = ${act.at}, off_by_itself = ${byItself} where id = ${id}`.execute(
    hooks(act.db),
  );
  await sql`update hooks.delivery set next_at = null where target = ${id} and next_at is not null`.execute(
    hooks(act.db),
  );
  note(act, { kind: 'hooks.target-switched-off', target: id });
}

/** Forgets messages that were made before the instant and wait no more. */
export async function forgetDeliveries(act: Act, before: Date): Promise<void> {
  await sql`delete from hooks.delivery where made_at < ${before} and next_at is null`.execute(hooks(act.db));
}

/** Locked, so that it cannot change meanwhile. */
async function ours(act: Act, id: TargetId): Promise<Target> {
  refuseIf(impedimentsToKeepingTargets(act.grants));
  await sql`select from hooks.target where id = ${id} for update`.execute(hooks(act.db));
  const target = await targetOf(act.db, id);
  if (!target) throw new NotFound();
  return target;
}

function note(act: Act, fact: OutgoingFact): void {
  act.record(fact);
}
