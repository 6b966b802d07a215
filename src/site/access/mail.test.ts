import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appointRole, joinGroup, openRolesOf } from '../../groups/index.ts';
import { aGroup } from '../../groups/testing.ts';
import { acceptRole } from '../../groups/roles/commands.ts';
import { theSystem } from '../../platform/act/index.ts';
import { seeing } from '../../platform/db/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { closeList, openList } from '../../conversations/lists/commands.ts';
import { addressWords } from '../../conversations/lists/rules.ts';
import { listBySlug } from '../../conversations/lists/queries.ts';
import { trustWriter } from '../../conversations/moderation/commands/trust.ts';
import { aLetter, aPostman, type Postman } from '../../conversations/testing.ts';
import { standingRulesOf } from '../../roll/index.ts';

// The forger comes first: whoever has left cannot be asked whether they want to.
const writers = [
  'forged participant',
  'stranger',
  'member',
  'participant',
  'lapsed',
  'moderator',
  'banned',
  'forged stranger',
  'machine',
] as const;
type Writer = (typeof writers)[number];

/**
 * Who may send what where: each address of a list, by who writes to it.  What comes of it is a post, a post that waits, letters of ours (as
 * `answer`, `ask-join`), or nothing; `550` is said while the other server waits.
 */
const table: Readonly<Record<string, Readonly<Record<Writer, string>>>> = {
  'the list': {
    stranger: 'post-refuse',
    member: 'post-refuse',
    participant: 'posted',
    lapsed: 'posted',
    moderator: 'posted',
    banned: 'post-refuse',
    'forged participant': 'held, ask-confirm-post',
    'forged stranger': 'held',
    machine: 'nothing',
  },
  'the news': {
    stranger: 'post-refuse',
    member: 'post-refuse',
    participant: 'post-refuse',
    lapsed: 'post-refuse',
    moderator: 'posted',
    banned: 'post-refuse',
    'forged participant': 'held, ask-confirm-post',
    'forged stranger': 'held',
    machine: 'nothing',
  },
  'a closed list': everybody('550'),
  owner: {
    ...everybody('to-owners'),
    machine: 'nothing',
  },
  join: {
    ...everybody('answer'),
    member: 'answer, ask-join',
    'forged participant': 'nothing',
    'forged stranger': 'nothing',
    machine: 'nothing',
  },
  leave: {
    ...everybody('answer'),
    'forged participant': 'ask-leave',
    'forged stranger': 'nothing',
    machine: 'nothing',
  },
  help: {
    ...everybody('answer'),
    'forged participant': 'nothing',
    'forged stranger': 'nothing',
    machine: 'nothing',
  },
  request: {
    ...everybody('answer'),
    'forged participant': 'nothing',
    'forged stranger': 'nothing',
    machine: 'nothing',
  },
  confirm: everybody('550'),
  bounces: everybody('550'),
};

function everybody(outcome: string): Record<Writer, string> {
  return Object.fromEntries(writers.map((writer) => [writer, outcome])) as Record<Writer, string>;
}

const opened = seeing<never>();
let now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let postman: Postman;
let slugs: Record<string, string>;

const db = () => house.app.database.db;

beforeAll(async () => {
  house = await openTestHouse(() => now);
  postman = await aPostman(house);
  const { app } = house;
  const standing = standingRulesOf(house.association);
  const person = (name: string) => aPerson(db(), name, { class: 'REG', email: `${name.toLowerCase()}@example.org` });
  const [ada, moderator, participant, lapsed, banned] = [
    await person('Ada'),
    await person('Moderator'),
    await person('Participant'),
    await person('Lapsed'),
    await person('Banned'),
  ];
  await person('Member');
  const group = await app.perform(theSystem(now), (act) => aGroup(act, { name: 'Tool Libraries', organizers: [ada] }));
  await app.settle();
  for (const by of [moderator, participant, lapsed, banned])
    await app.perform({ by, at: now, grants: new Set() }, (act) => joinGroup(act, group.id, { standing }));
  const roles = { by: ada, at: now, grants: new Set([`group.roles@${group.slug}`]) };
  await app.perform(roles, (act) =>
    appointRole(act, group.id, { person: moderator, role: 'moderator', succeeds: null }),
  );
  const role = (await openRolesOf(db(), group.id)).find((one) => one.person === moderator)!;
  await app.perform({ by: moderator, at: now, grants: new Set() }, (act) => acceptRole(act, role.id));
  await sql`update groups.participant set standing_ended_on = '2026-11-01' where person = ${lapsed}`.execute(
    opened(db()),
  );
  slugs = await app.perform(theSystem(now), async (act) => {
    const news = await openList(act, { name: 'News', slug: 'tool-news', group: group.id, purpose: 'announce' });
    const closed = await openList(act, { name: 'Old', slug: 'tool-old', group: group.id, purpose: 'committee' });
    await closeList(act, { id: closed }, 'dissolved');
    const talk = (await listBySlug(act.db, group.slug))!;
    for (const id of [talk.id, news])
      await trustWriter(act, { id }, { person: banned, address: '' }, { trust: 'banned' });
    return { 'the list': group.slug, 'the news': 'tool-news', 'a closed list': 'tool-old' };
  });
  await app.settle();
});
afterAll(async () => {
  await postman.close();
  await house.close();
});

test('every word that may stand in an address of a list has a row', () => {
  expect(Object.keys(table)).toEqual(expect.arrayContaining([...addressWords]));
});

test.each(Object.keys(table))('%s', async (address) => {
  const found: Record<string, string> = {};

  for (const writer of writers) {
    // Each writes on a day of their own: nobody's letters use up what another may still get.
    now = new Date(now.getTime() + 2 * 86_400_000);
    found[writer] = await whatComesOf(address, writer);
  }

  expect(found).toEqual(table[address]);
});

async function whatComesOf(address: string, writer: Writer): Promise<string> {
  const slug = slugs[address] ?? `${slugs['the list']}-${address}`;
  const to = `${slug}@${house.app.settings.mailDomain}`;
  const [forged, name] = writer.startsWith('forged ') ? [true, writer.slice(7)] : [false, writer];
  const from =
    name === 'stranger' && forged
      ? 'nobody@nowhere.example'
      : `${name === 'machine' ? 'participant' : name}@example.org`;
  const more = writer === 'machine' ? ['Auto-Submitted: auto-replied'] : [];
  const before = await traces();
  try {
    await postman.bring(aLetter({ from, to, subject: 'Hello', text: 'What do you think of it, all of you?', more }), {
      from: forged ? 'storm@elsewhere.example' : from,
      to,
    });
  } catch (error) {
    return /\b(5\d\d)\b/.exec(String(error))?.[1] ?? String(error);
  }
  await house.app.settle();
  const after = await traces();
  const told = after.letters.slice(before.letters.length).map((kind) => kind.replace('conversations.', ''));
  return (
    [
      ...(after.posts > before.posts ? ['posted'] : []),
      ...(after.held > before.held ? ['held'] : []),
      ...new Set(told.toSorted()),
    ].join(', ') || 'nothing'
  );
}

async function traces(): Promise<{ posts: number; held: number; letters: string[] }> {
  const { rows } = await sql<{ posts: number; held: number; letters: string[] }>`
    select (select count(*)::integer from conversations.message) as posts,
           (select count(*)::integer from conversations.held_post) as held,
           array(select kind from platform.letter order by id) as letters
  `.execute(opened(db()));
  return rows[0]!;
}
