import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../platform/act/index.ts';
import { seeing } from '../../platform/db/index.ts';
import { signedHeaders, type WebhookSecret } from '../../platform/webhooks/index.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';
import { makeAdministrator, memberByNumber, standingOn } from '../../roll/index.ts';
import { aPerson } from '../../roll/testing.ts';

let now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let person: PersonId;
let administrator: Browsing;
let secret: WebhookSecret;

beforeAll(async () => {
  house = await openTestHouse(() => now);
  const { db } = house.app.database;
  person = await aPerson(db, 'Ida Administrator', { class: 'REG' });
  await house.app.perform({ by: null, at: now, grants: new Set() }, (act) => makeAdministrator(act, person));
  for (let number = 1; number <= 40; number += 1)
    await aPerson(db, `Member ${number}`, { class: 'REG', number: `7${number}`, paidThrough: '2027-08-31' });
  administrator = await house.browsing(person);
  secret = await aSecret();
});
afterAll(() => house.close());

async function aSecret(): Promise<WebhookSecret> {
  const { html } = await administrator.post('/roll/hook/secrets');
  return /whsec_[\w+/=]+/.exec(html)![0] as WebhookSecret;
}

interface Sent {
  readonly id?: string;
  readonly type?: string;
  readonly by?: WebhookSecret;
  readonly sentAt?: Date;
  /** What is sent in place of what was signed. */
  readonly instead?: string;
}

let calls = 0;

async function send(body: string, { id = `msg_${(calls += 1)}`, type, by, sentAt, instead }: Sent = {}) {
  const seconds = Math.floor((sentAt ?? now).getTime() / 1000);
  const answer = await house.app.web.fetch(
    new Request('http://127.0.0.1:3000/hooks/roll', {
      method: 'POST',
      headers: {
        host: '127.0.0.1:3000',
        'content-type': type ?? 'application/json',
        ...signedHeaders({ id, seconds }, body, [by ?? secret]),
      },
      body: instead ?? body,
    }),
  );
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    body: (await answer.json()) as Record<string, unknown>,
  };
}

const row = (number: string, told: object = {}) => ({
  number,
  firstName: 'Member',
  lastName: number,
  class: 'REG',
  paidThrough: '2027-08-31',
  ...told,
});
const json = (...rows: object[]) => JSON.stringify({ rows });

async function paidThrough(number: string): Promise<string | null | undefined> {
  const { db } = house.app.database;
  const member = await memberByNumber(db, number);
  return member && (await standingOn(db, member.id, '2026-11-24'))?.paidThrough;
}

test('a row that tells of a lapse is on the roll when it is answered, and whoever is not named stays', async () => {
  const { status, body } = await send(json(row('71', { paidThrough: '2026-10-31' })));

  expect([status, body]).toEqual([
    200,
    {
      id: 'msg_1',
      again: false,
      rows: 1,
      new: 0,
      changed: 0,
      unchanged: 0,
      lapsed: 1,
      merged: 0,
      refusedRows: 0,
      refused: [],
      remarks: [],
    },
  ]);
  expect([await paidThrough('71'), await paidThrough('72')]).toEqual(['2026-10-31', '2027-08-31']);
  expect(await facts('roll.standing-ended')).toBe(1);
});

const facts = async (kind: string): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from platform.fact where kind = ${kind}
  `.execute(seeing<never>()(house.app.database.db));
  return rows[0]!.count;
};

test('a call that was taken is answered as before and not taken again; its name cannot stand for another body', async () => {
  const body = json(row('72', { lastName: 'Renamed' }));
  const first = await send(body, { id: 'msg_same' });
  const second = await send(body, { id: 'msg_same' });
  const other = await send(json(row('73')), { id: 'msg_same' });

  expect([first.body, second.body]).toMatchObject([
    { again: false, changed: 1 },
    { again: true, changed: 1 },
  ]);
  expect([other.status, other.type, other.body['code']]).toEqual([409, 'application/problem+json', 'refused']);
  expect(other.body['detail']).toContain('Give each call an id of its own.');
});

test('a call that was changed on its way, is too old, or is signed by another is not taken, and nothing tells which secrets there are', async () => {
  const body = json(row('74', { paidThrough: '2026-01-01' }));
  const answers = [
    await send(body, { instead: json(row('75', { paidThrough: '2026-01-01' })) }),
    await send(body, { sentAt: new Date(now.getTime() - 6 * 60_000) }),
    await send(body, { sentAt: new Date(now.getTime() + 6 * 60_000) }),
    await send(body, { by: `whsec_${Buffer.alloc(32).toString('base64')}` }),
    await send(body, { id: 'with.stop' }),
  ];

  expect(answers.map(({ status, body: { code } }) => [status, code])).toEqual([
    [401, 'signature-wrong'],
    [401, 'signed-too-long-ago'],
    [401, 'signed-too-long-ago'],
    [401, 'signature-wrong'],
    [401, 'unsigned'],
  ]);
  expect([await paidThrough('74'), await paidThrough('75')]).toEqual(['2027-08-31', '2027-08-31']);
});

test('CSV goes the same way, and a row that cannot be read is told with its line while the others are taken', async () => {
  const body =
    'Member ID,First Name,Last Name,Class,Paid Through\n76,Member,Taken,REG,8/31/2028\n77,Member,Not,REG,never\n';
  const { status, body: told } = await send(body, { type: 'text/csv; charset=utf-8' });

  expect([status, told]).toMatchObject([
    200,
    { rows: 2, changed: 1, refusedRows: 1, refused: [{ row: 2, member: '77', column: 'Paid Through' }] },
  ]);
  expect(await paidThrough('76')).toBe('2028-08-31');
});

test('what is wrong with a body is told place by place, in words', async () => {
  const answers = [
    await send('{"rows": [{"number": 5}]}'),
    await send('no JSON'),
    await send(json(row('78'), row('79', { email: 'm@example.org' }))),
    await send(JSON.stringify({ rows: [{ number: '78' }] })),
    await send('', { type: 'text/csv' }),
    await send('<rows/>', { type: 'text/xml' }),
  ];

  expect(answers.map(({ status }) => status)).toEqual([422, 400, 409, 409, 409, 400]);
  expect(answers.map(({ body }) => body['detail'])).toEqual([
    'rows.0.number must be a text; it is 5',
    'the body is not JSON',
    'Row 2 and the first row do not tell the same: they differ in “E-mail address”. Give every row the same fields; null empties one.',
    expect.stringContaining('No column was found for: first name, last name, class, paid through') as string,
    'No file was chosen, or it is empty.',
    'the body is application/json or text/csv, and Content-Type says which',
  ]);
});

test('many small calls cannot end together what one file may not', async () => {
  const lapse = (...numbers: string[]) =>
    send(json(...numbers.map((number) => row(number, { paidThrough: '2026-10-01' }))));
  const one = await lapse('710', '711', '712');
  const two = await lapse('713');
  const three = await lapse('714');

  expect([one, two, three].map(({ status }) => status)).toEqual([409, 200, 409]);
  expect(one.body['detail']).toContain('More than 5\u00a0% must be confirmed.');
  expect(three.body['detail']).toContain('counted over this call and those of the last day');
  expect([await paidThrough('710'), await paidThrough('714')]).toEqual(['2027-08-31', '2027-08-31']);
});

test('a new secret takes over within a day, one that is ended holds no more, and the page shows neither again', async () => {
  const former = secret;
  secret = await aSecret();
  const both = [await send(json(row('715')), { by: former }), await send(json(row('715')))];
  const page = await administrator.get('/roll/hook');
  const id = /secrets\/(\d+)\/end/.exec(page.html)![1];
  await administrator.post(`/roll/hook/secrets/${id}/end`);
  const ended = await send(json(row('715')));
  now = new Date(now.getTime() + 25 * 3_600_000);
  const late = await send(json(row('715')), { by: former });

  expect([...both, ended, late].map(({ status }) => status)).toEqual([200, 200, 401, 401]);
  expect(page.html).not.toContain('whsec_');
  expect(page.text).toContain('1 row, 1 as before');
});

test('whoever calls without a signature again and again is told to wait', async () => {
  now = new Date(now.getTime() + 2 * 3_600_000);
  const answers = [];
  for (let call = 0; call < 61; call += 1)
    answers.push(await send('{}', { by: `whsec_${Buffer.alloc(32).toString('base64')}` }));

  expect(answers.map(({ status }) => status).filter((status) => status === 429)).toEqual([429]);
});

test('records are merged no more freely than standing is ended, in one call and in those of a day', async () => {
  now = new Date(now.getTime() + 26 * 3_600_000);
  administrator = await house.browsing(person);
  secret = await aSecret();
  const merge = (...numbers: string[]) => send(json(...numbers.map((number) => row(number, { mergedInto: '740' }))));
  const answers = [await merge('720', '721', '722'), await merge('723'), await merge('724'), await merge('725')];

  expect(answers.map(({ status }) => status)).toEqual([409, 200, 409, 409]);
  expect(answers[0]!.body['detail']).toContain('merged');
});
