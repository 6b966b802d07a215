import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aStage, anOpenPetition, sign } from './charters/testing.ts';
import { aGroup } from './groups/testing.ts';
import { theSystem } from './platform/act/index.ts';
import { addMilliseconds, days } from './platform/time/index.ts';
import { seeing } from './platform/db/index.ts';
import { makeFindable } from './platform/search/index.ts';
import { erasePerson } from './roll/members/commands.ts';
import { aPerson } from './roll/testing.ts';
import { openTestHouse, type TestHouse } from './testing.ts';

const now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let today = now;
beforeAll(async () => {
  house = await openTestHouse(() => today);
});
afterAll(() => house.close());

const db = () => seeing<never>()(house.app.database.db);

/** Codes that no constraint lists, and what a program made. */
const noWords = [
  'duties.duty.kind',
  'hooks.delivery.kind',
  'hooks.delivery.message_id',
  'hooks.delivery.trouble',
  'hooks.call.webhook_id',
  'hooks.target.kinds',
  'lifecycle.notice.code',
  'lifecycle.proposal.policy_id',
  'lifecycle.proposal.policy_version',
];

test('of every column of groups, steps, duties and webhooks that holds words it is written what becomes of it at an erasure', async () => {
  const { rows } = await sql<{ column: string }>`
    select table_schema || '.' || table_name || '.' || column_name as column from information_schema.columns held
    where table_schema in ('lifecycle', 'steps', 'duties', 'hooks', 'evidence', 'handbook') and data_type in ('text', 'jsonb', 'json', 'ARRAY')
      and not exists (
        select from pg_constraint where conrelid = (quote_ident(table_schema) || '.' || quote_ident(table_name))::regclass and contype = 'c'
          and pg_get_constraintdef(oid) like 'CHECK ((' || column_name || ' = ANY (%')
    order by 1
  `.execute(db());
  const written = await readFile('docs/decisions/erasure.md', 'utf8');
  const decided = [...written.matchAll(/`((?:lifecycle|steps|duties|hooks)\.\w+\.\w+)`/g)].map(([, column]) => column!);

  const held = rows.map(({ column }) => column).filter((column) => !noWords.includes(column));

  expect(decided.toSorted()).toEqual(held);
});

test('the name and the address of somebody who is erased go from units, groups, petitions and meetings, wherever others wrote them', async () => {
  const { app } = house;
  const leaving = await aPerson(app.database.db, 'Vera Moorwood', { email: 'vera@moorwood.example' });
  const text = 'Ask Vera Moorwood, vera@moorwood.example.';
  const stage = await aStage(app.database);
  const organizers = [
    await aPerson(app.database.db, 'One Organizer', { class: 'REG' }),
    await aPerson(app.database.db, 'Two Organizer', { class: 'REG' }),
  ] as const;
  const petition = await anOpenPetition(stage, organizers, now);
  const group = await app.perform(theSystem(now), (act) => aGroup(act, { organizers }));
  const { rows: units } = await sql<{ id: number }>`
    insert into units.unit (slug, name, kind, charge, contact_name, contact_email, changed_at)
    values ('ferns', 'Ferns', 'committee', ${text}, 'Vera', 'Vera@moorwood.example', ${now}) returning id
  `.execute(db());
  await sql`update groups.registered_group set liaison_name = 'Vera Moorwood', about = ${text} where id = ${group.id}`.execute(
    db(),
  );
  await sql`
    insert into groups.former_liaison (group_id, person, name, until_on)
    values (${group.id}, null, 'Vera Moorwood', '2026-01-01'), (${group.id}, ${leaving}, 'Vera', '2026-02-01')
  `.execute(db());
  await sql`
    insert into charters.consultation (petition, unit, question, reason, asked_by, asked_at, answer_by, position, remarks, replier_name, replied_at)
    values (${petition}, ${units[0]!.id}, ${text}, ${text}, ${organizers[0]}, ${now}, '2026-12-01', 'objection', ${text}, 'Vera Moorwood', ${now})
  `.execute(db());
  await app.settle();
  await makeFindable(app.database.db, {
    noun: 'group',
    id: group.id,
    href: '/groups/ferns',
    title: 'Ferns',
    body: text,
  });
  await sql`
    insert into charters.organizer (petition, name, email, invited_at) values (${petition}, 'V. Moorwood', 'Vera@moorwood.example', ${now})
  `.execute(db());
  await sql`
    insert into platform.letter (once, kind, address, subject, written_at, try_at, sent_at)
    values ('told', 'tests.told', 'other@example.org', 'Vera Moorwood invites you', ${now}, ${now}, ${now}),
           ('invited', 'tests.invited', 'Vera@moorwood.example', 'You are invited', ${now}, ${now}, ${now})
  `.execute(db());
  const places = async () => (await placesOf('moorwood')).filter((place) => !/^roll\.|^platform\.erasing$/.test(place));
  const before = await places();

  await app.perform(theSystem(now), (act) => erasePerson(act, leaving));
  await app.settle();

  expect(before).toEqual([
    'charters.consultation',
    'charters.organizer',
    'groups.former_liaison',
    'groups.registered_group',
    'platform.letter',
    'platform.search_entry',
    'units.unit',
  ]);
  expect(await places()).toEqual([]);
});

test('a letter as long as it may be loses a name all the same', async () => {
  const { app } = house;
  const stage = await aStage(app.database);
  const leaving = await aPerson(app.database.db, 'Nils Lind', { email: 'nils@example.org' });
  const organizers = [
    await aPerson(app.database.db, 'Three Organizer', { class: 'REG' }),
    await aPerson(app.database.db, 'Four Organizer', { class: 'REG' }),
  ] as const;
  const petition = await anOpenPetition(stage, organizers, now);
  const signature = await sign(stage, petition, organizers[0], now);
  const rest = ' asked me.'.padEnd(4_991, '…');
  await sql`
    insert into charters.signature_letter (signature, body) values (${signature}, ${`Nils Lind${rest}`})
  `.execute(db());

  await app.perform(theSystem(now), (act) => erasePerson(act, leaving));
  await app.settle();

  const { rows } = await sql`
    select body from charters.signature_letter where signature = ${signature}
  `.execute(db());
  expect(rows).toEqual([{ body: `a former participant${rest}` }]);
});

test('masked is what is theirs alone: no name of one word, none that somebody else has or that is a part of another’s', async () => {
  const { app } = house;
  for (const name of ['Mary Ann Lee', 'Cy Twin', 'Joann Leeds'])
    await aPerson(app.database.db, name, { email: `${name.length}@example.org` });
  await aPerson(app.database.db, 'Émile  Bo O’Dell', { email: 'guest@example.org', isMember: false });
  const known: unknown[] = [];
  for (const [name, email] of [
    ['Ann Lee', 'ann@example.org'],
    ['Cy Twin', '7@example.org'],
    ['Ann Leeds', 'ann.leeds@example.org'],
    ['Émile Bo', 'bo@example.org'],
    ['Bo o’dell', 'odell@example.org'],
    ['Chair', 'chair@example.org'],
  ] as const) {
    const leaving = await aPerson(app.database.db, name, { email });
    await app.perform(theSystem(now), (act) => erasePerson(act, leaving));
    const { rows } = await sql`select names, addresses from platform.erasing order by id desc limit 1`.execute(db());
    known.push(rows[0]);
  }
  await app.settle();

  expect(known).toEqual([
    { names: [], addresses: ['ann@example.org'] },
    { names: [], addresses: [] },
    { names: ['Ann Leeds'], addresses: ['ann.leeds@example.org'] },
    { names: [], addresses: ['bo@example.org'] },
    { names: [], addresses: ['odell@example.org'] },
    { names: [], addresses: ['chair@example.org'] },
  ]);
});

test('a form that was opened before and is sent after brings nobody back for longer than three days, and then their names are kept nowhere', async () => {
  const { app } = house;
  const leaving = await aPerson(app.database.db, 'Orla Fernwood', { email: 'orla@fernwood.example' });
  await sql`
    insert into units.unit (slug, name, kind, charge, changed_at) values ('mosses', 'Mosses', 'committee', '', ${now})
  `.execute(db());
  await app.perform(theSystem(now), (act) => erasePerson(act, leaving));
  await app.settle();
  await sql`
    update units.unit set charge = 'Ask Orla Fernwood.', contact_name = 'Orla', contact_email = 'orla@fernwood.example' where slug = 'mosses'
  `.execute(db());

  const brought = (await placesOf('fernwood')).toSorted();
  today = addMilliseconds(now, days(3));
  await app.settle();

  expect(brought).toEqual(['platform.erasing', 'units.unit']);
  expect(await placesOf('fernwood')).toEqual([]);
  expect((await sql`select from platform.erasing`.execute(db())).rows).toEqual([]);
});

/** Tables in which a text stands, whatever the column. */
async function placesOf(text: string): Promise<string[]> {
  const { rows: tables } = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1, 2
  `.execute(db());
  const found: string[] = [];
  for (const { schema, name } of tables) {
    const { rows } = await sql`
      select from ${sql.table(`${schema}.${name}`)} as held where held::text ilike ${`%${text}%`} limit 1
    `.execute(db());
    if (rows.length > 0) found.push(`${schema}.${name}`);
  }
  return found;
}
