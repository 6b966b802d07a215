import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appointRole, joinGroup } from '../../groups/index.ts';
import { acceptRole, endRole } from '../../groups/roles/commands.ts';
import { leaveGroup } from '../../groups/roster/commands.ts';
import { markLapsed, renameGroup, resumeGroup } from '../../groups/registry/commands.ts';
import { aGroup } from '../../groups/testing.ts';
import { listBySlug, listsOfGroup } from '../../conversations/lists/queries.ts';
import { aMessage } from '../../conversations/testing.ts';
import { theSystem } from '../../platform/act/index.ts';
import { seeing } from '../../platform/db/index.ts';
import { lettersSent } from '../../platform/mail/index.ts';
import { aPerson, standing } from '../../roll/testing.ts';
import { fillPost } from '../../units/index.ts';
import { aUnit } from '../../units/testing.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';

const at = new Date('2026-11-23T18:00:00Z');
const opened = seeing<never>();
let house: TestHouse;
let group: { id: string; slug: string };
let [ada, ben, cleo] = ['', '', ''];
let asAda: Browsing;
let asBen: Browsing;
let asCleo: Browsing;

beforeAll(async () => {
  house = await openTestHouse(at);
  [ada, ben, cleo] = [await somebody('Ada Lane'), await somebody('Ben Moor'), await somebody('Cleo Strand')];
  group = await house.app.perform(theSystem(at), (act) => aGroup(act, { name: 'Tool Libraries', organizers: [ada] }));
  for (const person of [ben, cleo]) await by(person, (act) => joinGroup(act, group.id, { standing }));
  await house.app.settle();
  [asAda, asBen, asCleo] = [await house.browsing(ada), await house.browsing(ben), await house.browsing(cleo)];
});
afterAll(() => house.close());

const db = () => house.app.database.db;
const somebody = (name: string) => aPerson(db(), name, { email: `${name.split(' ')[0]!.toLowerCase()}@example.org` });
const by = <T>(person: string, work: Parameters<typeof house.app.perform<T>>[1]) =>
  house.app.perform({ by: person, at, grants: new Set([`group.roles@${group.slug}`]) }, work);

/** Opens a list as Ada does on the page; gives where she is led. */
async function opens(fields: Record<string, string>): Promise<string> {
  const { to } = await asAda.post(`/groups/${group.slug}/lists/new`, fields);
  await house.app.settle();
  return (to ?? '').replace('/lists/', '');
}

async function readers(slug: string): Promise<string[]> {
  await house.app.settle();
  const { rows } = await sql<{ name: string }>`
    select name from conversations.subscription join roll.reachable using (person)
    where list = (select id from conversations.list where slug = ${slug}) and ended_at is null order by name
  `.execute(opened(db()));
  return rows.map(({ name }) => name.split(' ')[0]!);
}

const welcomes = async (slug: string) =>
  (await lettersSent(db(), { address: 'ben@example.org' })).filter(({ text }) => text?.includes(`/lists/${slug}`))
    .length;

test('all of the group read its news, without a letter for each; who joins later reads them too', async () => {
  const news = await opens({ for: 'announce', name: 'Tool news', visibility: 'public' });
  const dora = await somebody('Dora Finch');
  await by(dora, (act) => joinGroup(act, group.id, { standing }));

  expect(await readers(news)).toEqual(['Ada', 'Ben', 'Cleo', 'Dora']);
  expect(await welcomes(news)).toBe(0);
  const letters = await lettersSent(db(), { address: 'dora@example.org' });
  expect(letters.map(({ subject }) => subject)).toEqual(['You are in Tool Libraries']);
  await by(dora, (act) => leaveGroup(act, group.id));
  expect(await readers(news)).toEqual(['Ada', 'Ben', 'Cleo']);
});

test('the readers of a working list follow the roles of the group', async () => {
  const work = await opens({ for: 'committee', name: 'Leading', visibility: 'participants', 'roles[]': 'moderator' });
  const none = await readers(work);
  const role = await by(ada, (act) => appointRole(act, group.id, { person: ben, role: 'moderator' }));
  await by(ben, (act) => acceptRole(act, role));
  const one = await readers(work);
  const told = await welcomes(work);
  await by(ben, (act) => endRole(act, role));

  expect([none, one, await readers(work), told]).toEqual([[], ['Ben'], [], 1]);
});

test('they follow the offices of a body to which the convener belongs, and of no other', async () => {
  const unit = await house.app.perform({ ...theSystem(at), grants: new Set(['units.edit']) }, (act) => aUnit(act));
  const seats = (person: string, untilOn: string | null) =>
    house.app.perform({ ...theSystem(at), grants: new Set(['posts.edit']) }, (act) =>
      fillPost(act, { unit: unit.id, office: 'member', person, fromOn: '2026-01-01', untilOn }, ['member']),
    );
  const wanted = {
    for: 'committee',
    name: 'Round',
    visibility: 'members',
    unit: String(unit.id),
    'offices[]': 'member',
  };

  const stranger = await asAda.post(`/groups/${group.slug}/lists/new`, wanted);
  await seats(ada, null);
  const work = await opens(wanted);
  const first = await readers(work);
  await seats(cleo, '2026-11-25');

  expect([stranger.status, stranger.text.includes('Choose one of yours')]).toEqual([422, true]);
  expect([first, await readers(work)]).toEqual([['Ada'], ['Ada', 'Cleo']]);
});

test('a closed session is there for those who were named; the others of the group learn that it is, and why', async () => {
  const wanted = { for: 'closed', name: 'A complaint', reason: 'It concerns a person.', readers: 'ben@example.org' };
  const bare = await asAda.post(`/groups/${group.slug}/lists/new`, { ...wanted, reason: ' ' });
  const stranger = await asAda.post(`/groups/${group.slug}/lists/new`, { ...wanted, readers: 'who@example.org' });
  const session = await opens(wanted);
  await house.app.perform(theSystem(at), async (act) =>
    aMessage(act, (await listBySlug(db(), session))!.id, 's@x.org'),
  );
  const nobody = await house.browsing();
  const paths = ['', '/1', '/participants', '/policy', '/settings', '/moderation', '/closing'];
  const statuses = async (browser: Browsing) => {
    const found = [];
    for (const path of paths) found.push((await browser.get(`/lists/${session}${path}`)).status);
    return found;
  };

  expect([bare.status, bare.text.includes('Say why the session is closed')]).toEqual([422, true]);
  expect([stranger.status, stranger.text.includes('goes by “who@example.org”')]).toEqual([422, true]);
  expect(await readers(session)).toEqual(['Ada', 'Ben']);
  expect(await statuses(asCleo)).toEqual([404, 404, 404, 404, 404, 404, 404]);
  expect((await nobody.get(`/lists/${session}`)).status).toBe(404);
  expect(await statuses(asAda)).toEqual([200, 200, 200, 200, 200, 200, 200]);

  const lists = `/groups/${group.slug}/lists`;
  const [cleos, bens, nobodys] = [await asCleo.get(lists), await asBen.get(lists), await nobody.get(lists)];
  expect([cleos.text.includes('It concerns a person.'), cleos.html.includes(session)]).toEqual([true, false]);
  expect(bens.html).toContain(session);
  expect(nobodys.text).not.toContain('It concerns a person.');
  const { rows } = await sql<{ body: object }>`
    select body from platform.fact where kind = 'conversations.session-closed'`.execute(opened(db()));
  expect(rows.map(({ body }) => body)).toMatchObject([{ by: ada, reason: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
});

test('a reader is named and taken off by the convener, and does not come back by a press; who leaves the group leaves the session', async () => {
  const session = await opens({ for: 'closed', name: 'Another', reason: 'Money.', readers: '' });
  await asAda.post(`/lists/${session}/participants`, { reader: 'cleo@example.org' });
  await asAda.post(`/lists/${session}/participants`, { reader: 'ben@example.org' });
  const named = await readers(session);
  await asAda.post(`/lists/${session}/participants/${cleo}/end`);
  const back = await asCleo.post(`/me/lists/${session}/return`);
  await by(ben, (act) => leaveGroup(act, group.id));
  const after = await readers(session);
  await by(ben, (act) => joinGroup(act, group.id, { standing }));

  expect([named, after, await readers(session)]).toEqual([['Ada', 'Ben', 'Cleo'], ['Ada'], ['Ada']]);
  // Whoever was taken off is not told that there is such a list.
  expect(back.status).toBe(404);
});

test('nobody else opens or closes lists, and the talk is never closed by hand', async () => {
  const news = (await listsOfGroup(db(), group.id)).find(({ purpose }) => purpose === 'announce')!;

  const answers = [
    await asBen.get(`/groups/${group.slug}/lists/new`),
    await asBen.post(`/lists/${news.slug}/closing`),
    await asAda.post(`/lists/${group.slug}/closing`),
    await asAda.post(`/lists/${news.slug}/closing`),
  ].map(({ status }) => status);
  const page = await asAda.get(`/lists/${news.slug}`);

  expect(answers).toEqual([403, 403, 409, 303]);
  expect(page.text).toContain('Closed on 23 November 2026.');
});

test('a lapse closes all lists of a group, a resumption opens them but for those that their owner has closed; a new name leaves their addresses', async () => {
  const states = async () =>
    (await listsOfGroup(db(), group.id)).map(({ purpose, closedCode }) => `${purpose} ${closedCode ?? 'open'}`);
  const before = (await listsOfGroup(db(), group.id)).map(({ slug }) => slug);
  await house.app.perform(theSystem(at), (act) => renameGroup(act, group.id, 'Libraries of Things'));
  await house.app.settle();
  const found = [];
  for (const slug of before) found.push((await listBySlug(db(), slug))?.name);
  await house.app.perform(theSystem(at), (act) => markLapsed(act, group.id, act.today));
  await house.app.settle();

  expect(found).toEqual(['Libraries of Things', 'Tool news', 'Leading', 'Round', 'A complaint', 'Another']);
  const lapsed = await states();
  await house.app.perform(theSystem(at), (act) => resumeGroup(act, group.id));
  await house.app.settle();

  expect(await states()).toEqual([
    'talk open',
    'announce owner',
    'committee open',
    'committee open',
    'closed open',
    'closed open',
  ]);
  expect(lapsed).toEqual([
    'talk lapsed',
    'announce owner',
    'committee lapsed',
    'committee lapsed',
    'closed lapsed',
    'closed lapsed',
  ]);
});

test('the page of a group’s lists counts the messages of each list, however many threads they make', async () => {
  const another = await house.app.perform(theSystem(at), (act) => aGroup(act, { name: 'Seeds', organizers: [ada] }));
  await house.app.settle();
  const list = (await listBySlug(db(), another.slug))!;
  await house.app.perform(theSystem(at), async (act) => {
    for (const thread of ['a', 'b', 'c']) await aMessage(act, list.id, `counted-${thread}@example.org`);
    await aMessage(act, list.id, 'counted-d@example.org', { answers: ['counted-a@example.org'] });
  });

  const { text } = await asBen.get(`/groups/${another.slug}/lists`);

  expect(text).toContain('4 messages');
});
