import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import type { ListId } from '../lists/model.ts';
import { conversations } from '../tables.ts';
import type { SubscriptionFact } from './model.ts';

/** Persons read a list from now on, in one statement; who comes back finds the delivery that they had.  Safe to repeat. */
export async function subscribe(act: Act, list: ListId, persons: readonly string[]): Promise<void> {
  const { rows } = await sql<{ person: string }>`
    insert into conversations.subscription as subscription (list, person, since_at)
    select ${list}, person, ${act.at} from unnest(${persons}::uuid[]) as person
    on conflict (list, person) do update set ended_at = null, since_at = excluded.since_at where subscription.ended_at is not null
    returning person
  `.execute(conversations(act.db));
  for (const { person } of rows) note(act, { kind: 'conversations.subscribed', list, person });
}

/** The person reads the list no longer. Safe to repeat. */
export async function unsubscribe(act: Act, list: ListId, person: string): Promise<void> {
  const ended = await conversations(act.db)
    .updateTable('conversations.subscription')
    .set({ ended_at: act.at })
    .where('list', '=', list)
    .where('person', '=', person)
    .where('ended_at', 'is', null)
    .returning('person')
    .executeTakeFirst();
  if (ended) note(act, { kind: 'conversations.unsubscribed', list, person });
}

function note(act: Act, fact: SubscriptionFact): void {
  act.record(fact);
}
