import { reacting, type Reaction } from '../../platform/facts/index.ts';
import type { RollFact } from '../members/facts.ts';
import { personOf } from '../persons/queries.ts';
import { tellOfLink } from './letters.ts';
import type { ProviderHouse } from './pages/house.ts';

/** Writes to whoever an account lets in from now on, whether they linked it or the provider told who they are. */
export function providerReactions({ provider, head }: Pick<ProviderHouse, 'provider' | 'head'>): Reaction[] {
  return [
    reacting<RollFact>('roll.tell-of-link', ['roll.provider-account-linked'], async (act, { id, fact }) => {
      if (fact.kind !== 'roll.provider-account-linked' || !provider) return;
      const person = await personOf(act.db, fact.person);
      if (person) await tellOfLink(act, person, { head: head(), label: provider.label, fact: id });
    }),
  ];
}
