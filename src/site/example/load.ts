import { noteFilled } from '../../platform/installation.ts';
import { silence } from '../../platform/log/index.ts';
import { logNameOf, sealNow } from '../../platform/seal/index.ts';
import { loadChanges } from './load-changes.ts';
import { loadGroups } from './load-groups.ts';
import { announceLast, loadMeetings } from './load-meetings.ts';
import { loadPetitions } from './load-petitions.ts';
import { loadPromises } from './load-promises.ts';
import { loadRoll } from './load-roll.ts';
import { loadStructure } from './load-structure.ts';
import { loadTalk } from './load-talk.ts';
import type { ExampleHouse } from './house.ts';
import { personasOf } from './personas.ts';

/**
 * Fills a new example with its association, through the same imports and commands as a real one: the roll, the units, the
 * groups, and petitions in every state.  Does nothing in a real association, or when the example is there already.
 */
export async function loadExample(house: ExampleHouse, say: (line: string) => void): Promise<void> {
  if (house.installation.kind !== 'example' || house.installation.filledAt) return;
  const started = performance.now();
  say(`Making the example association, ${house.association.name}, once …`);
  await loadRoll(house);
  await loadStructure(house);
  await loadGroups(house);
  const personas = await personasOf(house)();
  const lastSitting = await announceLast(house, personas);
  await loadPetitions(house, personas);
  await loadMeetings(house, personas, lastSitting);
  await loadPromises(house);
  await loadChanges(house);
  // The list of a group is opened by a reaction to the group.
  await house.settle();
  await loadTalk(house);
  await house.settle();
  const { database, perform, clock, baseUrl, settings } = house;
  const sealing = { database, log: silence, logName: logNameOf(baseUrl()), keys: settings.recordKeys };
  await sealNow(sealing, perform, clock.now());
  await noteFilled(database.db, clock.now());
  say(`… made in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}
