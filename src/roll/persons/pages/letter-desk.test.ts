import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { forgetAttempts } from '../../../platform/auth/index.ts';
import { lettersSent } from '../../../platform/mail/index.ts';
import { addMilliseconds, days, minutes } from '../../../platform/time/index.ts';
import { openTestHouse, type TestHouse } from '../../../testing.ts';
import { aPerson } from '../../testing.ts';

const base = 'http://127.0.0.1:3000';
let at = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse(() => at);
});
beforeEach(() => forgetAttempts(house.app.database.db, addMilliseconds(at, days(1))));
afterAll(() => house.close());

async function post(address: string, body: string, cookie?: string) {
  const answer = await house.app.web.fetch(
    new Request(base + address, {
      method: 'POST',
      headers: {
        host: '127.0.0.1:3000',
        origin: base,
        'content-type': 'application/x-www-form-urlencoded',
        ...(cookie && { cookie }),
      },
      body,
    }),
  );
  const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  return { status: answer.status, to: answer.headers.get('location'), cookies, text: await answer.text() };
}
const asks = (identifier: string, thenPath = '/me') => post('/sign-in', `identifier=${identifier}&then=${thenPath}`);
const lettersTo = (address: string) => lettersSent(house.app.database.db, { address });
const newestLink = async (address: string) =>
  /\/sign-in\/letter\/[\w-]+/.exec((await lettersTo(address))[0]?.text ?? '')?.[0] ?? '';
const opensSession = (cookies: readonly string[]) => cookies.some((cookie) => cookie.startsWith('folkmoot='));

const times = (count: number, work: () => Promise<unknown>) => Promise.all(Array.from({ length: count }, work));

test('a stranger who asks again and again does not keep the owner of the account out', async () => {
  await aPerson(house.app.database.db, 'Olga Owner', { class: 'REG' });
  await times(12, () => asks('olga.owner@example.org', '/units'));

  const { cookies } = await asks('olga.owner@example.org', '/groups');
  const link = await newestLink('olga.owner@example.org');
  const elsewhere = await post(link, '');
  const entered = await post(link, '', cookies[0]);
  const again = await post(link, '', cookies[0]);

  expect([elsewhere.status, elsewhere.cookies]).toEqual([200, []]);
  expect([entered.status, entered.to, opensSession(entered.cookies)]).toEqual([303, '/groups', true]);
  expect(again.status).toBe(410);
});

test('what a browser asked for is done with one letter only', async () => {
  await aPerson(house.app.database.db, 'Otto Owner', { class: 'REG' });
  await times(12, () => asks('otto.owner@example.org'));
  const { cookies } = await asks('otto.owner@example.org');
  const [first, second] = (await lettersTo('otto.owner@example.org')).map(
    ({ text }) => /\/sign-in\/letter\/[\w-]+/.exec(text ?? '')?.[0] ?? '',
  );

  const entered = [await post(first!, '', cookies[0]), await post(second!, '', cookies[0])];

  expect(entered.map(({ cookies: given }) => opensSession(given))).toEqual([true, false]);
});

test('five letters go to an account in an hour, and then one every ten minutes', async () => {
  await aPerson(house.app.database.db, 'Mail Bombed', { class: 'REG' });
  const letters = async () => {
    await times(10, () => asks('mail.bombed@example.org'));
    return (await lettersTo('mail.bombed@example.org')).length;
  };
  const counts = [await letters()];
  at = addMilliseconds(at, minutes(10));
  counts.push(await letters());
  at = addMilliseconds(at, minutes(10));
  counts.push(await letters());

  expect(counts).toEqual([6, 7, 8]);
});

test('the answer is the same, and takes as long, whether an account is known, unknown or asked for too often', async () => {
  await aPerson(house.app.database.db, 'Kay Known', { class: 'REG' });
  await aPerson(house.app.database.db, 'Oda Often', { class: 'REG' });
  await times(12, () => asks('oda.often@example.org'));

  const answers = [];
  for (const name of ['kay.known', 'nobody.here', 'oda.often']) {
    const began = performance.now();
    const { cookies, ...answer } = await asks(`${name}@example.org`);
    const tookLong = performance.now() - began >= 140;
    answers.push({ ...answer, tookLong, cookies: cookies.map((cookie) => cookie.replace(/=.*/, '')) });
  }

  const alike = { status: 303, to: '/sign-in/code', text: '', tookLong: true, cookies: ['folkmoot-asked'] };
  expect(answers).toEqual([alike, alike, alike]);
});
