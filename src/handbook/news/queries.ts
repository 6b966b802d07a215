import { pastOfGroup } from '../../charters/index.ts';
import type { Group } from '../../groups/index.ts';
import type { Visit } from '../../platform/act/index.ts';
import { latestFactsAbout, type Recorded } from '../../platform/facts/index.ts';
import type { Nouns } from '../../roll/index.ts';
import type { GroupNews, PublicPromise } from './model.ts';
import { newsFrom, type ToldAt } from './telling.ts';
import { toldOfGroup, toldOfPetition } from './told.ts';

/** What stands above, or is the association's. */
export interface Beside {
  readonly promises: readonly PublicPromise[];
  readonly nouns: Nouns;
}

/** More than are shown, since roles other than that of a convener are no news. */
const mostFacts = 200;

/** What happened to a group, the latest first, at most so much of it. Three statements, whatever its history. */
export async function newsOfGroup(
  { db, zone, today }: Pick<Visit, 'db' | 'zone' | 'today'>,
  group: Group,
  { promises, nouns }: Beside,
  most: number,
): Promise<GroupNews[]> {
  const [ofGroup, petitions] = await Promise.all([
    latestFactsAbout(db, { about: 'group', ids: [group.id], kinds: toldOfGroup, most: mostFacts }),
    pastOfGroup(db, group.id, zone),
  ]);
  const ids = petitions.map(({ petition }) => petition);
  const ofPetitions = await latestFactsAbout(db, { about: 'petition', ids, kinds: toldOfPetition, most: mostFacts });
  const facts = [...ofGroup, ...ofPetitions].map(asTold);
  return newsFrom({ group, facts, petitions, promises, nouns, zone, today }).slice(0, most);
}

const asTold = ({ id, at, fact }: Recorded): ToldAt => ({ id, at, fact: fact as unknown as ToldAt['fact'] });
