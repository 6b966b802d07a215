// The example association, grown by SQL in the database itself to so many times the size of the American Library Association.
import type pg from 'pg';
import { connectAlone } from '../../src/platform/db/index.ts';
import { copyExample } from './copies.ts';
import { withoutIndexes } from './indexes.ts';
import { othersStandIn, peopled } from './people.ts';
import type { Size } from './size.ts';
import { signEverything } from './signatures.ts';
import { letTalk } from './talk.ts';

const tablesThatGrowMost = [
  'roll.member',
  'roll.person',
  'roll.standing',
  'charters.signature',
  'charters.verdict',
  'platform.fact',
  'groups.participant',
  'conversations.subscription',
  'conversations.reading_span',
  'conversations.message',
];

/** What of the example is copied: what stood there before the bench began things of its own. */
export async function markOriginals(url: string): Promise<void> {
  const client = await connectAlone(url);
  await client.query(`
    create schema scale;
    create table scale.petition as select id from charters.petition;
    create table scale.group as select id, petition from groups.registered_group`);
  await client.end();
}

/** Fills the database and tells how long each part took. */
export async function grow(url: string, size: Size, tell: (line: string) => void): Promise<void> {
  const client = await connectAlone(url);
  const step = async (name: string, work: () => Promise<unknown>) => {
    const began = performance.now();
    await work();
    tell(`${name}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
  };
  try {
    await client.query(`set synchronous_commit = off; set work_mem = '256MB'; set maintenance_work_mem = '1GB'`);
    await step('all of it', () =>
      withoutIndexes(client, tablesThatGrowMost, tell, async () => {
        await step('people', () => peopled(client, size));
        await othersStandIn(client);
        await step('petitions and groups', () => copyExample(client, size));
        await numbersGoOn(client);
        await step('signatures', () => signEverything(client));
        await step('participants and talk', () => letTalk(client));
      }),
    );
    await settle(client);
    await step('vacuum analyze', () => client.query('vacuum analyze'));
  } finally {
    await client.end();
  }
}

/** What the tables count by themselves goes on behind what was copied. */
async function numbersGoOn(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ sequence: string; relation: string; name: string }>(`
    select pg_get_serial_sequence(attrelid::regclass::text, attname) as sequence, attrelid::regclass::text as relation, attname as name
    from pg_attribute join pg_class on pg_class.oid = attrelid where attidentity <> '' and relkind = 'r'`);
  for (const { sequence, relation, name } of rows)
    await client.query(`select setval('${sequence}', greatest((select max(${name}) from ${relation}), 1))`);
}

/** Nobody reacts to facts that were copied with what came of them. */
async function settle(client: pg.Client): Promise<void> {
  await numbersGoOn(client);
  await client.query(`
    update platform.reaction set swept_to = (select max(id) from platform.fact);
    delete from platform.reaction_done;
    drop schema scale cascade`);
}
