import { sql } from 'kysely';
import type { Act } from '../../../platform/act/index.ts';
import { bringTogether } from '../../../groups/index.ts';
import { knownByAddresses, type StandingRules } from '../../../roll/index.ts';
import type { List } from '../../lists/model.ts';
import { conversations } from '../../tables.ts';
import { ask } from '../../questions/commands.ts';
import type { Delivery, SubscriptionFact } from '../model.ts';
import type { Subscriber } from '../../../platform/mail/index.ts';

/** What came of a file of subscribers. */
export interface SubscribersImported {
  readonly new: number;
  /** The new ones, for a letter to them. */
  readonly begun: readonly string[];
  /** They read the list before, or have left it: their own choice stands. */
  readonly known: number;
  /** Addresses that nobody here has. */
  readonly unknown: readonly Subscriber[];
  /** Addresses that several members share. */
  readonly shared: readonly Subscriber[];
  /** Those who may not join the group. */
  readonly kept: readonly Subscriber[];
}

/**
 * Brings subscribers of a former list into this one: whoever is known here by the address joins the group and reads its list as
 * before.  A dozen statements, however many.  Safe to repeat.
 */
export async function importSubscribers(
  act: Act,
  list: List,
  subscribers: readonly Subscriber[],
  standing: StandingRules,
): Promise<SubscribersImported> {
  const byAddress = await knownByAddresses(
    act,
    subscribers.map(({ address }) => address),
  );
  const found = subscribers.flatMap((subscriber) => {
    const known = byAddress.get(subscriber.address);
    return known ? [{ subscriber, ...known }] : [];
  });
  const joins = list.group !== null && list.purpose === 'talk';
  const impediments = joins ? await bringTogether(act, list.group, found, standing) : new Map<string, never>();
  const reading = found.filter(({ person }) => !impediments.has(person));
  const begun = await beginReading(
    act,
    list,
    reading.map(({ person, subscriber }) => ({ person, delivery: subscriber.delivery })),
  );
  return {
    new: begun.length,
    begun,
    known: reading.length - begun.length,
    unknown: subscribers.filter(({ address }) => !byAddress.has(address)),
    shared: subscribers.filter(({ address }) => byAddress.get(address) === null),
    kept: found.flatMap(({ person, subscriber }) => (impediments.has(person) ? [subscriber] : [])),
  };
}

/** Asks those whom nobody here knows whether they want to join; the letters that bring the questions are the caller's to post. */
export async function askSubscribers(act: Act, { id: list }: Pick<List, 'id'>, subscribers: readonly Subscriber[]) {
  const asked: { readonly address: string; readonly name: string; readonly token: string }[] = [];
  for (const { address, name } of subscribers) {
    const token = await ask(act, { kind: 'join', list, address, person: null, name, heldPost: null });
    asked.push({ address, name, token });
  }
  return asked;
}

/** Only those begin who have never read it: who has left the list has done so on purpose. */
async function beginReading(
  act: Act,
  { id }: Pick<List, 'id'>,
  readers: readonly { readonly person: string; readonly delivery: Delivery }[],
): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    insert into conversations.subscription (list, person, delivery, since_at)
    select distinct on (person) ${id}::integer, person, delivery, ${act.at}::timestamptz
    from unnest(${readers.map(({ person }) => person)}::uuid[], ${readers.map(({ delivery }) => delivery)}::text[]) as reader (person, delivery)
    on conflict (list, person) do nothing returning person
  `.execute(conversations(act.db));
  for (const { person } of rows) note(act, { kind: 'conversations.subscribed', list: id, person, how: 'imported' });
  return rows.map(({ person }) => person);
}

function note(act: Act, fact: SubscriptionFact): void {
  act.record(fact);
}
