import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { rollFile } from '../../../association/example/roll.ts';
import { theSystem } from '../../platform/act/index.ts';
import { noteFilled } from '../../platform/installation.ts';
import { silence } from '../../platform/log/index.ts';
import { logNameOf, sealNow } from '../../platform/seal/index.ts';
import { dayOf } from '../../platform/time/index.ts';
import { importRollFile, importRulesOf } from '../../roll/index.ts';
import { loadChanges } from './load-changes.ts';
import { loadGroups } from './load-groups.ts';
import { announceLast, loadMeetings } from './load-meetings.ts';
import { loadPetitions } from './load-petitions.ts';
import { loadPromises } from './load-promises.ts';
import { loadStructure } from './load-structure.ts';
import { loadTalk } from './load-talk.ts';
import type { ExampleHouse } from './house.ts';
import { personasOf } from './personas.ts';

const seed = 1876;
const members = 6_000;

/**
 * Fills a new example with its association, through the same imports and commands as a real one: the roll, the units, the
 * groups, and petitions in every state.  Does nothing in a real association, or when the example is there already.
 */
export async function loadExample(house: ExampleHouse, say: (line: string) => void): Promise<void> {
  if (house.installation.kind !== 'example' || house.installation.filledAt) return;
  const started = performance.now();
  say('Making the example association, once …');
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
  const { database, perform, clock, baseUrl } = house;
  await sealNow({ database, log: silence, logName: logNameOf(baseUrl()) }, perform, clock.now());
  await noteFilled(database.db, clock.now());
  say(`… made in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

async function loadRoll(house: ExampleHouse): Promise<void> {
  const at = house.clock.now();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'folkmoot-example-'));
  try {
    const file = path.join(folder, 'roll.csv');
    await pipeline(rollFile({ seed, count: members, today: dayOf(at, house.zone) }), fs.createWriteStream(file));
    await importRollFile(
      {
        database: house.database,
        perform: house.perform,
        actor: theSystem(at),
        zone: house.zone,
        rules: importRulesOf(house.association),
        hashKey: house.installation.hashKey,
      },
      file,
    );
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}
