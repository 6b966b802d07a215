import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { rollFile } from '../../../association/example/roll.ts';
import { theSystem } from '../../platform/act/index.ts';
import { dayOf } from '../../platform/time/index.ts';
import { importRollFile, importRulesOf } from '../../roll/index.ts';
import type { ExampleHouse } from './house.ts';
import { populationOf } from './papers.ts';

/** The members, through the import that every association uses. */
export async function loadRoll(house: ExampleHouse): Promise<void> {
  const at = house.clock.now();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'folkmoot-example-'));
  try {
    const file = path.join(folder, 'roll.csv');
    const of = populationOf(house);
    const { seed, members: count } = of.plan;
    await pipeline(rollFile({ seed, count, today: dayOf(at, house.zone), of }), fs.createWriteStream(file));
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
