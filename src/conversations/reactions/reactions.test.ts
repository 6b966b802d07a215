import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinGroup } from '../../groups/index.ts';
import { aGroup } from '../../groups/testing.ts';
import { theSystem } from '../../platform/act/index.ts';
import { seeing } from '../../platform/db/index.ts';
import { factsAbout } from '../../platform/facts/index.ts';
import { addMilliseconds, days, hours } from '../../platform/time/index.ts';
import { aPerson, standing } from '../../roll/testing.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';
import { conversationRecordsOf } from '../erasure/records.ts';
import { talkListOf } from '../lists/queries.ts';
import { chooseDelivery } from '../subscriptions/commands.ts';
import { aMessage } from '../testing.ts';

// A Monday, at noon in Chicago.
const began = new Date('2026-11-23T18:00:00Z');
const opened = seeing<never>();
let now = began;
let house: TestHouse;
let listId: number;
let list: string;
let ben: string;
let cleo: string;
/** Ada leads, Ben and Cleo take part, Dan does not. */
let asAda: Browsing;
let asBen: Browsing;
let asCleo: Browsing;
let asDan: Browsing;

beforeAll(async () => {
  house = await openTestHouse(() => now);
  const person = (name: string) => aPerson(db(), name, { email: `${name.split(' ')[0]!.toLowerCase()}@example.org` });
  const ada = await person('Ada Lane');
  [ben, cleo] = [await person('Ben Moor'), await person('Cleo Reed')];
  const { id } = await house.app.perform(theSystem(now), (act) => aGroup(act, { organizers: [ada] }));
  await house.app.settle();
  for (const by of [ben, cleo])
    await house.app.perform({ by, at: now, grants: new Set() }, (act) => joinGroup(act, id, { standing }));
  await house.app.settle();
  const talk = (await talkListOf(db(), id))!;
  [listId, list] = [talk.id, `/lists/${talk.slug}`];
  [asAda, asBen, asCleo] = [await house.browsing(ada), await house.browsing(ben), await house.browsing(cleo)];
  asDan = await house.browsing(await person('Dan Ross'));
  await said('first');
});
afterAll(() => house.close());

const db = () => house.app.database.db;
const said = (name: string) =>
  house.app.perform(theSystem(now), (act) => aMessage(act, listId, `${name}@example.org`, { subject: name }));
const reactions = async (number = 1) =>
  (
    await sql<{ kind: string; person: string }>`
      select kind, reaction.person from conversations.reaction join conversations.message on message.id = message where number = ${number} order by kind, reaction.person = ${cleo}
    `.execute(opened(db()))
  ).rows.map(({ kind, person }) => `${person === ben ? 'Ben' : person === cleo ? 'Cleo' : 'other'}: ${kind}`);
const press = (who: Browsing, kind: string, number = 1) => who.post(`${list}/messages/${number}/reactions/${kind}`);

test('a reader says one word to a message once, and takes it back; participants see who, strangers how many', async () => {
  const pressed = [
    await press(asBen, 'thanks'),
    await press(asBen, 'thanks'),
    await press(asBen, 'join-in'),
    await press(asBen, 'join-in/end'),
    await press(asBen, 'party'),
  ];
  // Who said it first stands first.
  now = addMilliseconds(now, 1);
  pressed.unshift(await press(asCleo, 'thanks'));
  const [own, stranger] = [await asCleo.get(`${list}/1`), await asDan.get(`${list}/1`)];

  expect(pressed.map(({ status, to }) => [status, to])).toEqual([
    ...Array.from({ length: 5 }, () => [303, `${list}/messages/1`]),
    [404, null],
  ]);
  expect(await reactions()).toEqual(['Ben: thanks', 'Cleo: thanks']);
  expect(own.text).toMatch(/2 thanks ?, to message 1, yours too: take it back/);
  expect(own.text).toContain('Thanks: Ben Moor, Cleo Reed');
  expect([stranger.text.includes('2 thanks'), stranger.text.includes('Ben Moor')]).toEqual([true, false]);
  expect(stranger.html).not.toContain('/reactions/');
});

test('nobody reacts who may not write, nor to what is gone, in a closed thread or in a closed list', async () => {
  await said('second');
  await asAda.post(`${list}/messages/2/removal`, { code: 'off-topic' });
  await sql`insert into conversations.writer_trust (list, person, trust, reason, since_at) values (${listId}, ${cleo}, 'banned', '', ${now})`.execute(
    opened(db()),
  );
  const before = await reactions();
  const refused = [await press(asDan, 'agree'), await press(asCleo, 'agree'), await press(asBen, 'agree', 2)];
  const banned = (await asCleo.get(`${list}/1`)).html.includes('reactions/agree');
  await sql`delete from conversations.writer_trust`.execute(opened(db()));
  await asAda.post(`${list}/1/closing`, { reason: 'All is said.' });
  refused.push(await press(asBen, 'agree'));
  await asAda.post(`${list}/1/reopening`);
  await sql`update conversations.list set closed_at = ${now} where id = ${listId}`.execute(opened(db()));
  refused.push(await press(asBen, 'agree'));
  const back = await press(asBen, 'thanks/end');
  await sql`update conversations.list set closed_at = null where id = ${listId}`.execute(opened(db()));
  await press(asBen, 'thanks');

  expect(refused.map(({ status }) => status)).toEqual([409, 409, 409, 409, 409]);
  expect([banned, back.status, before, await reactions()]).toEqual([
    false,
    303,
    ['Ben: thanks', 'Cleo: thanks'],
    ['Ben: thanks', 'Cleo: thanks'],
  ]);
});

test('a word leaves in no mail of its own: digests count it, for what they bring and for what came before', async () => {
  await house.app.perform(theSystem(now), (act) => chooseDelivery(act, listId, cleo, 'daily'));
  const mailings = async () =>
    (
      await sql<{
        kind: string;
        body: Buffer;
      }>`select kind, body from platform.mailing where kind = 'conversations.digest' order by id`.execute(opened(db()))
    ).rows.map(({ body }) => body.toString().replaceAll('=\r\n', '').replaceAll('\r\n', '\n'));
  await said('third');
  await press(asBen, 'helpful', 3);
  await house.app.settle();
  now = addMilliseconds(began, days(1));
  await house.app.settle();
  const [first] = await mailings();
  now = addMilliseconds(now, hours(1));
  await press(asAda, 'agree', 3);
  await house.app.settle();
  now = addMilliseconds(now, days(1));
  await house.app.settle();
  const quiet = (await mailings()).length;
  await said('fourth');
  now = addMilliseconds(now, days(1));
  await house.app.settle();
  const second = (await mailings())[1];

  expect(first).toContain('1. third (Somebody)\n   1 helpful\n');
  expect(quiet).toBe(1);
  expect(second).toContain(
    '1. fourth (Somebody)\n\nTo earlier messages, since the last digest:\n   third, message 3: 1 agree\n',
  );
});

test('what somebody said in one word is told to them, is noted without their words, and goes with the message', async () => {
  const records = await conversationRecordsOf(db(), ben);
  const facts = await factsAbout(db(), { kinds: ['conversations.reaction-ended'] });
  await sql`update conversations.message set removed_at = ${now}, removed_code = 'spam' where number = 3`.execute(
    opened(db()),
  );

  expect(records['reactions']).toMatchObject([
    { list: list.slice(7), number: 1, kind: 'thanks' },
    { list: list.slice(7), number: 3, kind: 'helpful' },
  ]);
  expect(facts.map(({ fact }) => fact)).toMatchObject([{ reaction: 'join-in' }, { reaction: 'thanks' }]);
  expect((await asBen.get(`${list}/3`)).html).not.toContain('helpful');
});
