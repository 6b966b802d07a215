import fs from 'node:fs';
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { performer } from '../src/platform/act/index.ts';
import { connect, connectAlone, copyIn, migrate, type Database } from '../src/platform/db/index.ts';
import { startEmbedded } from '../src/platform/postgres/index.ts';
import { importRollFile, importRulesOf, loadAssociation, type ImportPlace } from '../src/roll/index.ts';
import { measure } from './harness.ts';

const small = 65_000;
const large = 1_000_000;

/** A first import of a small and a large roll, the same file again, and the memory that it takes; against COPY of the same bytes. */
export async function bench(): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'folkmoot-bench-'));
  const embedded = process.env['DATABASE_URL']
    ? undefined
    : await startEmbedded({ folder: path.join(folder, 'postgres') });
  const database = connect(process.env['DATABASE_URL'] ?? embedded!.url);
  try {
    await migrate(database);
    await measureIn(database, { small: await rollOf(folder, small), large: await rollOf(folder, large) });
  } finally {
    await database.close();
    await embedded?.stop();
    // Below a private folder, the server keeps its data elsewhere.
    for (const each of [folder, embedded?.folder]) if (each) fs.rmSync(each, { recursive: true, force: true });
  }
}

async function measureIn(database: Database, files: { small: string; large: string }): Promise<void> {
  const association = loadAssociation('association');
  const place: ImportPlace = {
    database,
    perform: performer(database, association.timeZone),
    actor: { by: null, at: new Date(), grants: new Set() },
    zone: association.timeZone,
    rules: importRulesOf(association),
    hashKey: Buffer.alloc(32),
  };
  let mostMiB = 0;
  const first = async (file: string) => {
    await onTheSide(database, 'truncate roll.member, roll.standing, roll.import cascade');
    const start = residentMiB();
    const watch = setInterval(() => (mostMiB = Math.max(mostMiB, residentMiB() - start)), 100);
    try {
      return await seconds(() => importRollFile(place, file));
    } finally {
      clearInterval(watch);
    }
  };
  await measure('roll-import', [
    {
      name: '65,000 new rows',
      unit: 's',
      product: () => first(files.small),
      yardstick: () => copied(database, files.small),
    },
    {
      name: 'the same 65,000 again',
      unit: 's',
      product: () => seconds(() => importRollFile(place, files.small)),
      yardstick: () => copied(database, files.small),
    },
    {
      name: '1,000,000 new rows',
      unit: 's',
      product: () => first(files.large),
      yardstick: () => copied(database, files.large),
    },
    { name: 'memory above the start', unit: 'MiB', product: () => mostMiB },
  ]);
}

/** The yardstick: PostgreSQL's own COPY of the same bytes into a bare table. */
async function copied(database: Database, file: string): Promise<number> {
  const columns = header.split(',').map((name) => `${name} text`);
  await onTheSide(database, 'drop table if exists bare', `create table bare (${columns.join(', ')})`);
  return seconds(async () => {
    const client = await connectAlone(database.url);
    const copy = await copyIn(client, 'copy bare from stdin (format csv, header)');
    for await (const piece of fs.createReadStream(file, { highWaterMark: 1 << 20 })) await copy.write(piece as Buffer);
    await copy.end();
    await client.end();
  });
}

async function onTheSide(database: Database, ...statements: string[]): Promise<void> {
  const client = await connectAlone(database.url);
  for (const statement of statements) await client.query(statement);
  await client.end();
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

function residentMiB(): number {
  return process.memoryUsage.rss() / 1024 / 1024;
}

const header =
  'member_id,first_name,last_name,informal_name,email,member_class,member_type,status,join_date,paid_through,suspended,directory_opt_out,company,merged_into';
const firstNames = 'Jordan Amara Wilhelmina Nguyễn José Łukasz Siobhán Mei-Ling Oluwaseun Ingrid Fatima Dvora'.split(
  ' ',
);
const lastNames =
  'Bellweather Okonkwo-Lindqvist Vandersteen-Abernathy Monteverde Núñez Dvořáková O’Brien Lee García Smith Yamada Haddad'.split(
    ' ',
  );

/** A roll as a membership system exports it, with quoted values, accents, blank days of life members and merged records. */
async function rollOf(folder: string, rows: number): Promise<string> {
  const file = path.join(folder, `roll-${rows}.csv`);
  const out = fs.createWriteStream(file);
  out.write(`${header}\r\n`);
  for (let at = 0; at < rows; at += 1) if (!out.write(rowOf(at))) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
  return file;
}

function rowOf(at: number): string {
  const first = firstNames[at % firstNames.length]!;
  const last = lastNames[Math.floor(at / 7) % lastNames.length]!;
  const life = at % 41 === 0;
  const day = (years: number) =>
    `${1 + (at % 12)}/${1 + (at % 28)}/${String((26 + years + 100) % 100).padStart(2, '0')}`;
  const company = `"Public Library of Springfield, Branch ${at % 500}"`;
  const merged = at % 997 === 996 ? String(10_000_000 + at - 1) : '';
  return `${10_000_000 + at},${first},${last},,member.${at}@library${at % 700}.example.org,${life ? 'LIF' : 'REG'},PERSONAL,Active,${day(-(at % 40))},${life ? '' : day(1)},N,${at % 9 === 0 ? 'Y' : 'N'},${company},${merged}\r\n`;
}
