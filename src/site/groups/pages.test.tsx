import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  describeGroup,
  markLapsed,
  openRolesOf,
  participationOf,
  renameGroup,
  type GroupsHouse,
} from '../../groups/index.ts';
import { groupsPlug } from '../../groups/plug.ts';
import { acting, aGroup } from '../../groups/testing.ts';
import { performer } from '../../platform/act/index.ts';
import { openSession, visitorFinder } from '../../platform/auth/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { silence } from '../../platform/log/index.ts';
import { openWeb, type Web } from '../../platform/web/index.ts';
import { loadAssociation } from '../../roll/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { statementsDuring, testDatabase } from '../../testing/index.ts';
import type { CharterSource } from './charter.ts';
import { groupPages } from './index.ts';

const at = new Date('2026-11-23T18:00:00Z');
const term = { fromOn: '2025-07-01', untilOn: '2028-07-01', monthsGone: 16, monthsTotal: 36 };
const charters: CharterSource = {
  charterOf: async () => ({
    term,
    renewal: { petition: 52, signed: 64, needed: 100, filedOn: null },
    next: null,
    renewalOpensOn: '2027-10-01',
    lapsesOn: '2028-07-01',
    rule: { text: 'ALA-MIG, version of 2014', href: '/rules/ala-mig/2014' },
    made: { petition: 41, counted: 118, decidedOn: '2025-06-28' },
    owed: ['A contact at headquarters'],
  }),
  chartersOf: async (_, groups) => new Map(groups.map((group) => [group, { term, renewal: null }])),
};

let database: Database;
let web: Web;
let act: ReturnType<typeof acting>;

beforeAll(async () => {
  database = await testDatabase();
  act = acting(database);
  const plug = (house: GroupsHouse) => groupsPlug(house);
  const house: GroupsHouse = {
    association: loadAssociation('association'),
    baseUrl: () => 'http://127.0.0.1:3000',
    word: (impediment) => plug(house).wordings?.[impediment.code]?.(impediment) ?? { say: impediment.code },
  };
  web = openWeb({
    database,
    perform: performer(database, 'America/Chicago'),
    findVisitor: visitorFinder(['groups.held_grant']),
    now: () => at,
    zone: 'America/Chicago',
    baseUrl: () => 'http://127.0.0.1:3000',
    networkOf: (peer) => peer,
    routes: [...(plug(house).routes ?? []), ...groupPages(house, charters)],
    site: {
      frame: (page) => <main title={page.title}>{page.body}</main>,
      trouble: (trouble) => ({ title: trouble.kind, body: <p>{JSON.stringify(trouble)}</p> }),
      signIn: (then) => `/sign-in?then=${encodeURIComponent(then)}`,
      word: ({ code }) => code,
    },
    log: silence,
    localOnly: false,
  });
});
afterAll(() => database.close());

/** A browser, signed in as a person or as nobody. */
async function browsing(person?: string) {
  const secret = person && (await openSession({ db: database.db, at }, person, 'test'));
  const headers: Record<string, string> = secret ? { cookie: `folkmoot=${secret}` } : {};
  const read = async (answer: Response) => ({
    status: answer.status,
    to: answer.headers.get('location'),
    text: plain(await answer.text()),
  });
  return {
    get: async (path: string) => read(await web.fetch(new Request(`http://127.0.0.1:3000${path}`, { headers }))),
    post: async (path: string, fields: Record<string, string> = {}) =>
      read(
        await web.fetch(
          new Request(`http://127.0.0.1:3000${path}`, {
            method: 'POST',
            headers: {
              ...headers,
              origin: 'http://127.0.0.1:3000',
              'content-type': 'application/x-www-form-urlencoded',
            },
            body: new URLSearchParams(fields).toString(),
          }),
        ),
      ),
  };
}

const plain = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/[\s\u00A0]+/g, ' ')
    .trim();

test('the directory lists groups in term, then those that have ended, and finds them', async () => {
  await act({}, (opening) => aGroup(opening, { name: 'Tree Libraries', topics: ['sustainability'] }));
  const { id } = await act({}, (opening) => aGroup(opening, { name: 'Moss Libraries', openedOn: '2020-01-01' }));
  await act({}, (lapsing) => markLapsed(lapsing, id, '2023-01-01'));
  const visitor = await browsing();

  const all = await visitor.get('/groups');
  const lapsed = await visitor.get('/groups?q=moss');
  const none = await visitor.get('/groups?q=no+such+thing&s=ended');

  expect(all.text).toMatch(/In term .*Tree Libraries.*16 of 36 months.*Ended .*2020–2023 Lapsed Moss Libraries/);
  expect((await visitor.get('/groups/moss-libraries')).text).not.toContain('What it is owed');
  expect((await visitor.get('/groups/tree-libraries')).text).toContain('What it is owed');
  expect([lapsed.text.includes('Moss Libraries'), lapsed.text.includes('Tree Libraries')]).toEqual([true, false]);
  expect(none.text).toContain('No group matches. Try fewer words, or look at all of them. Show all groups');
});

test('the directory asks as often for three groups as for one', async () => {
  const visitor = await browsing();
  const asked = async (path: string) => (await statementsDuring(() => visitor.get(path))).length;
  await act({}, (opening) => aGroup(opening, { name: 'Counted One', topics: ['diversity'] }));

  const withOne = await asked('/groups?topic=diversity');
  await act({}, (opening) => aGroup(opening, { name: 'Counted Two', topics: ['diversity'] }));
  await act({}, (opening) => aGroup(opening, { name: 'Counted Three', topics: ['diversity'] }));

  expect([withOne, await asked('/groups?topic=diversity')]).toEqual([3, 3]);
});

test('a home says what the group is, how it came about, and that it speaks for nobody', async () => {
  const amara = await aPerson(database.db, 'Amara Okonkwo');
  const { id, slug } = await act({}, (opening) =>
    aGroup(opening, { name: 'Home', organizers: [amara], liaisonName: 'Mary W. Ghikas', openedOn: '2025-06-28' }),
  );
  await act({}, (renaming) => renameGroup(renaming, id, 'New Home', '2026-02-01'));
  const visitor = await browsing();

  const former = await visitor.get(`/groups/${slug}`);
  const { text } = await visitor.get('/groups/new-home');

  expect([former.status, former.to]).toEqual([303, '/groups/new-home']);
  expect(text).toMatch(/Renewing: 64 of 100 New Home .* Formerly Home, until 2026\./);
  expect(text).toContain('28 June 2025 Approved. 118 signatures of members in good standing. The petition');
  expect(text).toMatch(
    /1 February 2026 Name changed; before it was Home 23 November 2026 Today 1 October 2027 A petition to renew may be begun 1 July 2028 The term ends/,
  );
  expect(text).toMatch(
    /You are not in this group\. All members may join\. It costs nothing\. Join Convener Amara Okonkwo Staff liaison Mary W\. Ghikas Roles Who answers for what/,
  );
  expect(text).toContain('This group does not speak for the American Library Association.');
  expect((await visitor.get('/groups/no-such-group')).status).toBe(404);
});

test('a visitor signs in to join, is in the group after one press, and leaves with another', async () => {
  const jordan = await aPerson(database.db, 'Jordan Bellweather');
  const { id, slug } = await act({}, (opening) => aGroup(opening, { name: 'Joined' }));
  const [nobody, member] = [await browsing(), await browsing(jordan)];

  const refused = await nobody.get(`/groups/${slug}/participation`);
  const asked = await member.get(`/groups/${slug}/participation`);
  const joined = await member.post(`/groups/${slug}/participation`, { shown: 'yes' });
  const inside = await member.get(`/groups/${slug}`);
  const shown = (await participationOf(database.db, id, jordan))?.nameShown;
  await member.post(`/groups/${slug}/visibility`, { shown: 'no' });
  const hidden = (await participationOf(database.db, id, jordan))?.nameShown;
  const leaving = await member.get(`/groups/${slug}/departure`);
  await member.post(`/groups/${slug}/departure`);

  expect(refused.to).toBe('/sign-in?then=%2Fgroups%2Fjoined%2Fparticipation');
  expect(asked.text).toContain('Join as Jordan Bellweather');
  expect([joined.status, joined.to]).toEqual([303, '/groups/joined?done=joined']);
  expect(inside.text).toContain('You are in this group. Since 23 November 2026 . Your name stands on the roster.');
  expect([shown, hidden]).toEqual([true, false]);
  expect(leaving.text).toContain('Leave the group');
  expect(await participationOf(database.db, id, jordan)).toBeUndefined();
});

test('a guest is told why the group is not open to them, and the command says the same', async () => {
  const guest = await browsing(await aPerson(database.db, 'Gert Guest', { isMember: false }));
  const { slug } = await act({}, (opening) => aGroup(opening, { name: 'Members Only' }));

  const panel = await guest.get(`/groups/${slug}`);
  const page = await guest.get(`/groups/${slug}/participation`);
  const pressed = await guest.post(`/groups/${slug}/participation`);

  expect(panel.text).toContain('You cannot join: The group is open to members');
  expect(page.text).toContain(
    'The group is open to members, and you are here as a guest. Sign in with your member number',
  );
  expect([pressed.status, pressed.text]).toEqual([
    409,
    '{"kind":"refused","impediments":[{"code":"members-only"}]}'.replaceAll('"', '&quot;'),
  ]);
});

test('a convener changes what the group says; what was typed survives another’s save', async () => {
  const amara = await aPerson(database.db, 'Amara Okonkwo');
  const { id, slug } = await act({}, (opening) => aGroup(opening, { name: 'Described', organizers: [amara] }));
  const [convener, nobody] = [await browsing(amara), await browsing(await aPerson(database.db, 'No Body'))];
  const sent = { about: 'We <b>meet</b> on Tuesdays.', 'topics[]': 'diversity', rosterShown: 'yes', revision: '1' };

  const shut = await nobody.post(`/groups/${slug}/about`, sent);
  await act({ grants: [`group.edit@${slug}`] }, (editing) =>
    describeGroup(editing, id, { about: 'Theirs.', topics: ['sustainability'], rosterShown: false, revision: 1 }),
  );
  const late = await convener.post(`/groups/${slug}/about`, sent);
  const saved = await convener.post(`/groups/${slug}/about`, { ...sent, revision: '2' });
  const home = await convener.get(`/groups/${slug}`);

  expect(shut.status).toBe(403);
  expect([
    late.status,
    late.text.includes('Somebody else changed this meanwhile'),
    late.text.includes('We &lt;b> meet'),
  ]).toEqual([422, true, false]);
  expect(late.text).toContain('on Tuesdays.');
  expect([saved.status, saved.to]).toEqual([303, '/groups/described']);
  expect(home.text).toContain('on Tuesdays.');
});

test('a convener asks somebody by address; a stranger does not learn who takes part', async () => {
  const amara = await aPerson(database.db, 'Amara Okonkwo');
  const piotr = await aPerson(database.db, 'Piotr Wójcik', { email: 'piotr@example.org' });
  const { id, slug } = await act({}, (opening) => aGroup(opening, { name: 'Asked', organizers: [amara] }));
  const [convener, asked, stranger] = [
    await browsing(amara),
    await browsing(piotr),
    await browsing(await aPerson(database.db, 'A Stranger')),
  ];
  await asked.post(`/groups/${slug}/participation`);
  const form = { appointee: 'Piotr@Example.org', role: 'moderator', succeeds: '' };

  const prying = await stranger.post(`/groups/${slug}/roles`, form);
  const unknown = await convener.post(`/groups/${slug}/roles`, { ...form, appointee: 'nobody@example.org' });
  await convener.post(`/groups/${slug}/roles`, form);
  const offer = await asked.get(`/groups/${slug}`);
  const [role] = (await openRolesOf(database.db, id)).filter(({ person }) => person === piotr);
  const meddling = await convener.post(`/groups/${slug}/roles/${role?.id}/acceptance`);
  await asked.post(`/groups/${slug}/roles/${role?.id}/acceptance`);

  expect([prying.status, unknown.status, meddling.status]).toEqual([403, 422, 404]);
  expect(unknown.text).toContain('Nobody who takes part in this group goes by that number or address.');
  expect(offer.text).toContain('Will you be moderator?');
  expect((await convener.get(`/groups/${slug}/roles`)).text).toMatch(
    /Held now .*Amara Okonkwo Convener 23 Nov 2026 .*Piotr Wójcik Moderator 23 Nov 2026/,
  );
});

test('the last convener is told to ask somebody else before leaving', async () => {
  const amara = await aPerson(database.db, 'Amara Okonkwo');
  const { slug } = await act({}, (opening) => aGroup(opening, { name: 'Left', organizers: [amara] }));
  const convener = await browsing(amara);

  const page = await convener.get(`/groups/${slug}/departure`);
  const pressed = await convener.post(`/groups/${slug}/departure`);

  expect(page.text).toContain(
    'You would leave the group without a convener. Ask somebody else first; once they accept, this can end. See the roles of the group',
  );
  expect(pressed.status).toBe(409);
});

test('the API gives groups page by page, and says what it does not understand', async () => {
  const visitor = await browsing();

  const answer = await web.fetch(new Request('http://127.0.0.1:3000/api/v1/groups?limit=1&state=lapsed'));
  const wrong = await visitor.get('/api/v1/groups?limit=1000');

  expect(await answer.json()).toMatchObject({
    total: 1,
    limit: 1,
    offset: 0,
    items: [{ slug: 'moss-libraries', state: 'lapsed', url: 'http://127.0.0.1:3000/groups/moss-libraries' }],
  });
  expect([wrong.status, wrong.text.includes('limit')]).toEqual([400, true]);
});
