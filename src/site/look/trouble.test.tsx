import { renderToString } from 'preact-render-to-string';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { aPerson } from '../../roll/testing.ts';
import { siteOf } from './look.tsx';

const at = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse(at);
});
afterAll(() => house.close());

const site = () =>
  siteOf({
    house: { installation: { kind: 'example' } },
    association: house.association,
    word: (impediment) => house.plug.wordings[impediment.code]?.(impediment) ?? { say: impediment.code },
  });

test('what is hidden and what does not exist are answered alike', async () => {
  const browser = await house.browsing();

  const answers = await Promise.all(
    ['/petitions/1', '/petitions/999999', '/petitions/x', '/nothing'].map((path) => browser.get(path)),
  );

  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  const told = answers.map(({ text }) => text.replace(/.*Skip to the content/, ''));
  expect(new Set(told).size).toBe(1);
  expect(told[0]).toContain('No page stands at this address, or it is not for you to see.');
});

test('whoever is signed in is so at an address that does not exist, as at one that is hidden', async () => {
  const browser = await house.browsing(await aPerson(house.app.database.db, 'Still Signed-In', { class: 'REG' }));

  const [unknown, hidden] = [await browser.get('/nothing'), await browser.get('/petitions/999999')];

  expect([unknown.status, hidden.status]).toEqual([404, 404]);
  expect(unknown.text).toContain('Signed in as Still Signed-In');
  expect(unknown.html).toBe(hidden.html);
  expect((await browser.post('/nothing', { charge: 'What I wrote.' })).text).not.toContain('What I wrote.');
});

test('every kind of trouble has a page that needs no database', async () => {
  const look = site();
  const troubles = [
    { kind: 'not-found' },
    { kind: 'bad-request', detail: 'x' },
    { kind: 'signed-out' },
    { kind: 'foreign-origin' },
    { kind: 'too-large', maxBytes: 262_144 },
    { kind: 'too-many', until: new Date('2026-11-23T21:10:00Z') },
    { kind: 'refused', impediments: [{ code: 'petition-not-open' }, { code: 'not-a-member' }] },
    { kind: 'away' },
    { kind: 'defect' },
  ] as const;

  const pages = await Promise.all(
    troubles.map(async (trouble) =>
      renderToString(await look.frame({ kind: 'page', status: 500, ...look.trouble(trouble, undefined) }, undefined)),
    ),
  );

  expect(pages[4]).toContain('At most 262\u00a0KB are taken here.');
  expect(pages[5]).toContain('Try again at 15:10, Chicago time.');
  expect(pages[6]).toContain('This petition is not open for signature.');
  expect(pages[6]).toContain('href="/sign-in"');
  expect(pages[7]).toContain('Nothing you wrote is lost; this page will work again by itself.');
  for (const html of pages) expect(html).not.toMatch(/undefined|\[object/);
});

test('a right that one does not hold is refused in words, and a form from elsewhere is not taken', async () => {
  const person = await aPerson(house.app.database.db, 'Ada Member', { class: 'REG' });
  const browser = await house.browsing(person);

  const refused = await browser.get('/staff');
  const foreign = await browser.post('/me/sessions/0123456789abcdef/end', {}, { origin: 'https://elsewhere.example' });

  expect(refused.status).toBe(403);
  expect(refused.text).toContain('Your office does not give you this right.');
  expect(foreign.status).toBe(403);
  expect(foreign.text).toContain('This came from another site');
});

test('a script whose session has ended is told so, and gets no page', async () => {
  const browser = await house.browsing();

  const answer = await browser.post('/me/sessions/0123456789abcdef/end', {}, { accept: 'application/json' });

  expect(answer.status).toBe(401);
  expect(JSON.parse(answer.html)).toEqual({
    type: 'about:blank',
    title: 'Sign in first.',
    status: 401,
    code: 'signed-out',
  });
});
