import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAdministrator } from '../../roll/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { addMilliseconds, minutes } from '../../platform/time/index.ts';
import { lettersSent } from '../../platform/mail/index.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { aUnit } from '../../units/testing.ts';

const begins = new Date('2026-11-23T18:00:00Z');
let at = begins;
let house: TestHouse;
let editor: string;
let posts: string;

beforeAll(async () => {
  house = await openTestHouse(() => at);
  editor = await aPerson(house.app.database.db, 'Ada Editor', { class: 'REG' });
  await aPerson(house.app.database.db, 'Moss Chair', { class: 'REG', number: '10482217' });
  const grants = new Set(['units.edit']);
  await house.app.perform({ by: null, at, grants }, async (act) => {
    await makeAdministrator(act, editor);
    posts = `/units/${(await aUnit(act, { name: 'Moss Round Table' })).slug}/posts`;
  });
});
afterAll(() => house.close());

const typed = { person: '10482217', name: '', office: 'chair', fromOn: '', untilOn: '' };
/** The fields of the form on the page that would be sent again. */
const fieldsOn = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/name="(\w+)" value(?:="([^"]*)")?/g)].map(([, name, value = '']) => [name, value]),
  );
const cookieOf = (headers: Headers, name: string) =>
  headers
    .getSetCookie()
    .find((line) => line.startsWith(`${name}=`))
    ?.split(';')[0] ?? '';

test('a grave act is asked for again after a quarter of an hour, and what was typed is given back', async () => {
  at = begins;
  const browser = await house.browsing(editor);
  at = addMilliseconds(begins, minutes(15) - 1);
  const inTime = await browser.post(posts, typed);
  at = addMilliseconds(begins, minutes(15));
  const late = await browser.post(posts, typed);

  expect(inTime.status).toBe(303);
  expect(late.status).toBe(401);
  expect(late.text).toContain('Show once more that it is you');
  expect(late.html).toContain('href="/sign-in/again" target="_blank"');
  expect(fieldsOn(late.html)).toMatchObject(typed);
});

test('the six digits of a letter are enough, without a script, and the same form is then taken', async () => {
  at = begins;
  const browser = await house.browsing(editor);
  at = addMilliseconds(begins, minutes(20));
  const asked = await browser.get('/sign-in/again');
  const sent = await browser.post('/sign-in/again');
  const [letter] = await lettersSent(house.app.database.db, { address: 'ada.editor@example.org' });
  const code = /\b\d{6}\b/.exec(letter?.text ?? '')?.[0] ?? '';

  const entered = await browser.post('/sign-in/code', { code }, { cookie: cookieOf(sent.headers, 'folkmoot-asked') });
  const cookie = cookieOf(entered.headers, 'folkmoot');
  const shown = await browser.get('/sign-in/again', { cookie });
  const again = await browser.post(posts, { ...typed, office: 'member' }, { cookie });

  expect(asked.text).toContain('goes to ada.editor@example.org');
  expect([entered.status, entered.to]).toEqual([303, '/sign-in/again']);
  expect(shown.text).toContain('press “Send it again”');
  expect(shown.text).toContain('It holds until 12:34');
  expect(again.status).toBe(303);
});

test('whoever has signed out meanwhile is asked to sign in, and a script is told which of the two it is', async () => {
  at = begins;
  const browser = await house.browsing(editor);
  at = addMilliseconds(begins, minutes(30));
  const nobody = await house.browsing();

  const [gone, stale] = [
    await nobody.post(posts, typed, { accept: 'application/json' }),
    await browser.post(posts, typed, { accept: 'application/json' }),
  ];

  expect([gone, stale].map(({ status, html }) => [status, (JSON.parse(html) as { code: string }).code])).toEqual([
    [401, 'signed-out'],
    [401, 'prove-again'],
  ]);
});

test('the grave acts are these', () => {
  const grave = house.plug.routes.filter((route) => route.grave).map(({ method, path }) => `${method} ${path}`);

  expect(grave.toSorted()).toEqual([
    'POST /ballots/:id/calling-off',
    'POST /ballots/:id/closing',
    'POST /decisions/:id/text',
    'POST /groups/:slug/changes/:id/ballots',
    'POST /groups/:slug/changes/:id/decision',
    'POST /groups/:slug/changes/:id/vote',
    'POST /me/passkeys',
    'POST /me/passkeys/:id/removal',
    'POST /me/passkeys/challenge',
    'POST /me/tokens',
    'POST /petitions/:id/authorization',
    'POST /petitions/:id/decisions',
    'POST /petitions/:id/ratification',
    'POST /petitions/:id/verification/invalidation',
    'POST /petitions/:id/verification/sign-off',
    'POST /reports/:id/finalizing',
    'POST /roll/hook/secrets',
    'POST /roll/hook/secrets/:id/end',
    'POST /roll/import/:id/application',
    'POST /staff/passkeys',
    'POST /staff/passkeys/:id/confirmation',
    'POST /staff/webhooks',
    'POST /staff/webhooks/:id',
    'POST /staff/webhooks/:id/on',
    'POST /staff/webhooks/:id/removal',
    'POST /staff/webhooks/:id/secret',
    'POST /units/:slug/posts',
  ]);
});
