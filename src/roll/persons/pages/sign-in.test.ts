import { afterAll, beforeAll, expect, test } from 'vitest';
import { lettersSent } from '../../../platform/mail/index.ts';
import { openTestHouse, type TestHouse } from '../../../testing.ts';
import { aPerson } from '../../testing.ts';

const base = 'http://127.0.0.1:3000';
let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse(new Date('2026-11-23T18:00:00Z'));
});
afterAll(() => house.close());

const post = (address: string, fields: Record<string, string>, cookie?: string) =>
  house.app.web.fetch(
    new Request(base + address, {
      method: 'POST',
      headers: { host: '127.0.0.1:3000', origin: base, ...(cookie && { cookie }) },
      body: new URLSearchParams(fields),
    }),
  );

/** Asks for a letter, and gives its link with the cookie of the browser that asked. */
async function ask(identifier: string, thenPath: string) {
  const asked = await post(
    '/sign-in',
    Object.fromEntries(
      new URLSearchParams(`identifier=${encodeURIComponent(identifier)}&then=${encodeURIComponent(thenPath)}`),
    ),
  );
  const cookie = asked.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const [letter] = await lettersSent(house.app.database.db, { address: identifier });
  return { cookie, link: /\/sign-in\/letter\/[\w-]+/.exec(letter?.text ?? '')?.[0] ?? '' };
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
