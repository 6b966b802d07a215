import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinGroup } from '../../groups/index.ts';
import { aGroup } from '../../groups/testing.ts';
import { theSystem, type Perform } from '../../platform/act/index.ts';
import { composeLetter, postLetter } from '../../platform/mail/index.ts';
import { erasePerson } from '../../roll/members/commands.ts';
import { aPerson, standing } from '../../roll/testing.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';
import { importMailbox } from '../archive/import.ts';
import { openList } from '../lists/commands.ts';
import { listBySlug } from '../lists/queries.ts';
import { subscribe } from '../subscriptions/commands.ts';
import { aLetter, aPostman, type Postman } from '../testing.ts';

const now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let postman: Postman;
let folder: string;
let slug: string;
let asAda: Browsing;
let ben: string;

const rows = async <T>(text: string, values: unknown[] = []) => {
  const client = await house.app.database.connection();
  try {
    return (await client.query(text, values)).rows as T[];
  } finally {
    client.release();
  }
};

const cleoWrites = async (text: string, more: readonly string[] = []) => {
  const [from, to] = ['cleo@example.org', `${slug}@${house.app.settings.mailDomain}`];
  await postman.bring(aLetter({ from: `Cleo Reed <${from}>`, to, text, more }), { from, to });
  await house.app.settle();
};

/** More than one act masks: somebody with Ben's address first, and one who quotes him last. */
async function anArchive(): Promise<number> {
  const { app } = house;
  const list = await app.perform(theSystem(now), (act) => openList(act, { name: 'Old', slug: 'old', group: null }));
  const entry = (number: number, from: string, text: string) =>
    `From x Mon Jan  2 10:00:00 2017\nFrom: ${from}\nMessage-ID: <old-${number}@example.net>\nDate: Mon, 2 Jan 2017 10:00:00 +0000\nSubject: Old\n\n${text}\n\n`;
  const entries = Array.from({ length: 260 }, (_, number) => entry(number, 'dora@example.net', `Line ${number}`));
  const [first, last] = [
    entry(0, 'Benny <BEN@example.org>', 'I wrote this.'),
    entry(259, 'dora@example.net', 'Ben Moorwood knows.'),
  ];
  const file = path.join(folder, 'old.mbox');
  await writeFile(file, [first, ...entries.slice(1, 259), last].join(''));
  await importMailbox({ perform: app.perform, at: now, onTrouble: () => {}, onProgress: () => {} }, { id: list }, file);
  return list;
}

beforeAll(async () => {
  house = await openTestHouse(() => now);
  postman = await aPostman(house);
  folder = await mkdtemp(path.join(os.tmpdir(), 'folkmoot-erasure-'));
  const { app } = house;
  const { db } = app.database;
  const ada = await aPerson(db, 'Ada Lane', { email: 'ada@example.org' });
  ben = await aPerson(db, 'Ben Moorwood', { email: 'ben@example.org' });
  const cleo = await aPerson(db, 'Cleo Reed', { email: 'cleo@example.org' });
  const opened = await app.perform(theSystem(now), (act) => aGroup(act, { organizers: [ada] }));
  ({ slug } = opened);
  await app.settle();
  for (const by of [ben, cleo])
    await app.perform({ by, at: now, grants: new Set() }, (act) => joinGroup(act, opened.id, { standing }));
  await app.settle();
  const { id: list } = (await listBySlug(db, slug))!;
  const [asBen, asCleo] = [await house.browsing(ben), await house.browsing(cleo)];
  asAda = await house.browsing(ada);
  await anArchive();
  await asBen.post(`/lists/${slug}/new`, { once: 'a', subject: 'Lathes', body: 'Who has a lathe?' });
  await app.settle();
  await asCleo.post(`/lists/${slug}/messages/1/report`, { reason: 'Not for here.' });
  await cleoWrites('Ben Moorwood <ben@example.org> has one.');
  await app.settle();
  // Copies that a server put off.
  await rows(
    `update platform.delivery set sent_at = null where mailing = (select max(id) from platform.mailing where kind = 'conversations.message')`,
  );
  await rows(`insert into conversations.refusal_text (list, name, said) values ($1, 'Ask', 'Ask Ben Moorwood.')`, [
    list,
  ]);
  await rows(`update conversations.list set reason = 'Ben Moorwood wished it' where id = $1`, [list]);
  await rows(
    `insert into conversations.writer_trust (list, person, trust, reason, since_at) values ($1, $2, 'moderated', 'Shouts', $3)`,
    [list, cleo, now],
  );
  await cleoWrites(Buffer.from('Ask Ben Moorwood, ben@example.org.').toString('base64'), [
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
  ]);
  await rows(`update platform.mailing set head = E'ARC-Seal: i=1; cv=none;\\r\\n b=abc\\r\\n' || head`);
  await app.perform(theSystem(now), (act) =>
    postLetter(act, {
      once: 'waits',
      kind: 'conversations.post-held',
      address: 'ada@example.org',
      letter: composeLetter({
        subject: 'Ben Moorwood asks',
        greeting: 'Dear Ada Lane',
        lede: 'a message waits.',
        paragraphs: ['Ask\nben@example.org.'],
        speaks: '',
      }),
    }),
  );
});
afterAll(async () => {
  await postman.close();
  await house.close();
  await rm(folder, { recursive: true });
});

const tonight = async (perform: Perform) => {
  const daily = house.plug.dailies!.find(({ kind }) => kind === 'conversations.forget-erased')!;
  await daily.run({ subject: '', at: now, db: house.app.database.db, perform });
};

test('a night that breaks off is gone through once more, and the person is gone only with its last act', async () => {
  const { app } = house;
  await app.perform(theSystem(now), (act) => erasePerson(act, ben));
  let acts = 0;
  const breaksOff: Perform = (actor, work) => {
    acts += 1;
    if (acts === 6) throw new Error('the power went');
    return app.perform(actor, work);
  };
  const standing = `select count(*)::integer as count from conversations.message where person = $1`;

  await expect(tonight(breaksOff)).rejects.toThrow('the power went');
  const between = await rows(standing, [ben]);
  await tonight(app.perform);

  expect([between, await rows(standing, [ben])]).toEqual([[{ count: 1 }], [{ count: 0 }]]);
  expect(await rows('select * from conversations.writer_name where person = $1', [ben])).toEqual([]);
});

test('whatever keeps one person from being erased keeps nobody else', async () => {
  const { database, perform, settle } = house.app;
  const { id: list } = (await listBySlug(database.db, slug))!;
  const two = [await aPerson(database.db, 'Dan Ash'), await aPerson(database.db, 'Eve Birch')];
  await perform(theSystem(now), (act) => subscribe(act, list, two));
  await settle();
  for (const person of two) await perform(theSystem(now), (act) => erasePerson(act, person));
  let acts = 0;
  const failsOnce: Perform = (actor, work) => {
    acts += 1;
    // The first act keeps names, the second is of whom comes first.
    return acts === 2 ? Promise.reject(new Error('not this one')) : perform(actor, work);
  };
  const left = () => rows('select 1 from conversations.writer_name where person = any($1::uuid[])', [two]);

  await expect(tonight(failsOnce)).rejects.toThrow('not this one');
  const between = (await left()).length;
  await tonight(perform);

  expect([between, (await left()).length]).toEqual([1, 0]);
});

test('what was brought in from their address goes as what they wrote, also in a list that they never read', async () => {
  expect(
    await rows(
      `select number, from_address as address, body_text as text, removed_code as code, raw is not null as "hasBytes"
       from conversations.message join conversations.list on list.id = message.list left join conversations.message_source on message = message.id
       where slug = 'old' and number in (1, 2, 260) order by number`,
    ),
  ).toEqual([
    { number: 1, address: '', text: '', code: 'erased', hasBytes: false },
    { number: 2, address: 'dora@example.net', text: 'Line 1\n', code: null, hasBytes: true },
    { number: 260, address: 'dora@example.net', text: 'a former participant knows.\n', code: null, hasBytes: true },
  ]);
});

test('nobody has to decide on reports of what is gone', async () => {
  expect(await rows('select ending, ended_at is not null as "isOver" from conversations.report')).toEqual([
    { ending: 'removed', isOver: true },
  ]);
  expect((await asAda.get(`/lists/${slug}/moderation`)).text).not.toContain('Not for here.');
});

test('letters and copies that have not left leave without them, and so do the reasons of a list', async () => {
  expect(
    await rows(`select subject, parts ->> 'paragraphs' as paragraphs from platform.letter where once = 'waits'`),
  ).toEqual([{ subject: 'a former participant asks', paragraphs: '["Ask\\ngone@erased.invalid."]' }]);
  expect(
    await rows(
      `select convert_from(body, 'UTF8') as body, split_part(head, ':', 1) as "firstField" from platform.mailing
       where exists (select from platform.delivery where mailing = mailing.id and sent_at is null and failed_at is null)`,
    ),
  ).toEqual([{ body: 'a former participant <gone@erased.invalid> has one.\r\n', firstField: 'List-Id' }]);
  expect(await rows('select reason from conversations.list where slug = $1', [slug])).toEqual([
    { reason: 'a former participant wished it' },
  ]);
  expect(await rows('select said from conversations.refusal_text')).toEqual([{ said: 'Ask a former participant.' }]);
});

test('what waited for a decision brings nobody back when it is accepted', async () => {
  const [held] = await rows<{ id: number }>('select id from conversations.held_post where decided_at is null');
  await asAda.post(`/lists/${slug}/moderation/${held!.id}`, { decision: 'accept' });
  await house.app.settle();

  expect(
    await rows('select body_text as text from conversations.message where came_by = $1 order by id desc limit 1', [
      'mail',
    ]),
  ).toEqual([{ text: expect.stringMatching(/^Ask a former participant, gone@erased.invalid.\s*$/) }]);
});
