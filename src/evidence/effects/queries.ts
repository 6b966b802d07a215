import { endedStates, everyTerm, petitionsByVersion, petitionsIn, petitionStates } from '../../charters/index.ts';
import { groupsById } from '../../groups/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { GroupInTerm, PetitionUnderWay } from './model.ts';
import { renewalsAmong } from './rules.ts';

/** More than there are: whoever asks what a change would do wants all of them. */
const all = 1_000_000;

const statesUnderWay = petitionStates.filter((state) => !endedStates.includes(state));

/** Every petition on which something is still to happen, drafts too. One statement. */
export const petitionsUnderWay = (db: Db): Promise<PetitionUnderWay[]> =>
  petitionsIn(db, statesUnderWay, { most: all });

/** How many there are of them under each version; their signatures, of which there may be millions, are not counted. */
export const countsUnderWay = (db: Db): ReturnType<typeof petitionsByVersion> => petitionsByVersion(db, statesUnderWay);

/** Every group whose term has not ended, by name. Two statements. */
export async function groupsInTerm(db: Db): Promise<GroupInTerm[]> {
  const terms = Map.groupBy(await everyTerm(db), ({ group }) => group);
  const running = [...terms].filter(([, [latest]]) => latest?.endedOn === null);
  const groups = await groupsById(
    db,
    running.map(([id]) => id),
  );
  return running
    .flatMap(([id, its]) => {
      const group = groups.get(id);
      return group ? { group, term: its[0]!, renewals: renewalsAmong(its) } : [];
    })
    .sort((one, other) => (one.group.name < other.group.name ? -1 : 1));
}
