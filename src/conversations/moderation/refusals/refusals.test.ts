import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appointRole, joinGroup } from '../../../groups/index.ts';
import { acceptRole } from '../../../groups/roles/commands.ts';
import { aGroup } from '../../../groups/testing.ts';
import { theSystem } from '../../../platform/act/index.ts';
import { factsAbout } from '../../../platform/facts/index.ts';
import { lettersSent } from '../../../platform/mail/index.ts';
import { aPerson, standing } from '../../../roll/testing.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../../testing.ts';
import { listBySlug } from '../../lists/queries.ts';
import { conversations } from '../../tables.ts';
import { aLetter, aPostman, type Postman } from '../../testing.ts';
import { trustWriter } from '../commands/trust.ts';
import { waitingPosts } from '../queries.ts';
import { impedimentsToKeeping, reasonMeant, type RefusalText } from './rules.ts';

const now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let postman: Postman;
let [slug, at] = ['', ''];
let asAda: Browsing;
let asDora: Browsing;

const db = () => house.app.database.db;
const list = async () => (await listBySlug(db(), slug))!;

/** Ada owns the list, Dora moderates it, and what Ben writes waits. */
beforeAll(async () => {
  house = await openTestHouse(() => now);
  postman = await aPostman(house);
  const { app } = house;
  const [ada, ben, dora] = [
    await aPerson(db(), 'Ada Lane', { email: 'ada@example.org' }),
    await aPerson(db(), 'Ben Moor', { email: 'ben@example.org' }),
    await aPerson(db(), 'Dora Hill', { email: 'dora@example.org' }),
  ];
  const group = await app.perform(theSystem(now), (act) => aGroup(act, { name: 'Tool Libraries', organizers: [ada] }));
  ({ slug } = group);
  at = `/lists/${slug}/settings/refusals`;
  await app.settle();
  for (const by of [ben, dora])
    await app.perform({ by, at: now, grants: new Set() }, (act) => joinGroup(act, group.id, { standing }));
  const role = await app.perform({ by: ada, at: now, grants: new Set([`group.roles@${slug}`]) }, (act) =>
    appointRole(act, group.id, { person: dora, role: 'moderator' }),
  );
  await app.perform({ by: dora, at: now, grants: new Set() }, (act) => acceptRole(act, role));
  await app.perform(theSystem(now), async (act) =>
    trustWriter(act, await list(), { person: ben, address: '' }, { trust: 'moderated' }),
  );
  await app.settle();
  [asAda, asDora] = [await house.browsing(ada), await house.browsing(dora)];
});
afterAll(async () => {
  await postman.close();
  await house.close();
});

async function benWrites(): Promise<number> {
  const to = `${slug}@${house.app.settings.mailDomain}`;
  await postman.bring(aLetter({ from: 'Ben Moor <ben@example.org>', to }), { from: 'ben@example.org', to });
  await house.app.settle();
  return (await waitingPosts(db(), (await list()).id, { most: 1, from: 0 })).posts[0]!.id;
}

const told = async (address: string) => ((await lettersSent(db(), { address }))[0]?.text ?? '').replace(/\s+/g, ' ');

test('owners keep texts, change them and drop them; moderators do not, and take none from another list', async () => {
  const refused = [await asDora.get(at), await asDora.post(at, { name: 'x', text: 'y' })];
  const empty = await asAda.get(at);
  const bare = await asAda.post(at, { name: '', text: ' ' });
  await asAda.post(at, { name: 'Off topic', text: 'This is a list for tools.' });
  const twice = await asAda.post(at, { name: 'off TOPIC', text: 'Again.' });
  await asAda.post(at, { name: 'Too long', text: 'Please be brief.' });
  const page = await asAda.get(at);
  const [, first = ''] = /name="id" value="(\d+)"/.exec(page.html) ?? [];
  await asAda.post(at, { id: first, name: 'Off topic', text: 'This list is for tools.' });
  const unknown = await asAda.post(at, { id: '9999', name: 'Of another', text: 'Text.' });
  await asAda.post(at, { name: 'Loud', text: 'Please calm down.' });
  await asAda.post(`${at}/${Number(first) + 2}/removal`);
  const taken = await asAda.get(`${at}.json`);

  expect([...refused, bare, twice, unknown].map(({ status }) => status)).toEqual([403, 403, 422, 422, 404]);
  // What a browser would send of an empty field is no number of a text.
  expect(empty.html).not.toContain('name="id"');
  expect(bare.text).toContain('Give the text a name');
  expect(bare.text).toContain('Say why the message is sent back');
  expect(twice.text).toContain('Another text has this name');
  expect(JSON.parse(taken.html)).toEqual({
    list: slug,
    texts: [
      { name: 'Off topic', text: 'This list is for tools.' },
      { name: 'Too long', text: 'Please be brief.' },
    ],
  });
  const facts = await factsAbout(db(), {
    kinds: ['conversations.refusal-text-kept', 'conversations.refusal-text-dropped'],
  });
  const kinds = facts.map(({ fact }) => fact.kind.replace('conversations.refusal-text-', ''));
  expect([kinds.filter((kind) => kind === 'kept').length, kinds.filter((kind) => kind === 'dropped').length]).toEqual([
    4, 1,
  ]);
});

test('a moderator picks a text, sees it filled in, and sends what they made of it', async () => {
  const held = await benWrites();
  const post = `/lists/${slug}/moderation/${held}`;
  const desk = await asDora.get(`/lists/${slug}/moderation`);
  const [, picked = ''] = /href="([^"]*\?text=\d+)#reason">Off topic/.exec(desk.html) ?? [];
  const form = await asDora.get(picked);
  const unpicked = await asDora.get(`${post}?text=9999`);
  await asDora.post(post, { decision: 'refuse', reason: 'This list is for tools, Ben.' });
  await house.app.settle();

  expect(form.html).toMatch(/<textarea[^>]*>\s*This list is for tools\.<\/textarea>/);
  expect(unpicked.html).toContain('Your message does not fit this list');
  expect(await told('ben@example.org')).toContain('This list is for tools, Ben.');
});

test('a reply names a text, as the notice says; what names none is the reason itself', async () => {
  const reasons: string[] = [];
  for (const text of ['Refuse off topic.\n\n> It says', 'refuse: Off topic, and loud']) {
    await benWrites();
    const [notice] = await lettersSent(db(), { address: 'dora@example.org' });
    const { rows } = await sql<{ to: string }>`
      select headers ->> 'Reply-To' as to from platform.letter where id = ${notice!.id}`.execute(conversations(db()));
    expect(notice?.text?.replace(/\s+/g, ' ')).toContain('behind “refuse”: “Off topic”, “Too long”.');
    const { to } = rows[0]!;
    await postman.bring(aLetter({ from: 'dora@example.org', to, text }), { from: 'dora@example.org', to });
    await house.app.settle();
    reasons.push(await told('ben@example.org'));
  }

  expect(reasons[0]).toContain('This list is for tools.');
  expect(reasons[1]).toContain('Off topic, and loud');
});

test('a list keeps twenty texts, each of which may be changed', () => {
  const texts: RefusalText[] = Array.from({ length: 20 }, (_, id) => ({ id, name: `Text ${id}`, text: 'No.' }));
  const codes = (others: readonly RefusalText[], name: string, text = 'No.') =>
    impedimentsToKeeping(others, { name, text }).map(({ code }) => code);

  expect(codes(texts, 'Another')).toEqual(['refusal-texts-many']);
  expect(codes(texts.slice(1), 'Text 0')).toEqual([]);
  expect(codes([], 'x'.repeat(61), 'x'.repeat(4_001))).toEqual(['refusal-text-name-long', 'refusal-reason-long']);
  expect([reasonMeant('TEXT 3', texts), reasonMeant('Text', texts)]).toEqual(['No.', 'Text']);
});
