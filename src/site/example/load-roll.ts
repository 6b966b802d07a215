import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { duesFile, rollFile, type RollWish } from '../../../association/example/roll.ts';
import { theSystem } from '../../platform/act/index.ts';
import { installationOf } from '../../platform/installation.ts';
import type { Daily } from '../../platform/jobs/index.ts';
import { addMonths, dayOf, type CalendarDay } from '../../platform/time/index.ts';
import { importRollFile, importRulesOf, type ImportChoices } from '../../roll/index.ts';
import type { ExampleHouse } from './house.ts';
import { populationOf } from './papers.ts';

/** The members, through the import that every association uses. */
export async function loadRoll(house: ExampleHouse): Promise<void> {
  const at = house.clock.now();
  await bringIn(house, { at, name: 'roll.csv', lines: rollFile(wishOf(house, at)) });
}

/** Members pay their dues at the beginning of the month in which they end, most of them; else nobody could sign a year after the example was made. */
export const duesDaily = (house: ExampleHouse): Daily => ({
  kind: 'example.pay-dues',
  async run({ at, since = at, db }) {
    const made = (await installationOf(db))?.filledAt;
    const months = monthsBegun(dayOf(since, house.zone), dayOf(at, house.zone));
    if (!made || months.length === 0) return;
    await bringIn(house, { at, name: 'dues.csv', lines: duesFile(wishOf(house, made), months) }, { partial: true });
  },
});

/** The months whose first day is one of the days from the one to the other, as `2028-03`. */
export function monthsBegun(from: CalendarDay, to: CalendarDay): string[] {
  const months: string[] = [];
  const month = (day: CalendarDay) => day.slice(0, 7);
  const first = from.endsWith('-01') ? from : addMonths(`${month(from)}-01`, 1);
  for (let day = first; day <= to; day = addMonths(day, 1)) months.push(month(day));
  return months;
}

function wishOf(house: ExampleHouse, made: Date): RollWish {
  const of = populationOf(house);
  return { seed: of.plan.seed, count: of.plan.members, today: dayOf(made, house.zone), of };
}

interface RollPaper {
  readonly at: Date;
  readonly name: string;
  readonly lines: Iterable<string>;
}

async function bringIn(house: ExampleHouse, { at, name, lines }: RollPaper, choices?: ImportChoices): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'folkmoot-example-'));
  try {
    const file = path.join(folder, name);
    await pipeline(lines, fs.createWriteStream(file));
    const { database, perform, zone, association, installation } = house;
    const place = { database, perform, zone, actor: theSystem(at), rules: importRulesOf(association) };
    await importRollFile({ ...place, hashKey: installation.hashKey }, file, choices);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}
