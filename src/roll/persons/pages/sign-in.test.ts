import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { forgetAttempts } from '../../../platform/auth/index.ts';
import { lettersSent } from '../../../platform/mail/index.ts';
import { openTestHouse, type TestHouse } from '../../../testing.ts';
import { aPerson } from '../../testing.ts';

const base = 'http://127.0.0.1:3000';
let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse(new Date('2026-11-23T18:00:00Z'));
});
beforeEach(() => forgetAttempts(house.app.database.db, new Date('2027-01-01T00:00:00Z')));
afterAll(() => house.close());

const post = (address: string, fields: Record<string, string>, cookie?: string) =>
  house.app.web.fetch(
    new Request(base + address, {
      method: 'POST',
      headers: { host: '127.0.0.1:3000', origin: base, ...(cookie && { cookie }) },
      body: new URLSearchParams(fields),
    }),
  );

/** Asks for a letter, and gives its link and code with the cookie of the browser that asked. */
async function ask(identifier: string, thenPath: string) {
  const asked = await post(
    '/sign-in',
    Object.fromEntries(
      new URLSearchParams(`identifier=${encodeURIComponent(identifier)}&then=${encodeURIComponent(thenPath)}`),
    ),
  );
  const cookie = asked.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const [letter] = await lettersSent(house.app.database.db, { address: identifier });
  return {
    cookie,
    link: /\/sign-in\/letter\/[\w-]+/.exec(letter?.text ?? '')?.[0] ?? '',
    code: /\b\d{3}\s?\d{3}\b/.exec(letter?.text ?? '')?.[0].replace(/\s/, '') ?? '',
  };
}

test('a forwarded letter opens no session, and is not used up by trying', async () => {
  await aPerson(house.app.database.db, 'Fay Forward', { class: 'REG' });
  const { cookie, link } = await ask('fay.forward@example.org', '/me');

  const elsewhere = await post(link, {});
  const here = await post(link, {}, cookie);

  expect([elsewhere.status, elsewhere.headers.getSetCookie()]).toEqual([200, []]);
  expect([here.status, here.headers.getSetCookie()[0]?.startsWith('folkmoot=')]).toEqual([303, true]);
});

test('people come back to an address in any script', async () => {
  await aPerson(house.app.database.db, 'Sofia Greek', { class: 'REG' });
  const { cookie, link } = await ask('sofia.greek@example.org', '/search?q=Ω');

  const entered = await post(link, {}, cookie);

  expect([entered.status, entered.headers.get('location')]).toEqual([303, '/search?q=%CE%A9']);
});

test('codes that are tried all at once are counted before any of them is compared', async () => {
  await aPerson(house.app.database.db, 'Gus Guessed', { class: 'REG' });
  const { cookie, code } = await ask('gus.guessed@example.org', '/me');
  const wrong = Array.from({ length: 40 }, (_, number) => String((Number(code) + 1 + number) % 1_000_000));

  const answers = await Promise.all(
    [...wrong, code].map((each) => post('/sign-in/code', { code: each.padStart(6, '0') }, cookie)),
  );

  expect(answers.flatMap(({ headers }) => headers.getSetCookie())).toEqual([]);
  expect(answers.filter(({ status }) => status === 422).length).toBe(30);
  expect(answers.filter(({ status }) => status === 429).length).toBe(11);
});

test('right codes do not count against the network that they come from', async () => {
  const names = Array.from({ length: 31 }, (_, number) => `hall.visitor${number}`);
  const asked = await Promise.all(
    names.map(async (name) => {
      await aPerson(house.app.database.db, `Hall Visitor`, { class: 'REG', email: `${name}@example.org` });
      return ask(`${name}@example.org`, '/me');
    }),
  );

  const statuses: number[] = [];
  for (const { cookie, code } of asked) statuses.push((await post('/sign-in/code', { code }, cookie)).status);

  expect(statuses).toEqual(statuses.map(() => 303));
});
