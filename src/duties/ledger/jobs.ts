import type { Act } from '../../platform/act/index.ts';
import { factsAbout, reacting, reactingTogether, type Reaction, type Recorded } from '../../platform/facts/index.ts';
import type { CharterFact } from '../../charters/index.ts';
import type { GroupsFact } from '../../groups/index.ts';
import type { LifecycleFact } from '../../lifecycle/index.ts';
import type { Given } from '../given.ts';
import { keepDutiesAround } from './commands.ts';
import { keepDutiesOf, keepDutiesTo } from './keeping.ts';
import { kindsHeard } from './rules.ts';

const endsAndReturns: readonly GroupsFact['kind'][] = [
  'groups.group-lapsed',
  'groups.group-ended',
  'groups.group-resumed',
];

/** The ledger hears what opens, meets and releases duties. */
export function ledgerReactions(given: Given): Reaction[] {
  return [
    reactingTogether<CharterFact>(
      'duties.keep-ledger',
      kindsHeard('petition') as CharterFact['kind'][],
      async (act, facts) => {
        const petitions = await Promise.all(facts.map(({ fact }) => petitionIn(act, fact)));
        for (const petition of new Set(petitions)) if (petition !== null) await keepDutiesOf(act, given, petition);
      },
    ),
    reactingTogether<LifecycleFact>(
      'duties.keep-notices',
      kindsHeard('group') as LifecycleFact['kind'][],
      async (act, facts) => {
        for (const group of new Set(facts.map(({ fact }) => fact.group))) await keepDutiesTo(act, given, group);
      },
    ),
    reacting<GroupsFact>('duties.release-promises', endsAndReturns, async (act, { fact }) => {
      if ('group' in fact) await keepDutiesAround(act, fact.group);
    }),
  ];
}

/** The petition that a fact is about: it says so, or names its decision. */
async function petitionIn({ db }: Act, fact: Recorded<CharterFact>['fact']): Promise<number | null> {
  if ('petition' in fact) return fact.petition;
  if (!('decision' in fact)) return null;
  const [decided] = await factsAbout(db, {
    kinds: ['charters.petition-decided'],
    detail: { decision: fact.decision },
    most: 1,
  });
  const petition = decided?.fact['petition'];
  return typeof petition === 'number' ? petition : null;
}
