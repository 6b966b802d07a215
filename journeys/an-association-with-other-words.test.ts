import { afterAll, beforeAll, expect, test } from 'vitest';
import { lettersSent, type SentLetter } from '../src/platform/mail/index.ts';
import { access } from '../src/site/access/table.ts';
import { persona } from './support/findings.ts';
import { plainText } from './support/html.ts';
import { anExample, type Example } from './support/house.ts';
import type { Who } from './support/places.ts';
import type { Visitor } from './support/visitor.ts';
import { isPage, pagesFrom } from './support/walk.ts';

// The second example calls nearly everything otherwise. Whoever reads it from front to back meets no word of the first.

const others = [
  /membership initiative|\bMIGs?\b/i,
  /committee on organization|\bCOO\b/i,
  // Two bodies of the federation have it in their names, and so has “the Council of Europe”.
  /(?<!Professional |Regional )\bCouncil\b(?! of Europe)/i,
  /\bhandbook of\b|\bthe handbook\b/i,
  /round table/i,
  /\bheadquarters\b/i,
  /\bALA\b|American Library/,
  /(?<!advisory |standing |programme )\bcommittee\b(?! on)/i,
  /\b(the|an|our|your|this|example) associations?\b/i,
];
/** What is written for programs speaks of any association, and the seal of none. */
const forPrograms = /^\/api$/;

let house: Example;

beforeAll(async () => {
  house = await anExample(new Date('2026-11-26T10:00:00Z'), undefined, { FOLKMOOT_EXAMPLE: 'ifla' });
});
afterAll(() => house.close());

/** What stands on the pages in words of the first example, as “/petitions: … the committee …”. */
async function wordsOfTheFirst(who: Visitor, pages: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const at of pages) {
    const page = await who.get(at);
    expect([at, page.status]).toEqual([at, 200]);
    found.push(...wordsIn(plainText(page.html)).map((words) => `${at}: ${words}`));
  }
  return found;
}

function wordsIn(text: string): string[] {
  return others.flatMap((pattern) => {
    const at = pattern.exec(text)?.index;
    return at === undefined ? [] : [`… ${text.slice(Math.max(0, at - 30), at + 40).replaceAll(/\s+/g, ' ')} …`];
  });
}

const read = async (who: Who, pages: readonly string[]) => wordsOfTheFirst(await persona(house.url, who), pages);

test('the second example has its own words, and a page that said one of the first would be found', async () => {
  const home = await (await persona(house.url, 'nobody')).get('/');

  expect(plainText(home.html)).toContain('25 members can open a group.');
  expect(plainText(home.html)).toContain('the Governing Board decides, and a special interest group opens');
  expect(wordsIn('Before the committee, and at headquarters. The Council tells the association.')).toHaveLength(4);
  expect(wordsIn('The Advisory Committee on Standards, and the Professional Council.')).toEqual([]);
});

test('its rules are two stages, and a petition stands in each of them; one has come through both, and is a group', async () => {
  const read = async (at: string) => plainText((await (await persona(house.url, 'nobody')).get(at)).html);
  const now = async (petition: number) =>
    / Now (.*?)(?: By | The petition | You file| It is ann|$)/.exec(await read(`/petitions/${petition}`))?.[1];

  expect(await Promise.all([3, 4, 5, 1, 6, 7, 2].map(now))).toEqual([
    'Gather 10 members in good standing',
    'The signatures are verified',
    'An open meeting is held',
    'Gather 25 members in good standing',
    'The signatures are verified',
    'It is endorsed',
    'The Governing Board decides',
  ]);
  expect(await read('/petitions')).toMatch(/25 signatures bring one before the board\..* On the way to a decision P 6/);
  expect(await read('/handbook')).toMatch(/Sign in Directory of units The special interest groups and/);
  expect(await read('/petitions/8')).toContain('Go to the group');
  expect(await read('/groups/storytelling-and-oral-tradition')).toContain('of 48 months');
  expect(await read('/')).toMatch(/Gather ten .*Three must be members of the standing committee.*Gather 25 /);
});

test('the tools of the example lead a petition through a stage, and its kinds are settled as a verifier would', async () => {
  const visitor = await persona(house.url, 'organizer');
  await visitor.send(await visitor.get('/petitions/6'), '/example/petitions/6/verification');
  await visitor.send(await visitor.get('/petitions/4'), '/example/petitions/4/verification');

  expect((await visitor.get('/petitions/6')).text).toMatch(/Now It is endorsed/);
  expect((await visitor.get('/petitions/4')).text).toMatch(/Now An open meeting is held/);
});

test('a newcomer reads no word of another association', async () => {
  const found = await read('nobody', [
    '/',
    '/groups',
    '/groups/new-professionals-special-interest-group',
    '/groups/new-professionals-special-interest-group/timeline',
    '/changes',
    '/handbook',
    '/petitions',
    '/petitions/1',
    '/petitions/2',
    '/petitions/3',
    '/petitions/5',
    '/petitions/5/step',
    '/petitions/7/step',
    '/petitions/8',
    '/rules',
    '/rules/ifla-sig/2021',
    '/start',
    '/units',
    '/units/governing-board',
    '/meetings',
    '/reports',
    '/record',
    '/search?q=libraries',
    '/sign-in',
    '/privacy',
    '/example/personas',
  ]);

  expect(found).toEqual([]);
});

test('neither does whoever takes part, or holds an office', async () => {
  const found = [
    ...(await read('member', ['/me', '/petitions/1', '/groups/new-professionals-special-interest-group/renewal'])),
    ...(await read('organizer', ['/petitions/new', '/petitions/1/desk'])),
    ...(await read('chair', [
      '/staff',
      '/docket',
      '/petitions/2/decision',
      '/petitions/2/consultations',
      '/duties',
      '/changes',
    ])),
    ...(await read('verifier', [
      '/staff/petitions',
      '/petitions/2/verification',
      '/petitions/7/step',
      '/petitions/4/kinds',
      '/duties',
    ])),
    ...(await read('secretary', ['/staff', '/docket'])),
    ...(await read('administrator', ['/staff', '/units/new', '/roll', '/roll/hook'])),
  ];

  expect(found).toEqual([]);
});

test('no letter says one either: to sign in, of a signature, to a unit that is asked', async () => {
  const visitor = await persona(house.url, 'nobody');
  await visitor.send(await visitor.get('/sign-in'), '/sign-in', { identifier: '30011204' });
  const member = await persona(house.url, 'member');
  await member.send(await member.get('/petitions/1'), '/petitions/1/signatures', { shown: 'no' });
  await house.app.settle();

  const addresses = ['m.saether@example.org', 'multicultural@example.org', 'information-technology@example.org'];
  const letters = (await Promise.all(addresses.map((address) => house.lettersTo(address)))).flat();

  expect(letters.length).toBeGreaterThan(2);
  expect(letters.flatMap(({ subject, text }) => wordsIn(`${subject}\n${text}`))).toEqual([]);
});

test('whatever page somebody comes to by links, and whatever letter the example has sent, says none', async () => {
  const starts = access.flatMap(({ route }) =>
    /^GET (?!\/(api\/|example\/go))[^:*]*$/.test(route) ? [route.slice(4)] : [],
  );
  const found: string[] = [];
  let kinds = 0;
  for (const who of ['nobody', 'member', 'organizer', 'verifier', 'chair', 'secretary', 'administrator'] as const) {
    const met = await pagesFrom(await persona(house.url, who), starts);
    for (const { kind, read: page } of met.filter((one) => isPage(one.read) && !forPrograms.test(one.kind))) {
      kinds += 1;
      found.push(...wordsIn(plainText(page.html)).map((words) => `${who} at ${kind}: ${words}`));
    }
  }
  const letters = await everyLetter();
  for (const { kind, subject, text } of letters)
    found.push(...wordsIn(`${subject}\n${text}`).map((words) => `letter ${kind}: ${words}`));

  expect(found).toEqual([]);
  expect([kinds > 300, new Set(letters.map(({ kind }) => kind)).size > 10]).toEqual([true, true]);
}, 240_000);

/** All letters of the example, a hundred at a time. */
async function everyLetter(): Promise<SentLetter[]> {
  const { db } = house.app.database;
  const all = await lettersSent(db);
  for (let more = all; more.length === 100; all.push(...more))
    more = await lettersSent(db, { before: more.at(-1)!.id });
  return all;
}

test('a petition of twenty-five is decided by the Governing Board, and the group opens', async () => {
  const chair = await persona(house.url, 'chair');
  const decided = await chair.send(await chair.get('/petitions/2/decision'), '/petitions/2/decisions', {
    present: '9',
    votesFor: '8',
    votesAgainst: '1',
    votesAbstained: '0',
  });
  const page = await chair.get('/petitions/2');

  expect(decided.status).toBe(200);
  expect(page.html).toContain('data-state="approved"');
  expect(wordsIn(plainText(page.html))).toEqual([]);
  expect(await wordsOfTheFirst(chair, ['/groups/libraries-and-machine-translation', '/docket', '/record'])).toEqual([]);
});
