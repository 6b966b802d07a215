import { afterAll, beforeAll, expect, test } from 'vitest';
import { aGroup } from '../../../groups/testing.ts';
import { joinGroup } from '../../../groups/index.ts';
import { theSystem } from '../../../platform/act/index.ts';
import { readMessage } from '../../../platform/mail/index.ts';
import { aPerson, standing } from '../../../roll/testing.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../../testing.ts';
import { plainName } from './rules.ts';

const now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let asBen: Browsing;
let asAda: Browsing;
let list: string;

beforeAll(async () => {
  house = await openTestHouse(() => now);
  const { app } = house;
  const { db } = app.database;
  const ada = await aPerson(db, 'Ada Lane', { email: 'ada@example.org' });
  const ben = await aPerson(db, 'Ben Moor', { email: 'ben@example.org' });
  const { id, slug } = await app.perform(theSystem(now), (act) => aGroup(act, { organizers: [ada] }));
  await app.perform({ by: ben, at: now, grants: new Set() }, (act) => joinGroup(act, id, { standing }));
  await app.settle();
  [asAda, asBen] = [await house.browsing(ada), await house.browsing(ben)];
  list = `/lists/${slug}`;
});
afterAll(() => house.close());

const rows = async <T>(text: string) => {
  const client = await house.app.database.connection();
  try {
    return (await client.query(text)).rows as T[];
  } finally {
    client.release();
  }
};

test('files are kept with a draft, taken off again, and go as files of the message; the same bytes are kept once', async () => {
  const plan = new File(['%PDF-1.7 plan'], '../plan "of" the room.pdf');
  const draft = { once: 'a', subject: 'The room', body: 'See the plan.' };
  await asBen.post(`${list}/new/draft`, draft);
  const [put, twice] = [
    await asBen.upload(`${list}/new/files`, 'file', plan),
    await asBen.upload(`${list}/new/files`, 'file', new File(['notes'], 'notes.txt')),
  ];
  const form = await asBen.get(`${list}/new`);
  const removal = /formaction="([^"]*\/files\/\d+\/removal)"[^>]*aria-label="Take notes.txt off"/.exec(form.html)![1]!;
  const foreign = await asAda.post(removal, draft);
  const kept = (await asBen.get(`${list}/new`)).text;
  const taken = await asBen.post(removal, draft);
  const before = (await asBen.get(`${list}/new`)).text;

  const sent = await asBen.post(`${list}/new`, draft);
  const page = await asAda.get((await asAda.get(sent.to!)).to!.replace(/#.*/, ''));
  const [{ raw }] = (await rows<{ raw: Buffer }>('select raw from conversations.message_source')) as [{ raw: Buffer }];
  const { attachments, text } = await readMessage(raw);

  expect([put.to, twice.to, taken.to]).toEqual([`${list}/new`, `${list}/new`, `${list}/new`]);
  expect([kept.includes('notes.txt'), before.includes('notes.txt')]).toEqual([true, false]);
  expect([foreign.status, before.includes('plan of the room.pdf')]).toEqual([303, true]);
  expect(page.text).toContain('plan of the room.pdf');
  expect(text).toContain('See the plan.');
  expect(attachments.map(({ name, type, content }) => [name, type, Buffer.from(content).toString()])).toEqual([
    ['plan of the room.pdf', 'application/pdf', '%PDF-1.7 plan'],
  ]);
  expect(await rows('select count(*)::integer as files, sum(uses)::integer as uses from platform.file')).toEqual([
    { files: 1, uses: 1 },
  ]);
  expect(await rows('select * from conversations.draft_file')).toEqual([]);
});

test('a file that has nothing in it, or is more than the list takes, is refused, and what was typed stays', async () => {
  const [none, empty, large] = [
    await asBen.upload(`${list}/new/files`, 'file', new File([], '')),
    await asBen.upload(`${list}/new/files`, 'file', new File([], 'empty.txt')),
    await asBen.upload(`${list}/new/files`, 'file', new File([new Uint8Array(1_500_000)], 'large.bin')),
  ];

  expect([none.status, empty.status, large.status]).toEqual([422, 422, 422]);
  expect(empty.text).toContain('Choose a file that has something in it.');
  expect(large.text).toContain('This list takes messages of at most 2.0 MB, files included.');
  expect(await rows('select * from conversations.draft_file')).toEqual([]);
});

test('all drafts of somebody hold so many bytes of files, whichever list they are for; who has too many is told where they wait', async () => {
  // What is large in another draft, without its bytes.
  await rows(
    `insert into conversations.draft_file (list, person, name, sha256, size, put_at)
     select list, person, 'film.mp4', '\\x00', 49999990, '2026-11-23' from conversations.subscription
     where person = (select person from roll.member where first_name = 'Ben')`,
  );
  const [fits, tooMuch] = [
    await asBen.upload(`${list}/messages/1/reply/files`, 'file', new File(['0123456789'], 'ten.txt')),
    await asBen.upload(`${list}/messages/1/reply/files`, 'file', new File(['1'], 'one.txt')),
  ];
  const others = await asAda.upload(`${list}/messages/1/reply/files`, 'file', new File(['1'], 'one.txt'));

  expect([fits.status, tooMuch.status, others.status]).toEqual([303, 422, 303]);
  expect(tooMuch.text).toMatch(
    /The files of all your drafts are 50.0 MB at most, together. They wait in [\w ]+. Send a draft, or take files off one./,
  );
  await rows('delete from conversations.draft_file where size = 49999990');
});

test('files of a draft that nobody touches for 30 days go in the night, and what was written stays', async () => {
  const files = () =>
    rows<{ name: string }>(
      `select roll.member.first_name || ': ' || draft_file.name as name
       from conversations.draft_file join roll.member using (person) order by 1`,
    );
  // Ben goes on with a reply whose file he put long ago; Ada has left hers.
  for (const [who, body] of [
    [asBen, 'I go on.'],
    [asAda, 'I leave it.'],
  ] as const)
    await who.post(`${list}/messages/1/reply/draft`, { body });
  await rows(`update conversations.draft_file set put_at = '2026-10-24T17:59:00Z'`);
  await rows(
    `update conversations.draft set saved_at = '2026-10-24T17:59:00Z' where person = (select person from roll.member where first_name = 'Ada')`,
  );
  const before = await files();

  const daily = house.plug.dailies.find(({ kind }) => kind === 'conversations.drop-untouched-files')!;
  const { database, perform } = house.app;
  await daily.run({ subject: '', at: now, db: database.db, perform });

  expect(before).toEqual([{ name: 'Ada: one.txt' }, { name: 'Ben: ten.txt' }]);
  expect(await files()).toEqual([{ name: 'Ben: ten.txt' }]);
  expect(await rows('select body from conversations.draft where answers is not null order by body')).toEqual([
    { body: 'I go on.' },
    { body: 'I leave it.' },
  ]);
});

test('where a list is slowed down, the form says when one may write again; it leads to the code of conduct', async () => {
  const policy = {
    firstPosts: 'nobody',
    lapsed: 'accept',
    slowMinutes: '30',
    mostKilobytes: '2000',
    mostRecipients: '10',
  };
  await asAda.post(`${list}/policy`, { ...policy, conductUrl: 'https://example.org/conduct' });

  const [writer, moderator] = [await asBen.get(`${list}/new`), await asAda.get(`${list}/new`)];

  expect(writer.text).toContain('This list is slowed down: you may write again at 12:30.');
  expect(writer.html).toContain('href="https://example.org/conduct"');
  expect(moderator.text).not.toContain('slowed down');
});

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\a\\b<c>"d.txt', 'bcd.txt'],
  ['\u202Efdp.exe\0', 'fdp.exe'],
  ['', 'file'],
])('a file called %j is kept as %j', (name, plain) => {
  expect(plainName(name)).toBe(plain);
});
