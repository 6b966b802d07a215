import { afterAll, beforeAll, expect, test } from 'vitest';
import { aGroup } from '../../groups/testing.ts';
import { joinGroup } from '../../groups/index.ts';
import { theSystem } from '../../platform/act/index.ts';
import { factsAbout } from '../../platform/facts/index.ts';
import { aPerson, standing } from '../../roll/testing.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';
import { listBySlug } from '../lists/queries.ts';
import { aMessage } from '../testing.ts';

const now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let asAda: Browsing;
let asBen: Browsing;
let asCleo: Browsing;
let list: string;

beforeAll(async () => {
  house = await openTestHouse(() => now);
  const { app } = house;
  const { db } = app.database;
  const ada = await aPerson(db, 'Ada Lane', { email: 'ada@example.org' });
  const ben = await aPerson(db, 'Ben Moor', { email: 'ben@example.org' });
  const cleo = await aPerson(db, 'Cleo Reed', { email: 'cleo@example.org' });
  [asAda, asBen, asCleo] = [await house.browsing(ada), await house.browsing(ben), await house.browsing(cleo)];
  const { id, slug } = await app.perform(theSystem(now), (act) => aGroup(act, { organizers: [ada] }));
  await app.perform({ by: ben, at: now, grants: new Set() }, (act) => joinGroup(act, id, { standing }));
  await app.settle();
  list = `/lists/${slug}`;
  const { id: of } = (await listBySlug(db, slug))!;
  await app.perform(theSystem(now), async (act) => {
    await aMessage(act, of, 'one@example.org', { person: ben, fromName: 'Ben Moor', text: 'Cheap drills!' });
    await aMessage(act, of, 'two@example.org', { text: 'Hello.' });
  });
});
afterAll(() => house.close());

const letters = async () => {
  const client = await house.app.database.connection();
  try {
    const { rows } = await client.query<{ address: string; secret: boolean }>(
      `select address, secret from platform.letter where kind = 'conversations.message-reported' order by id`,
    );
    return rows;
  } finally {
    client.release();
  }
};

test('a reader reports a message once; moderators hear of it by letter, find it on their desk, and take it down or leave it', async () => {
  const nobody = await house.browsing();
  const path = `${list}/messages/1/report`;
  const [toSignIn, own, mute] = [
    await nobody.get(path),
    await asBen.get(path),
    await asCleo.post(path, { reason: ' ' }),
  ];
  const sent = await asCleo.post(path, { reason: 'It sells <b>drills</b>.' });
  const again = await asCleo.post(path, { reason: 'Still.' });
  const thanks = await asCleo.get(path);
  await house.app.settle();
  const desk = await asAda.get(`${list}/moderation`);
  const other = await asCleo.post(`${path}/dismissal`);

  expect([toSignIn.to?.slice(0, 8), own.status, mute.status, sent.to, again.status, other.status]).toEqual([
    '/sign-in',
    200,
    422,
    path,
    422,
    404,
  ]);
  expect(own.text).toContain('It is your own message.');
  expect(mute.text).toContain('Say what is wrong with it');
  expect(thanks.text).toContain('Reported. The moderators have been told.');
  expect(desk.text).toMatch(/Cheap drills! Cleo Reed says: It sells &lt;b>drills&lt;\/b>\./);
  expect(await letters()).toEqual([{ address: 'ada@example.org', secret: true }]);

  await asAda.post(`${path}/dismissal`);
  expect((await asAda.get(`${list}/moderation`)).text).not.toContain('Cleo Reed says');

  await asCleo.post(`${list}/messages/2/report`, { reason: 'Not for here.' });
  await asAda.post(`${list}/messages/2/removal`, { code: 'off-topic' });
  expect((await asAda.get(`${list}/moderation`)).text).not.toContain('Not for here.');
  const facts = await factsAbout(house.app.database.db, { kinds: ['conversations.reports-ended'] });
  expect(facts.map(({ fact }) => fact['ending'])).toEqual(['dismissed', 'removed']);
});

test('a moderator leaves no report of their own message; where there is no other, they are told so', async () => {
  const { to } = await asAda.post(`${list}/new`, { once: 'own', subject: 'Mine', body: 'I moderate here.' });
  await asBen.post(`${to}/report`, { reason: 'It is loud.' });

  const alone = await asAda.post(`${to}/report/dismissal`);

  expect(alone.status).toBe(409);
  expect(alone.text).toContain('the list has no other moderator who could decide on it');
  const facts = await factsAbout(house.app.database.db, { kinds: ['conversations.reports-ended'] });
  expect(facts).toHaveLength(2);
});
