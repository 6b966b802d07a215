import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performer } from '../../src/platform/act/index.ts';
import { connect, migrate, type Database } from '../../src/platform/db/index.ts';
import { readTable } from '../../src/platform/csv/index.ts';
import { startEmbedded } from '../../src/platform/postgres/index.ts';
import { importRollFile, importRulesOf, loadAssociation, matchesFor, type Matched } from '../../src/roll/index.ts';

/**
 * FEBRL dataset1: `rec-N-org` is a record and `rec-N-dup-0` the same person with slips of the pen.  The records are the roll, the
 * duplicates stand on sheets of paper.  The given name and the surname are the name; `soc_sec_id` stands for the member number as it
 * was written, slips included.  Date of birth and address are left out: no sheet of signatures has them.
 */
export async function febrl(folder: string): Promise<void> {
  const people = read(path.join(folder, 'dataset1.csv'));
  const roll = people.filter(({ id }) => id.endsWith('-org'));
  const sheet = people.filter(({ id }) => id.includes('-dup-'));
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'folkmoot-febrl-'));
  fs.chmodSync(temporary, 0o711);
  const embedded = await startEmbedded({ folder: path.join(temporary, 'postgres') });
  const database = connect(embedded.url);
  try {
    await migrate(database);
    await bringIn(database, path.join(temporary, 'roll.csv'), roll);
    const from = performance.now();
    const matches = await matchesFor(
      database.db,
      sheet.map(({ given, surname, number }) => ({ name: `${given} ${surname}`.trim(), number })),
    );
    report(sheet, roll, matches, performance.now() - from);
  } finally {
    await database.close();
    await embedded.stop();
    for (const each of [temporary, embedded.folder]) fs.rmSync(each, { recursive: true, force: true });
  }
}

interface Somebody {
  readonly id: string;
  readonly given: string;
  readonly surname: string;
  readonly number: string;
}

function read(file: string): Somebody[] {
  const columns = { id: ['rec id'], given: ['given name'], surname: ['surname'], number: ['soc sec id'] };
  return readTable(fs.readFileSync(file), columns, ['id', 'number']).rows.map(({ cell }) => ({
    id: cell('id'),
    given: cell('given'),
    surname: cell('surname'),
    number: cell('number'),
  }));
}

async function bringIn(database: Database, file: string, roll: readonly Somebody[]): Promise<void> {
  const association = loadAssociation('association');
  const rows = roll.map(({ number, given, surname }) => `${number},${given},${surname},REG,2099-12-31`);
  fs.writeFileSync(file, ['Member number,First name,Last name,Class,Paid through', ...rows].join('\n'));
  const outcome = await importRollFile(
    {
      database,
      perform: performer(database, association.timeZone),
      actor: { by: null, at: new Date(), grants: new Set(['roll.import']) },
      zone: association.timeZone,
      rules: importRulesOf(association),
      hashKey: Buffer.alloc(32),
    },
    file,
    {},
  );
  console.log(`the roll: ${outcome.new} of ${roll.length} taken, ${outcome.refused.length} refused`);
}

function report(
  sheet: readonly Somebody[],
  roll: readonly Somebody[],
  matches: readonly Matched[],
  milliseconds: number,
): void {
  const numberOf = new Map(roll.map(({ id, number }) => [id, number]));
  const right = (somebody: Somebody) => numberOf.get(somebody.id.replace('-dup-0', '-org'));
  const pairs = sheet.map((somebody, index) => ({ somebody, is: right(somebody), ...matches[index]! }));
  const linked = pairs.filter((pair) => pair.linked);
  const rightly = linked.filter((pair) => pair.linked?.number === pair.is);
  const shown = pairs.filter((pair) => pair.candidates.some(({ member }) => member.number === pair.is));
  console.log(`pairs: ${pairs.length}`);
  console.log(`linked without a person: ${linked.length}, of which right: ${rightly.length}`);
  console.log(`precision of what is linked: ${(rightly.length / linked.length).toFixed(4)}`);
  console.log(`the true record among the first three candidates: ${(shown.length / pairs.length).toFixed(4)}`);
  console.log(`${(milliseconds / pairs.length).toFixed(1)} ms for each`);
  for (const { somebody } of pairs.filter((pair) => !shown.includes(pair)))
    console.log(`  not shown: ${somebody.id} ${somebody.given} ${somebody.surname} ${somebody.number}`);
}
