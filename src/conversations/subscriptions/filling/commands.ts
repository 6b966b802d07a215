import { sql } from 'kysely';
import type { Act } from '../../../platform/act/index.ts';
import { oneAtATime } from '../../../platform/db/index.ts';
import { refuse, refuseIf, type Impediment } from '../../../platform/refusal/index.ts';
import type { Filling } from '../../lists/opening/model.ts';
import type { List, ListId } from '../../lists/model.ts';
import { conversations } from '../../tables.ts';
import { subscribe, unsubscribe } from '../commands.ts';
import type { Beginning, Departure, SubscriptionFact } from '../model.ts';
import { fillingPersons } from './queries.ts';

/**
 * Brings the readers of a list in line with the offices that it follows: whoever holds one reads it, and nobody else does.  Who has left it on
 * purpose stays away for as long as they hold the office.  Safe to repeat.
 */
export async function fillList(act: Act, { id, group }: Pick<List, 'id' | 'group'>, filling: Filling): Promise<void> {
  await oneAtATime(act.db, `conversations.filling ${id}`);
  const persons = await fillingPersons(act, group, filling);
  const begun = await sql<{ person: string }>`
    insert into conversations.subscription as subscription (list, person, since_at)
    select ${id}::integer, person, ${act.at}::timestamptz from unnest(${persons}::uuid[]) as person
    on conflict (list, person) do update set ended_at = null, ended_code = null, since_at = excluded.since_at
    where subscription.ended_code = 'unnamed'
    returning person
  `.execute(conversations(act.db));
  const ended = await sql<{ person: string }>`
    update conversations.subscription set ended_at = ${act.at}, ended_code = 'unnamed'
    where list = ${id} and ended_at is null and person <> all(${persons}::uuid[]) returning person
  `.execute(conversations(act.db));
  // Who left before has now lost the office, too: with the next one they read it again.
  await sql`
    update conversations.subscription set ended_code = 'unnamed'
    where list = ${id} and ended_at is not null and ended_code is distinct from 'unnamed' and person <> all(${persons}::uuid[])
  `.execute(conversations(act.db));
  for (const { person } of begun.rows) noteBegun(act, id, person, 'named');
  for (const { person } of ended.rows) noteEnded(act, id, person, 'unnamed');
}

/** Whoever takes part in the group of a list that was just opened reads it, without a letter for each. */
export async function readWithGroup(act: Act, list: ListId): Promise<void> {
  const { rows } = await sql<{ person: string }>`
    insert into conversations.subscription (list, person, since_at)
    select list.id, taking.person, ${act.at}
    from conversations.list join groups.taking_part taking on taking.group_id = list.group_id where list.id = ${list}
    on conflict do nothing returning person
  `.execute(conversations(act.db));
  for (const { person } of rows) noteBegun(act, list, person, 'opened');
}

/** Somebody of the group is named a reader of a closed session.  Who calls has decided that they may be.  Safe to repeat. @throws Refused */
export async function nameReader(
  act: Act,
  list: Pick<List, 'id' | 'purpose' | 'closedAt'>,
  person: string,
): Promise<void> {
  refuseIf(impedimentsToNaming(list));
  await subscribe(act, list.id, [person], 'named');
}

/** Somebody is a reader of a closed session no longer.  Who calls has decided that it may be.  Safe to repeat. @throws Refused */
export async function unnameReader(act: Act, list: Pick<List, 'id' | 'purpose'>, person: string): Promise<void> {
  if (list.purpose !== 'closed') refuse('readers-not-named');
  await unsubscribe(act, list.id, person, 'unnamed');
}

function impedimentsToNaming({ purpose, closedAt }: Pick<List, 'purpose' | 'closedAt'>): Impediment[] {
  if (purpose !== 'closed') return [{ code: 'readers-not-named' }];
  return closedAt ? [{ code: 'post-list-closed' }] : [];
}

const noteBegun = (act: Act, list: ListId, person: string, how: Beginning): void =>
  note(act, { kind: 'conversations.subscribed', list, person, how });

const noteEnded = (act: Act, list: ListId, person: string, how: Departure): void =>
  note(act, { kind: 'conversations.unsubscribed', list, person, how });

function note(act: Act, fact: SubscriptionFact): void {
  act.record(fact);
}
