import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openTalkOf } from '../src/conversations/lists/commands.ts';
import { listOf } from '../src/conversations/lists/queries.ts';
import { importSubscribers } from '../src/conversations/subscriptions/import/import.ts';
import { aGroup } from '../src/groups/testing.ts';
import { performer, theSystem } from '../src/platform/act/index.ts';
import { connect, connectAlone, copyIn, migrate, type Database } from '../src/platform/db/index.ts';
import { readRoster } from '../src/platform/mail/index.ts';
import { startEmbedded } from '../src/platform/postgres/index.ts';
import { importRollFile, importRulesOf, loadAssociation, standingRulesOf } from '../src/roll/index.ts';
import { measure } from './harness.ts';

const addresses = 10_000;

/** 10,000 subscribers, all on a roll of 20,000, of whom none has come here before; each run to a group of its own. */
export async function bench(): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'folkmoot-bench-'));
  const embedded = await startEmbedded({ folder: path.join(folder, 'postgres') });
  const database = connect(embedded.url);
  try {
    await migrate(database);
    await bringRoll(database, folder);
    await measureIn(database);
  } finally {
    await database.close();
    await embedded.stop();
    for (const each of [folder, embedded.folder]) fs.rmSync(each, { recursive: true, force: true });
  }
}

async function measureIn(database: Database): Promise<void> {
  const association = loadAssociation('association');
  const perform = performer(database, association.timeZone);
  const roster = Buffer.from(`email,name\n${rows(addresses, (n) => `${addressOf(n)},Reader ${n}`)}`);
  let count = 0;
  await measure('subscribe-import', [
    {
      name: '10,000 new readers (at most 2 s)',
      unit: 's',
      async product() {
        const at = new Date();
        const list = await perform(theSystem(at), async (act) => {
          const name = `Group ${(count += 1)}`;
          const group = await aGroup(act, { name });
          return (await listOf(act.db, await openTalkOf(act, { ...group, name })))!;
        });
        const client = await connectAlone(database.url);
        await client.query('update roll.member set person = null');
        await client.end();
        return seconds(async () => {
          const { subscribers } = readRoster(roster);
          const imported = await perform(theSystem(at), (act) =>
            importSubscribers(act, list, subscribers, standingRulesOf(association)),
          );
          if (imported.new !== addresses) throw new Error(`${imported.new} of ${addresses} came in`);
        });
      },
      yardstick: () => copied(database),
    },
  ]);
}

/** The yardstick: COPY of as many rows of a subscription into a bare table. */
async function copied(database: Database): Promise<number> {
  const client = await connectAlone(database.url);
  await client.query('drop table if exists bare');
  await client.query('create table bare (list integer, address text, since_at timestamptz)');
  const taken = await seconds(async () => {
    const copy = await copyIn(client, 'copy bare from stdin');
    await copy.write(rows(addresses, (n) => `1\t${addressOf(n)}\t2026-11-26T04:00:00Z`));
    await copy.end();
  });
  await client.end();
  return taken;
}

async function bringRoll(database: Database, folder: string): Promise<void> {
  const association = loadAssociation('association');
  const file = path.join(folder, 'roll.csv');
  const header = 'member_id,first_name,last_name,email,member_class,member_type,status,join_date,paid_through';
  fs.writeFileSync(
    file,
    `${header}\n${rows(2 * addresses, (n) => `${10_000_000 + n},Ada,Lane ${n},${addressOf(n)},REG,PERSONAL,Active,1/1/20,1/1/30`)}`,
  );
  const perform = performer(database, association.timeZone);
  const actor = theSystem(new Date());
  const rules = importRulesOf(association);
  await importRollFile(
    { database, perform, actor, zone: association.timeZone, rules, hashKey: Buffer.alloc(32) },
    file,
  );
}

const addressOf = (n: number): string => `member.${n}@library${n % 700}.example.org`;

const rows = (count: number, row: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => `${row(n)}\n`).join('');

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
