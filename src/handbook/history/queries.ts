import { pastOfGroup } from '../../charters/index.ts';
import type { Group } from '../../groups/index.ts';
import type { Visit } from '../../platform/act/index.ts';
import { factsAbout } from '../../platform/facts/index.ts';
import { dayOf } from '../../platform/time/index.ts';
import { dormanciesEver } from '../../lifecycle/index.ts';
import type { RulesOfTerms } from '../given.ts';
import type { GroupEntry } from '../entries/model.ts';
import { knownGroup, namesFrom } from '../entries/queries.ts';
import { groupOn } from '../entries/rules.ts';
import type { Change } from './model.ts';
import { historyOf, type PastOfEntry } from './rules.ts';

/** The entry of a group as it stands, and how it came to say so. So many statements, whatever its history. */
export async function entryWithHistory(
  visit: Pick<Visit, 'db' | 'today' | 'zone'>,
  group: Group,
  termRules: RulesOfTerms,
): Promise<{ entry: GroupEntry | undefined; changes: Change[] }> {
  const { db, today, zone } = visit;
  const [known, slept, petitions, makers] = await Promise.all([
    knownGroup(visit, group, termRules),
    dormanciesEver(db, group.id),
    pastOfGroup(db, group.id, zone),
    makersOf(visit, group),
  ]);
  const nameOf = await namesFrom(visit, [known], []);
  return {
    entry: groupOn(known, today, nameOf),
    changes: historyOf({ known, slept, petitions, ...makers }, today, nameOf),
  };
}

type Told =
  | { readonly kind: 'groups.group-repurposed'; readonly petition: number | null }
  | { readonly kind: 'lifecycle.change-made'; readonly proposal: number; readonly change: string; readonly on: string };

/** What facts tell of the petitions and the proposals that changed a group. One statement. */
async function makersOf(
  { db, zone }: Pick<Visit, 'db' | 'zone'>,
  { id }: Group,
): Promise<Pick<PastOfEntry, 'repurposed' | 'made'>> {
  const kinds = ['groups.group-repurposed', 'lifecycle.change-made'] as const satisfies readonly Told['kind'][];
  const told = (await factsAbout(db, { kinds, detail: { group: id } })).map(({ fact, at }) => ({
    fact: fact as unknown as Told,
    at,
  }));
  return {
    repurposed: told.flatMap(({ fact, at }) =>
      fact.kind === 'groups.group-repurposed' && fact.petition !== null
        ? [{ on: dayOf(at, zone), petition: fact.petition }]
        : [],
    ),
    made: told.flatMap(({ fact }) =>
      fact.kind === 'lifecycle.change-made'
        ? [{ on: fact.on, proposal: fact.proposal, isRename: fact.change === 'rename' }]
        : [],
    ),
  };
}
