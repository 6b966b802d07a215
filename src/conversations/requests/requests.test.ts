import { afterAll, beforeAll, expect, test } from 'vitest';
import { participationOf } from '../../groups/index.ts';
import { aGroup } from '../../groups/testing.ts';
import { theSystem } from '../../platform/act/index.ts';
import { lettersSent, personalToken } from '../../platform/mail/index.ts';
import { personsAtAddress } from '../../roll/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { audienceOf } from '../lists/fan-out.ts';
import { openList } from '../lists/commands.ts';
import { listBySlug } from '../lists/queries.ts';
import { ask } from '../questions/commands.ts';
import { subscriptionOf } from '../subscriptions/queries.ts';
import { aLetter, aPostman, type Postman } from '../testing.ts';

const now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let postman: Postman;
let slug: string;
let ada: string;
let ben: string;

const db = () => house.app.database.db;
const list = async () => (await listBySlug(db(), slug))!;
const at = (word: string) => `${slug}${word && `-${word}`}@${house.app.settings.mailDomain}`;
const subscription = async (person: string) => {
  const found = await subscriptionOf(db(), (await list()).id, person);
  return found?.endedAt === null
    ? { delivery: found.delivery, pausedUntil: found.pausedUntil?.toISOString() ?? null }
    : undefined;
};

beforeAll(async () => {
  house = await openTestHouse(() => now);
  postman = await aPostman(house);
  ada = await aPerson(db(), 'Ada Lane', { email: 'ada@example.org' });
  ben = await aPerson(db(), 'Ben Moor', { email: 'ben@example.org' });
  ({ slug } = await house.app.perform(theSystem(now), (act) =>
    aGroup(act, { name: 'Tool Libraries', organizers: [ada] }),
  ));
  await house.app.settle();
});
afterAll(async () => {
  await postman.close();
  await house.close();
});

/** Writes from an address whose domain vouches for it, unless another brings the letter; gives the letters that come of it. */
async function write(
  from: string,
  to: string,
  { subject = 'Hello', text = '', by = from, more = [] as string[] } = {},
) {
  const before = (await lettersSent(db())).length;
  await postman.bring(aLetter({ from, to, subject, text, more }), { from: by, to });
  await house.app.settle();
  const letters = await lettersSent(db());
  return letters.slice(0, letters.length - before).map(({ kind, address, text: says }) => ({ kind, address, says }));
}

const tokenIn = (says: string | null | undefined) => /\/answers\/([a-z2-7]{16})/.exec(says ?? '')?.[1] ?? '';

test('a member joins by mail alone, once they have answered a letter that only they can read', async () => {
  const asked = await write('ben@example.org', at('join'));
  const isInBefore = await participationOf(db(), (await list()).group!, ben);
  const question = asked.find(({ kind }) => kind === 'conversations.ask-join');
  await write('ben@example.org', `${slug}-confirm+${tokenIn(question?.says)}@${house.app.settings.mailDomain}`);

  expect(asked.map(({ kind, address }) => `${kind} to ${address}`).toSorted()).toEqual([
    'conversations.answer to ben@example.org',
    'conversations.ask-join to ben@example.org',
  ]);
  expect(isInBefore).toBeUndefined();
  expect(await participationOf(db(), (await list()).group!, ben)).toBeDefined();
  expect(await subscription(ben)).toEqual({ delivery: 'each', pausedUntil: null });
});

test('“am I in, and why did I get this?” has one clear answer, for those inside and outside', async () => {
  const [inside] = await write('ben@example.org', at('help'));
  const [outside] = await write('zoe@example.org', at('help'));

  const plain = (says: string | null | undefined) => (says ?? '').replace(/\s+/g, ' ');
  expect(plain(inside?.says)).toContain('Yes: you are in Tool Libraries, since 23 November 2026.');
  expect(plain(inside?.says)).toContain('because you take part in the group');
  expect(plain(outside?.says)).toContain('No: nobody at this address is in Tool Libraries.');
});

test('several requests in one letter are done, and answered by one', async () => {
  const answers = await write('ben@example.org', at('request'), {
    subject: 'digest weekly',
    text: 'pause until 2026-12-24\n-- \nBen',
  });

  expect(answers).toHaveLength(1);
  expect(answers[0]?.says).toContain('Nothing comes by mail before 24');
  expect(await subscription(ben)).toEqual({ delivery: 'weekly', pausedUntil: '2026-12-24T06:00:00.000Z' });
});

test('nobody is answered for whom nobody vouches, but whom we know is asked once before they leave', async () => {
  const forged = { by: 'storm@elsewhere.example' };
  const help = await write('ben@example.org', at('help'), forged);
  const leave = await write('ben@example.org', at('leave'), forged);
  const again = await write('ben@example.org', at('leave'), forged);
  const stranger = await write('zoe@example.org', at('join'), forged);
  const absent = await write('ben@example.org', at('help'), { more: ['Auto-Submitted: auto-replied'] });

  expect([help, again, stranger, absent]).toEqual([[], [], [], []]);
  expect(leave.map(({ kind }) => kind)).toEqual(['conversations.ask-leave']);
  expect(await subscription(ben)).toBeDefined();
});

test('the link of the question asks once more, and one press answers it', async () => {
  const [question] = await lettersSent(db(), { address: 'ben@example.org' });
  const browser = await house.browsing();
  const token = tokenIn(question?.text);

  const asks = await browser.get(`/answers/${token}`);
  const stillIn = await subscription(ben);
  const done = await browser.post(`/answers/${token}`);
  const twice = await browser.post(`/answers/${token}`);
  const unknown = await browser.get('/answers/aaaaaaaaaaaaaaaa');

  expect([asks.status, done.status, twice.status, unknown.status]).toEqual([200, 200, 200, 404]);
  expect(asks.text).toContain('Yes, I leave');
  expect(stillIn).toBeDefined();
  expect(done.text).toContain('come to you no longer');
  expect(twice.text).toContain('answered before');
  expect(await subscription(ben)).toBeUndefined();
});

test('the address of a mail program’s own button takes its reader off the list at once, and a wrong one is none', async () => {
  const { id } = await list();
  const token = personalToken(house.app.installation.hashKey, audienceOf(id), ada);
  const to = `leave+${id}-${token}@${house.app.settings.mailDomain}`;
  const wrong = `leave+${id}-${token.replace(/^./, (letter) => (letter === 'a' ? 'b' : 'a'))}@${house.app.settings.mailDomain}`;

  const letters = await write('mailer@elsewhere.example', to.toUpperCase());
  const refused = write('mailer@elsewhere.example', wrong);

  await expect(refused).rejects.toThrow('550');
  expect(letters.filter(({ kind }) => kind === 'conversations.answer')).toEqual([]);
  expect(await subscription(ada)).toBeUndefined();
});

test('of a newcomer who may not join after all nothing is kept, and the link is used up', async () => {
  const { id } = await list();
  const address = 'nell@example.org';
  const token = await house.app.perform(theSystem(now), (act) =>
    ask(act, { kind: 'join', list: id, address, person: null, name: 'Nell Oak', heldPost: null }),
  );
  const browser = await house.browsing();

  const refused = await browser.post(`/answers/${token}`);
  const twice = await browser.post(`/answers/${token}`);

  expect(refused.text).toContain('The group is open to members');
  expect(twice.text).toContain('answered before');
  expect(await personsAtAddress(db(), address)).toEqual([]);
});

test('a letter to the conveners reaches them, with its writer to be answered', async () => {
  const passed = await write('zoe@example.org', at('owner'), {
    subject: 'May I use your texts?',
    text: 'For a course.',
  });

  expect(passed.map(({ kind, address }) => `${kind} to ${address}`)).toEqual([
    'conversations.to-owners to ada@example.org',
  ]);
  expect(passed[0]?.says).toContain('For a course.');
});

test('whoever asks a list that they may not read learns no more of it than its address', async () => {
  const { group } = await list();
  await house.app.perform(theSystem(now), (act) =>
    openList(act, {
      name: 'Merger With Elsewhere',
      slug: 'tool-libraries-work',
      group,
      purpose: 'committee',
      visibility: 'participants',
      reason: '',
    }),
  );
  const domain = house.app.settings.mailDomain;
  const told = [
    ...(await write('zoe@example.org', `tool-libraries-work-help@${domain}`)),
    ...(await write('zoe@example.org', `tool-libraries-work-join@${domain}`)),
    ...(await write('zoe@example.org', `tool-libraries-work@${domain}`)),
  ];

  expect(told.map(({ address }) => address)).toEqual(Array.from({ length: 3 }, () => 'zoe@example.org'));
  expect(told.filter(({ says }) => says?.includes('Merger'))).toEqual([]);
  expect((await lettersSent(db(), { address: 'zoe@example.org' })).map(({ subject }) => subject).join()).not.toContain(
    'Merger',
  );
});
