import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { oneAtATime } from '../../platform/db/index.ts';
import { fallsDue } from '../../platform/jobs/index.ts';
import { postMailing } from '../../platform/mail/index.ts';
import { refuseIf } from '../../platform/refusal/index.ts';
import { lastOccasion, nextOccasion } from '../../platform/occasions/index.ts';
import { dayOf } from '../../platform/time/index.ts';
import type { ConversationsHouse } from '../house.ts';
import { audienceOf } from '../lists/fan-out.ts';
import type { List, ListId } from '../lists/model.ts';
import { reactionCounts } from '../reactions/queries.ts';
import { conversations } from '../tables.ts';
import { composeDigest } from './composing.ts';
import { usualDigest, type DigestChoice, type DigestForm, type Waiting } from './model.ts';
import { impedimentsToChoosing } from './rules.ts';
import { cameBefore, digestPosts, lastNumber, listsWaitingFor, waitingFor } from './queries.ts';

export const digestTask = 'conversations.digest';

/** Somebody's digests come so from now on; what waits for them comes then as well. @throws Refused */
export async function chooseDigest(act: Act, person: string, choice: DigestChoice, usualZone: string): Promise<void> {
  refuseIf(impedimentsToChoosing(choice));
  const row = { time_zone: choice.zone, weekday: choice.weekday, form: choice.form, most: choice.most };
  await conversations(act.db)
    .insertInto('conversations.digest_choice')
    .values({ person, ...row })
    .onConflict((conflict) => conflict.column('person').doUpdateSet(row))
    .execute();
  for (const list of await listsWaitingFor(act.db, person)) await layOutDigests(act, list, usualZone);
}

/** Notes when the digests of a list fall due that are to bring what was posted: at once, where much waits and none came on the day.  Safe to repeat. */
export async function layOutDigests(act: Pick<Act, 'db' | 'at'>, list: ListId, usualZone: string): Promise<void> {
  const waiting = await waitingFor(act.db, list, usualZone);
  if (waiting.length === 0) return;
  const last = await lastNumber(act.db, list, null);
  const instants = waiting.map((each) => comesAt(each, last, act.at).getTime());
  for (const instant of new Set(instants))
    await fallsDue(act.db, { kind: digestTask, subject: String(list), at: new Date(instant) });
}

/**
 * Sends every digest of a list that is due.  What a reader had is moved in the transaction that posts it, so that nothing is lost and
 * nothing comes twice, wherever this ends and however often it is begun.
 */
export async function sendDigests(act: Act, list: List, house: ConversationsHouse): Promise<void> {
  await oneAtATime(act.db, `conversations.digest ${list.id}`);
  for (const window of await takeWindows(act, list.id, house.association.timeZone)) {
    const posts = await digestPosts(act.db, list.id, window.after, window.to);
    if (posts.length === 0) continue;
    const { form, after, to, persons } = window;
    const reactions = await reactionCounts(act.db, list.id, window);
    const once = `conversations.digest ${list.id} ${act.at.toISOString()} ${form} ${after}-${to}`;
    const posted = await postMailing(
      act,
      {
        once,
        kind: 'conversations.digest',
        audience: audienceOf(list.id),
        ...(await composeDigest(list, posts, { form, reactions, at: act.at, house })),
      },
      sql`select address, person from roll.reachable where person = any(${persons}::uuid[])`,
    );
    // Rolls back what was moved: the next round sends it under a key of its own.
    if (!posted) throw new Error(`${once} was posted before, and to others`);
  }
}

/** What one digest brings, and to whom. */
interface Window {
  readonly form: DigestForm;
  readonly after: number;
  readonly to: number;
  /** When the last one came to whoever waited longest since; null where it is the first for all of them. */
  readonly since: Date | null;
  readonly persons: string[];
}

/** Moves whoever is due to where their digest ends; those whom the same awaits share it. */
async function takeWindows(act: Act, list: ListId, usualZone: string): Promise<Window[]> {
  const windows = new Map<string, Window>();
  const last = await lastNumber(act.db, list, null);
  for (const waiting of await waitingFor(act.db, list, usualZone)) {
    const end =
      comesAt(waiting, last, act.at) === act.at ? last : await lastNumber(act.db, list, lastOccasion(waiting, act.at));
    const { form, sent: after } = waiting;
    const to = Math.min(end, waiting.to ?? end);
    if (to <= after) continue;
    const persons = await moveReaders(act, list, { waiting, to, usualZone });
    const key = `${form} ${after} ${to}`;
    const known = windows.get(key) ?? { form, after, to, since: waiting.cameAt, persons: [] };
    const since = earlier(known.since, waiting.cameAt);
    if (persons.length > 0) windows.set(key, { ...known, since, persons: [...known.persons, ...persons] });
  }
  return [...windows.values()];
}

const earlier = (one: Date | null, other: Date | null): Date | null =>
  one !== null && (other === null || one < other) ? one : other;

/**
 * When a digest comes that is laid out at an instant: in its rhythm, and sooner where much waits; never twice on a day, since none comes
 * before its hour, nor once another has come.
 */
function comesAt({ cameAt: came, ...waiting }: Waiting, last: number, at: Date): Date {
  const { sent, to, most, zone } = waiting;
  if (Math.min(last, to ?? last) - sent < most) return nextOccasion(waiting, at);
  const everyDay = { ...waiting, every: 'daily' } as const;
  const hour = lastOccasion(everyDay, at);
  const mayComeNow = dayOf(hour, zone) === dayOf(at, zone) && (came === null || came < hour);
  return mayComeNow ? at : nextOccasion(everyDay, at);
}

/** Who read otherwise for a while has two spans that wait, and what the first one brings at this instant keeps nothing of the second back. */
async function moveReaders(
  act: Act,
  list: ListId,
  { waiting, to, usualZone }: { waiting: Waiting; to: number; usualZone: string },
): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    update conversations.reading_span span set sent_number = ${to}, digest_at = ${act.at}
    where list = ${list} and delivery = ${waiting.every} and sent_number = ${waiting.sent}
      and to_number is not distinct from ${waiting.to}::integer
      and coalesce((select time_zone from conversations.digest_choice choice where choice.person = span.person), ${usualZone}) = ${waiting.zone}
      and coalesce((select weekday from conversations.digest_choice choice where choice.person = span.person), ${usualDigest.weekday})
        = ${waiting.weekday}
      and coalesce((select form from conversations.digest_choice choice where choice.person = span.person), ${usualDigest.form}) = ${waiting.form}
      and coalesce((select most from conversations.digest_choice choice where choice.person = span.person), ${usualDigest.most}) = ${waiting.most}
      and ${cameBefore(act.at)} is not distinct from ${waiting.cameAt}::timestamptz
    returning person
  `.execute(conversations(act.db));
  return rows.map(({ person }) => person);
}
