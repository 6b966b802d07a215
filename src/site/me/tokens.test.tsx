import { afterAll, beforeAll, expect, test } from 'vitest';
import { lettersSent } from '../../platform/mail/index.ts';
import { tokensOf } from '../../roll/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';

const at = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse(at);
});
afterAll(() => house.close());

const db = () => house.app.database.db;
const good = { name: 'Script at home', 'scopes[]': 'read', lastOn: '2027-11-23' };

test('a token is shown once, works until it is revoked, and nobody else can revoke it', async () => {
  const ada = await aPerson(db(), 'Ada Scripts', { class: 'REG' });
  const browser = await house.browsing(ada);

  const made = await browser.post('/me/tokens', good);
  const token = /fmt_[0-9A-Za-z]{39}/.exec(made.html)?.[0] ?? '';
  const call = async () => (await house.program(token)('GET', '/api/v1/me')).status;
  const working = await call();
  const list = await browser.get('/me/tokens');
  const way = /\/me\/tokens\/[0-9a-f-]{36}\/revocation/.exec(list.html)![0];
  const foreign = await (await house.browsing(await aPerson(db(), 'Else'))).post(way);
  const stillWorking = await call();
  const revoked = await browser.post(way);
  const after = await browser.get(revoked.to!);

  expect([made.status, made.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(made.text).toContain('Copy your token now');
  expect([working, foreign.status, stillWorking, revoked.to, await call()]).toEqual([
    200,
    404,
    200,
    way.replace('/me/tokens/', '/me/tokens?revoked=').replace('/revocation', ''),
    401,
  ]);
  expect(list.html).not.toContain(token);
  expect(list.text).toContain('reads; made 23 November 2026 , until 23 November 2027 Last used 23 November 2026 .');
  expect(after.text).toContain(
    '“Script at home” is revoked No program can use it any more. What was signed with it stands',
  );
  expect(after.text).toContain('Revoked Script at home');
  expect(after.html).not.toContain('/revocation');
});

test('a letter tells of a new token, once, and never holds it', async () => {
  const dora = await aPerson(db(), 'Dora Letters', { class: 'REG' });
  const browser = await house.browsing(dora);
  const made = await browser.post('/me/tokens', { ...good, 'scopes[]': 'sign' });
  const token = /fmt_[0-9A-Za-z]{39}/.exec(made.html)![0];

  await house.app.settle();
  await house.app.settle();
  const letters = await lettersSent(db(), { address: 'dora.letters@example.org' });

  expect(letters.map(({ subject }) => subject)).toEqual(['A token was made in your name: Script at home']);
  expect(letters[0]!.text).toContain('can sign petitions in your name');
  expect(letters[0]!.text).toContain('/me/tokens');
  expect(JSON.stringify(letters)).not.toContain(token.slice(4));
});

test('whoever is not on the roll is offered no token to sign with, and told why', async () => {
  const guest = await aPerson(db(), 'Gil Guest', { isMember: false });
  const browser = await house.browsing(guest);

  const page = await browser.get('/me/tokens');
  const signing = await browser.post('/me/tokens', { ...good, 'scopes[]': 'sign' });
  const reading = await browser.post('/me/tokens', good);

  expect([page.html.includes('value="read"'), page.html.includes('value="sign"')]).toEqual([true, false]);
  expect(page.text).toContain('Only members sign petitions, and the roll has no record of you');
  expect([signing.status, signing.text.includes('a program could not sign with this token')]).toEqual([422, true]);
  expect(reading.status).toBe(200);
});

test('what is wrong with a token is told at its fields, all at once, and what was entered is kept', async () => {
  const browser = await house.browsing(await aPerson(db(), 'Bea Wrong', { class: 'REG' }));

  const without = await browser.post('/me/tokens', { name: '  ', lastOn: '2027-11-24' });
  const noDay = await browser.post('/me/tokens', { ...good, lastOn: '24 November' });

  expect(without.status).toBe(422);
  for (const sentence of [
    '<a href="#name">Give the token a name, so that you know it again.</a>',
    '<a href="#scopes">Choose what the token may do.</a>',
    '<a href="#lastOn">A token works for a year at most, until 23\u00a0November 2027.</a>',
    'value="2027-11-24"',
  ])
    expect(without.html).toContain(sentence);
  expect([noDay.status, noDay.text.includes('Write the day as 2026-11-30.')]).toEqual([422, true]);
  expect(noDay.html).toContain('value="Script at home"');
});

test('the page that shows a token makes no other when it is loaded again, and each name stands for one', async () => {
  const eli = await aPerson(db(), 'Eli Again', { class: 'REG' });
  const browser = await house.browsing(eli);

  const sent = await Promise.all([1, 2, 3].map(() => browser.post('/me/tokens', good)));
  const way = /\/me\/tokens\/[0-9a-f-]{36}\/revocation/.exec((await browser.get('/me/tokens')).html)![0];
  await browser.post(way);
  const afterwards = await browser.post('/me/tokens', good);

  expect(sent.filter(({ status }) => status === 200).length).toBe(1);
  expect(sent.filter(({ status }) => status === 422).length).toBe(2);
  expect(sent.find(({ status }) => status === 422)?.text).toContain('You have a token of that name');
  expect([afterwards.status, (await tokensOf({ db: db() }, eli)).length]).toEqual([200, 2]);
});

test('nobody has more than twenty tokens that work, however many are asked for at once', async () => {
  const cem = await aPerson(db(), 'Cem Many', { class: 'REG' });
  const browser = await house.browsing(cem);

  const answers = await Promise.all(
    Array.from({ length: 22 }, (_, number) => browser.post('/me/tokens', { ...good, name: `Script ${number}` })),
  );

  expect(answers.filter(({ status }) => status === 422).length).toBe(2);
  expect((await tokensOf({ db: db() }, cem)).length).toBe(20);
});
