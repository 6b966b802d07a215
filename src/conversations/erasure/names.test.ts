import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinGroup } from '../../groups/index.ts';
import { aGroup } from '../../groups/testing.ts';
import { theSystem } from '../../platform/act/index.ts';
import { addMilliseconds, days, minutes } from '../../platform/time/index.ts';
import { erasePerson } from '../../roll/members/commands.ts';
import { aPerson, standing } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { listBySlug } from '../lists/queries.ts';
import type { ListId } from '../lists/model.ts';
import { chooseDelivery, subscribe } from '../subscriptions/commands.ts';
import { conversations } from '../tables.ts';
import { aLetter, aPostman, type Postman } from '../testing.ts';

const now = new Date('2026-11-23T18:00:00Z');
let today = now;
let house: TestHouse;
let postman: Postman;
let group: string;
let slug: string;
let list: ListId;

beforeAll(async () => {
  house = await openTestHouse(() => today);
  postman = await aPostman(house);
  const { app } = house;
  const { db } = app.database;
  const cleo = await aPerson(db, 'Cleo Reed', { email: 'cleo@example.org' });
  // Members who never came here.
  await aPerson(db, 'Mark Bland');
  await aPerson(db, 'Sam Twin', { email: 'other-sam@example.org' });
  ({ id: group, slug } = await app.perform(theSystem(now), (act) => aGroup(act, { organizers: [cleo] })));
  await app.settle();
  list = (await listBySlug(db, slug))!.id;
});
afterAll(async () => {
  await postman.close();
  await house.close();
});

async function mail(name: string, from: string, text: string): Promise<void> {
  const to = `${slug}@${house.app.settings.mailDomain}`;
  await postman.bring(aLetter({ from: `${name} <${from}>`, to, text }), { from, to });
  await house.app.settle();
}

async function tonight(): Promise<void> {
  const { database, perform } = house.app;
  const daily = house.plug.dailies.find(({ kind }) => kind === 'conversations.forget-erased')!;
  await daily.run({ subject: '', at: now, db: database.db, perform });
}

/** What stands of a message of Cleo's when somebody whom it names was erased, in the archive and in its bytes. */
async function keptWithout(person: string, text: string): Promise<{ text: string; bytes: string }> {
  const { database, perform } = house.app;
  await mail('Cleo Reed', 'cleo@example.org', text);
  await perform(theSystem(now), (act) => erasePerson(act, person));
  await tonight();
  const client = await database.connection();
  try {
    const { rows } = await client.query<{ text: string; bytes: string }>(
      `select body_text as text, convert_from(raw, 'UTF8') as bytes
       from conversations.message join conversations.message_source on message = id order by number desc limit 1`,
    );
    const [header, ...body] = rows[0]!.bytes.split('\r\n\r\n');
    expect(header).toContain('From: Cleo Reed <cleo@example.org>');
    return { text: rows[0]!.text.trim(), bytes: body.join('\r\n\r\n').trim() };
  } finally {
    client.release();
  }
}

const both = (text: string) => ({ text, bytes: text });
const join = (person: string) =>
  house.app.perform({ by: person, at: now, grants: new Set() }, (act) => joinGroup(act, group, { standing }));

test.each([
  {
    says: 'words of the language',
    name: 'of the',
    kept: 'On Monday, a former participant <gone@erased.invalid> wrote to a former participant of the board, and Mark Bland.',
  },
  {
    says: 'the name of a member who never wrote',
    name: 'Mark Bland',
    kept: 'On Monday, Mark Bland <gone@erased.invalid> wrote to a former participant of the board, and Mark Bland.',
  },
  {
    says: 'a nickname',
    name: 'Whetstone Mal',
    kept: 'On Monday, a former participant <gone@erased.invalid> wrote to a former participant of the board, and Mark Bland.',
  },
])(
  'who is erased and wrote as $says takes nothing from others but the name that the roll had',
  async ({ name, kept }) => {
    const from = `mal-${name.replaceAll(' ', '-').toLowerCase()}@example.org`;
    const mal = await aPerson(house.app.database.db, 'Mal Moorwood', { email: from });
    await join(mal);
    await mail(name, from, 'Who has a lathe?');

    expect(
      await keptWithout(mal, `On Monday, ${name} <${from}> wrote to Mal Moorwood of the board, and Mark Bland.`),
    ).toEqual(both(kept));
  },
);

test('a name that somebody else on the roll has, too, stays in what others wrote', async () => {
  const sam = await aPerson(house.app.database.db, 'Sam Twin', { email: 'sam@example.org' });
  await join(sam);
  await mail('Sam Twin', 'sam@example.org', 'Who has a plane?');

  expect(await keptWithout(sam, 'Sam Twin has one, ask sam@example.org.')).toEqual(
    both('Sam Twin has one, ask gone@erased.invalid.'),
  );
});

test('an address that a member has, too, who never came here is not theirs alone', async () => {
  const { app } = house;
  const pat = await aPerson(app.database.db, 'Pat Home', { email: 'home@example.org' });
  const client = await app.database.connection();
  await client.query(
    `insert into roll.member (number, first_name, last_name, email, email_key) values ('7', 'Kim', 'Home', 'home@example.org', 'home@example.org')`,
  );
  client.release();
  await join(pat);
  await (await house.browsing(pat)).post(`/lists/${slug}/new`, { once: 'a', subject: 'Planes', body: 'Who has one?' });
  await app.settle();

  expect(await keptWithout(pat, 'Write to Pat Home or Kim Home, home@example.org.')).toEqual(
    both('Write to a former participant or Kim Home, home@example.org.'),
  );
});

test('who only ever read on the web goes as others do, and so do the addresses that they had', async () => {
  const { database, perform, settle } = house.app;
  const una = await aPerson(database.db, 'Una Web', { email: 'una@example.org' });
  await join(una);
  await settle();
  await perform(theSystem(now), (act) => chooseDelivery(act, list, una, 'web'));
  await settle();
  const client = await database.connection();
  await client.query(
    `update roll.member set last_name = 'Wed', email = 'wed@example.org', email_key = 'wed@example.org' where person = $1`,
    [una],
  );
  client.release();
  await tonight();

  expect(
    await keptWithout(una, 'Una Web is una@example.org, and now Una Wed, wed@example.org; una@example.org.uk is not.'),
  ).toEqual(
    both(
      'a former participant is gone@erased.invalid, and now a former participant, gone@erased.invalid; una@example.org.uk is not.',
    ),
  );
});

test('a name that somebody gave themselves goes where it stands beside their address, and nowhere else', async () => {
  const guest = await aPerson(house.app.database.db, 'Public Library', { email: 'pl@example.org', isMember: false });
  await house.app.perform(theSystem(now), (act) => subscribe(act, list, [guest]));
  await house.app.settle();

  expect(
    await keptWithout(
      guest,
      'Ask the Public Library.\r\n\r\nOn Monday, Public\r\n> Library\r\n> <pl@example.org> wrote:',
    ),
  ).toEqual({
    text: 'Ask the Public Library.\n\nOn Monday, a former participant\n> <gone@erased.invalid> wrote:',
    bytes: 'Ask the Public Library.\r\n\r\nOn Monday, a former participant\r\n> <gone@erased.invalid> wrote:',
  });
});

test('whoever is quoted again some days after they were erased goes once more, also who never wrote here', async () => {
  const { app } = house;
  const una = await aPerson(app.database.db, 'Una Fernwood', { email: 'una@fernwood.example' });
  await app.perform(theSystem(now), (act) => erasePerson(act, una));
  await app.settle();
  await mail('Cleo Reed', 'cleo@example.org', 'As Una Fernwood, una@fernwood.example, said.');

  today = addMilliseconds(now, days(3));
  await app.settle();

  const { rows } = await sql`
    select body_text as text, position('ernwood' in encode(raw, 'escape')) as found
    from conversations.message join conversations.message_source on message = id order by number desc limit 1
  `.execute(conversations(app.database.db));
  expect(rows).toEqual([{ text: 'As a former participant, gone@erased.invalid, said.\n', found: 0 }]);
});

test('whoever came to the roll meanwhile by the same name and address keeps what is written with them', async () => {
  const { app } = house;
  const at = today;
  const gone = await aPerson(app.database.db, 'Ida Birchwood', { email: 'ida@birchwood.example' });
  await app.perform(theSystem(at), (act) => erasePerson(act, gone));
  await app.settle();
  await aPerson(app.database.db, 'Ida Birchwood', { email: 'ida@birchwood.example' });
  await mail('Cleo Reed', 'cleo@example.org', 'Welcome, Ida Birchwood, ida@birchwood.example.');

  today = addMilliseconds(at, days(3));
  await app.settle();

  const { rows } = await sql`select body_text as text from conversations.message order by number desc limit 1`.execute(
    conversations(app.database.db),
  );
  expect(rows).toEqual([{ text: 'Welcome, Ida Birchwood, ida@birchwood.example.\n' }]);
});

test('a correction that was begun before somebody was erased, and saved after, is looked through, too', async () => {
  const { app } = house;
  const gone = await aPerson(app.database.db, 'Una Firwood');
  await mail('Cleo Reed', 'cleo@example.org', 'As a friend said.');
  today = addMilliseconds(today, minutes(10));
  await app.perform(theSystem(today), (act) => erasePerson(act, gone));
  await app.settle();
  const newest = sql`(select max(number) from conversations.message)`;
  await sql`
    update conversations.message set body_text = 'As Una Firwood said.', corrected_at = ${today} where number = ${newest}
  `.execute(conversations(app.database.db));

  today = addMilliseconds(today, days(3));
  await app.settle();

  const { rows } = await sql`select body_text as text from conversations.message where number = ${newest}`.execute(
    conversations(app.database.db),
  );
  expect(rows).toEqual([{ text: 'As a former participant said.' }]);
});
