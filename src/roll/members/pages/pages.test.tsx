import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { performer, theSystem } from '../../../platform/act/index.ts';
import { openSession } from '../../../platform/auth/index.ts';
import type { Database } from '../../../platform/db/index.ts';
import { stampInstallation } from '../../../platform/installation.ts';
import { openWorkbench } from '../../../platform/jobs/index.ts';
import { silence } from '../../../platform/log/index.ts';
import { openWeb, type Web } from '../../../platform/web/index.ts';
import { statementsDuring, testDatabase } from '../../../testing/index.ts';
import { roll } from '../../tables.ts';
import { aPerson, importRules, rollFolder } from '../../testing.ts';
import { eraseMember } from '../commands.ts';
import { importTasks, standingDailies } from '../jobs.ts';
import { memberByNumber } from '../queries.ts';
import { wordings } from '../words.ts';
import { importPages } from './import-pages.tsx';
import { memberPages } from './member-pages.tsx';

const at = new Date('2026-11-23T18:00:00Z');
const origin = 'http://127.0.0.1:3000';
const header = 'member_id,first_name,last_name,email,class,paid_through';
const rows = Array.from({ length: 30 }, (_, index) => `${700 + index},Di,Quill,di${index}@example.org,REG,2027-08-31`);

let database: Database;
let web: Web;
let uploads: string;
let settle: () => Promise<void>;
let folder: Awaited<ReturnType<typeof rollFolder>>;
let cookie: Record<string, string>;

beforeAll(async () => {
  database = await testDatabase();
  folder = await rollFolder();
  uploads = path.join(path.dirname(await folder.write('')), 'uploads');
  await stampInstallation(database.db, 'association', at);
  const person = await aPerson(database.db, 'Delia Marchetti', { isMember: false });
  cookie = { cookie: `folkmoot=${await openSession({ db: database.db, at }, person, 'test')}` };
  const perform = performer(database, 'America/Chicago');
  const house = {
    database,
    zone: 'America/Chicago',
    rules: () => importRules,
    uploads,
    word: (impediment: { code: string }) => wordings[impediment.code]?.(impediment) ?? { say: impediment.code },
  };
  const bench = openWorkbench({
    database,
    perform,
    zone: house.zone,
    log: silence,
    tasks: importTasks(house),
    dailies: [],
    hourlies: [],
  });
  settle = async () => void (await bench.work(at));
  web = openWeb({
    database,
    perform,
    findVisitor: async (db, secret) => ({
      person: secret ? person : null,
      grants: new Set(['roll.import', 'roll.read']),
      withheld: new Set(),
      proof: { at, by: 'letter' },
    }),
    now: () => at,
    zone: house.zone,
    baseUrl: () => origin,
    networkOf: (peer) => peer,
    routes: [...memberPages(house), ...importPages(house)],
    site: {
      frame: (page) => <main title={page.title}>{page.body}</main>,
      trouble: (trouble) => ({ title: trouble.kind, body: <p>{JSON.stringify(trouble)}</p> }),
      signIn: (then) => `/sign-in?then=${encodeURIComponent(then)}`,
      word: ({ code }) => code,
    },
    log: silence,
    localOnly: false,
  });
});
afterAll(async () => {
  await rm(uploads, { recursive: true, force: true });
  await folder.clear();
  await database.close();
});

async function read(answer: Response) {
  const text = (await answer.text())
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return { status: answer.status, to: answer.headers.get('location'), text };
}
const get = async (address: string, headers = cookie) =>
  read(await web.fetch(new Request(origin + address, { headers })));
async function post(address: string, body: FormData | URLSearchParams = new URLSearchParams()) {
  return read(await web.fetch(new Request(origin + address, { method: 'POST', headers: { ...cookie, origin }, body })));
}
const fileForm = (text: string | Uint8Array<ArrayBuffer>): FormData => {
  const form = new FormData();
  form.set('file', new File([text], 'members-20261122.csv', { type: 'text/csv' }));
  return form;
};
const mapping = (more: Record<string, string> = {}) =>
  new URLSearchParams({
    'column-number': 'member_id',
    'column-firstName': 'first_name',
    'column-lastName': 'last_name',
    'column-email': 'email',
    'column-class': 'class',
    'column-paidThrough': 'paid_through',
    whole: 'yes',
    ...more,
  });

test('a file goes from upload through mapping and dry run onto the roll, and is erased', async () => {
  const sent = await post('/roll/import', fileForm([header, ...rows, '799,Wil,,,REGX,2027-01-01', ''].join('\n')));
  expect(sent).toMatchObject({ status: 303, to: expect.stringMatching(/^\/roll\/import\/\d+\/mapping$/) });
  const page = sent.to!.replace('/mapping', '');
  expect((await get(sent.to!)).text).toContain('Which column holds what');

  expect(await post(sent.to!, mapping({ 'column-class': '' }))).toMatchObject({
    status: 422,
    text: expect.stringContaining('Choose the column of “Class”'),
  });
  expect(await post(sent.to!, mapping())).toMatchObject({ status: 303, to: page });
  expect((await get(page)).text).toContain('Reading the file');
  await settle();

  const dry = await get(page);
  expect(dry.text).toContain(
    'New members 30 Changed 0 Lapsed 0 Merged into another record 0 Unchanged 0 Refused 1 Rows in the file 31',
  );
  expect(dry.text).toContain('32 799 class REGX Unknown class.');
  expect(await memberByNumber(database.db, '700')).toBeUndefined();
  expect(await readdir(uploads)).toHaveLength(1);

  await post(`${page}/application`);
  await settle();

  expect((await get(page)).text).toContain('This is what changed.');
  expect((await memberByNumber(database.db, '700'))?.lastName).toBe('Quill');
  expect(await readdir(uploads)).toEqual([]);
  expect((await post(`${page}/application`)).status).toBe(409);
});

test('a held file waits for a tick, and can be thrown away', async () => {
  const sent = await post('/roll/import', fileForm([header, ...rows.slice(0, 20), ''].join('\n')));
  const page = sent.to!.replace('/mapping', '');
  await post(sent.to!, mapping());
  await settle();

  expect((await get(page)).text).toContain('This file is held');
  expect(await post(`${page}/application`)).toMatchObject({
    status: 409,
    text: expect.stringContaining('If the file is right, confirm that'),
  });
  expect(await post(`${page}/disposal`)).toMatchObject({ status: 303, to: page });

  expect((await get(page)).text).toContain('thrown away');
  expect(await readdir(uploads)).toEqual([]);
});

test('what is no roll is told at once, and leaves nothing behind', async () => {
  const answers = await Promise.all(['', 'PK\u0003\u0004\0\0\0'].map((text) => post('/roll/import', fileForm(text))));

  expect(answers.map(({ status }) => status)).toEqual([422, 422]);
  expect(answers[1]?.text).toContain('This is not a text file. In the spreadsheet, save as CSV');
  expect((await post('/roll/import', new URLSearchParams({ file: 'x' }))).status).toBe(400);
  expect(await readdir(uploads)).toEqual([]);
});

test('staff find a member and see how the standing came about', async () => {
  const { id } = (await memberByNumber(database.db, '700'))!;

  expect((await get('/roll/members?q=quill')).text).toContain('700 Di Quill Regular 31 Aug 2027');
  expect((await get(`/roll/members/${id}`)).text).toContain('In good standing');
  expect((await get('/roll/members?q=nobody')).text).toContain('No such member');
});

test('how many stand on the roll is told as it was counted by the import or in the night, and no look counts', async () => {
  const { id } = (await memberByNumber(database.db, '729'))!;
  const tonight = new Date('2026-11-24T08:00:00Z');
  const perform = performer(database, 'America/Chicago');
  const before = await get('/roll');
  await perform(theSystem(at), (act) => eraseMember(act, id));
  let after = '';

  const statements = await statementsDuring(async () => ({ text: after } = await get('/roll')));
  for (const { run } of standingDailies(() => importRules.standing))
    await run({ subject: '', at: tonight, db: database.db, perform });

  expect(before.text).toContain('30 members Counted 23 November 2026');
  expect(after).toBe(before.text);
  expect(statements.filter((text) => /count\(\*\)/.test(text))).toEqual([]);
  expect((await get('/roll')).text).toContain('29 members Counted 24 November 2026');
  await sql`update roll.head_count set members = 0`.execute(roll(database.db));
  expect((await get('/roll')).text).toContain('29 members Counted 23 November 2026');
});

test('unknown ids are not found, and nobody comes in unasked', async () => {
  const unknown = [
    '/roll/members/0',
    '/roll/members/x',
    '/roll/import/999999',
    '/roll/import/9e99',
    '/roll/import/-1/mapping',
  ];

  expect((await Promise.all(unknown.map((address) => get(address)))).map(({ status }) => status)).toEqual(
    unknown.map(() => 404),
  );
  expect((await get('/roll/members?q=quill', {})).to).toContain('/sign-in');
});
