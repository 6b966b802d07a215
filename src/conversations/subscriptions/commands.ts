import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { refuseIf } from '../../platform/refusal/index.ts';
import type { List, ListId } from '../lists/model.ts';
import { conversations } from '../tables.ts';
import type { Beginning, Delivery, Departure, SubscriptionFact } from './model.ts';
import { impedimentsToComingBack } from './own-readings.ts';

/** Persons read a list from now on, in one statement; who comes back finds the delivery that they had.  Safe to repeat. */
export async function subscribe(
  act: Act,
  list: ListId,
  persons: readonly string[],
  how: Beginning = 'joined',
): Promise<void> {
  const { rows } = await sql<{ person: string }>`
    insert into conversations.subscription as subscription (list, person, since_at)
    select ${list}, person, ${act.at} from unnest(${persons}::uuid[]) as person
    on conflict (list, person) do update set ended_at = null, ended_code = null, since_at = excluded.since_at
    where subscription.ended_at is not null
    returning person
  `.execute(conversations(act.db));
  for (const { person } of rows) note(act, { kind: 'conversations.subscribed', list, person, how });
}

/**
 * Somebody who stopped reading a list reads it again, if they still take part in what it belongs to.  Safe to repeat.
 *
 * @throws Refused
 */
export async function readAgain(act: Act, list: Pick<List, 'id' | 'group' | 'purpose'>, person: string): Promise<void> {
  refuseIf(await impedimentsToComingBack(act, list, person));
  await subscribe(act, list.id, [person], 'returned');
}

/** The person reads the list no longer; who left and is then taken off does not come back by themselves. Safe to repeat. */
export async function unsubscribe(act: Act, list: ListId, person: string, how: Departure): Promise<void> {
  const ended = await conversations(act.db)
    .updateTable('conversations.subscription')
    .set({ ended_at: act.at, ended_code: how })
    .where('list', '=', list)
    .where('person', '=', person)
    .where('ended_at', 'is', null)
    .returning('person')
    .executeTakeFirst();
  if (ended) note(act, { kind: 'conversations.unsubscribed', list, person, how });
  else if (how === 'unnamed')
    await conversations(act.db)
      .updateTable('conversations.subscription')
      .set({ ended_code: how })
      .where('list', '=', list)
      .where('person', '=', person)
      .execute();
}

/** Whoever paused until now, or until an earlier instant, is reached again; gives who they are. Safe to repeat. */
export async function resumeReading(act: Act): Promise<string[]> {
  const resumed = await conversations(act.db)
    .updateTable('conversations.subscription')
    .set({ paused_until: null })
    .where('paused_until', '<=', act.at)
    .where('ended_at', 'is', null)
    .returning('person')
    .execute();
  return [...new Set(resumed.map(({ person }) => person))];
}

/** How the list reaches somebody who reads it, from now on. Safe to repeat. */
export async function chooseDelivery(act: Act, list: ListId, person: string, delivery: Delivery): Promise<void> {
  const { rows } = await sql`
    update conversations.subscription set delivery = ${delivery}
    where list = ${list} and person = ${person} and ended_at is null and delivery <> ${delivery} returning list
  `.execute(conversations(act.db));
  if (rows.length > 0) note(act, { kind: 'conversations.delivery-chosen', list, person, delivery });
}

/** Nothing of the list comes by mail until the instant; with null it comes again. Safe to repeat. */
export async function pause(act: Act, list: ListId, person: string, until: Date | null): Promise<void> {
  const { rows } = await sql`
    update conversations.subscription set paused_until = ${until}
    where list = ${list} and person = ${person} and ended_at is null and paused_until is distinct from ${until}::timestamptz returning list
  `.execute(conversations(act.db));
  if (rows.length > 0)
    note(act, { kind: 'conversations.delivery-paused', list, person, until: until?.toISOString() ?? null });
}

/**
 * Brings the readers of every group's talk and news in line with its roster: whoever takes part reads it, and nobody else does.  For groups that
 * were there before the lists were, and for what a reaction missed.  Safe to repeat.
 */
export async function followRosters(act: Act): Promise<void> {
  const { rows } = await sql<{ list: ListId; person: string; takesPart: boolean }>`
    with due as (
      select list.id as list, taking.person, true as takes_part
      from groups.taking_part taking join conversations.list on list.group_id = taking.group_id and purpose in ('talk', 'announce')
      -- Whoever has ended it has done so on purpose, and takes part without the list.
      where not exists (
        select from conversations.subscription where subscription.list = list.id and subscription.person = taking.person)
      union all
      select list.id, subscription.person, false
      from conversations.subscription join conversations.list on list.id = subscription.list and purpose in ('talk', 'announce')
      where subscription.ended_at is null and list.group_id is not null and not exists (
        select from groups.taking_part taking where taking.group_id = list.group_id and taking.person = subscription.person)
    ), begun as (
      insert into conversations.subscription as subscription (list, person, since_at)
      select list, person, ${act.at} from due where takes_part on conflict do nothing
    ), ended as (
      update conversations.subscription subscription set ended_at = ${act.at}, ended_code = 'left-group'
      from due where not takes_part and subscription.list = due.list and subscription.person = due.person)
    select list, person, takes_part as "takesPart" from due
  `.execute(conversations(act.db));
  for (const { list, person, takesPart } of rows)
    note(
      act,
      takesPart
        ? { kind: 'conversations.subscribed', list, person, how: 'followed' }
        : { kind: 'conversations.unsubscribed', list, person, how: 'left-group' },
    );
}

function note(act: Act, fact: SubscriptionFact): void {
  act.record(fact);
}
