import pg from 'pg';
import { openList } from '../src/conversations/lists/commands.ts';
import { listOf } from '../src/conversations/lists/queries.ts';
import { importSubscribers } from '../src/conversations/subscriptions/import/import.ts';
import { aGroup } from '../src/groups/testing.ts';
import { performer, theSystem } from '../src/platform/act/index.ts';
import { connect, connectAlone, copyIn, migrate, type Database } from '../src/platform/db/index.ts';
import { readRoster } from '../src/platform/mail/index.ts';
import { standing } from '../src/roll/testing.ts';
import { measure, usualPairs } from './harness.ts';
import { scratchPostgres } from './processes.ts';

const subscribers = 10_000;

/** The subscribers of a former list, all on the roll and none ever here, are brought in; against COPY of their file. */
export async function bench(): Promise<void> {
  const postgres = await scratchPostgres();
  const database = connect(await postgres.urlOf('product'));
  try {
    await migrate(database);
    await fillRoll(database);
    await measureIn(database);
  } finally {
    await database.close();
    await postgres.stop();
  }
}

/** Each run has ten thousand of its own: whoever was brought in once is a person from then on. */
async function fillRoll({ url }: Database): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`
    with member as (
      insert into roll.member (number, first_name, last_name, email, email_key, joined_on)
      select n, 'Reader', 'Number ' || n, 'reader' || n || '@example.org', 'reader' || n || '@example.org', '2020-01-01'
      from generate_series(0, ${subscribers * usualPairs - 1}) n returning id)
    insert into roll.standing (member, from_on, class, paid_through) select id, '2020-01-01', 'regular', '2099-12-31' from member
  `);
  await client.query('analyze');
  await client.end();
}

async function measureIn(database: Database): Promise<void> {
  const perform = performer(database, 'America/Chicago');
  const at = new Date();
  const client = await connectAlone(database.url);
  await client.query('create table bare (address text, name text, delivery text)');
  let run = 0;
  const fileOf = (from: number) =>
    Array.from(
      { length: subscribers },
      (_, n) => `reader${from + n}@example.org,Reader ${n},${n % 3 ? 'each' : 'daily'}\n`,
    );
  await measure('subscribe-import', [
    {
      name: `${subscribers} addresses`,
      unit: 's',
      product: async () => {
        const list = await aList(database, run);
        const file = Buffer.from(`email,name,delivery\n${fileOf(run * subscribers).join('')}`);
        run += 1;
        const started = performance.now();
        const roster = readRoster(file);
        const imported = await perform(theSystem(at), (act) =>
          importSubscribers(act, list, roster.subscribers, standing),
        );
        if (imported.new !== subscribers) throw new Error(`${imported.new} came in`);
        return (performance.now() - started) / 1000;
      },
      yardstick: async () => {
        const started = performance.now();
        const copy = await copyIn(client, 'copy bare from stdin csv');
        await copy.write(fileOf(0).join(''));
        await copy.end();
        return (performance.now() - started) / 1000;
      },
    },
  ]);
  await client.end();
}

async function aList(database: Database, run: number) {
  const at = new Date();
  const id = await performer(database, 'America/Chicago')(theSystem(at), async (act) => {
    const group = await aGroup(act, { name: `Tools ${run}` });
    return openList(act, { name: `Tools ${run}`, slug: `tools-${run}`, group: group.id });
  });
  return (await listOf(database.db, id))!;
}
