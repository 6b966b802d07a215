import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renameGroup } from '../../groups/index.ts';
import { aGroup } from '../../groups/testing.ts';
import type { Act, PersonId } from '../../platform/act/index.ts';
import { lettersSent } from '../../platform/mail/index.ts';
import { hours, minutes, days } from '../../platform/time/index.ts';
import { openCourier, readSigned, type Came, type WebhookSecret } from '../../platform/webhooks/index.ts';
import { makeAdministrator } from '../../roll/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { hooks } from '../tables.ts';
import { carryMessages } from './carrying.ts';
import { switchOff, switchOn } from './commands.ts';
import { tellAdministrators } from './jobs.ts';
import { deliveriesTo, targetsOf } from './queries.ts';

let now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let person: PersonId;
let other: Server;
let secret: WebhookSecret;
/** What the other system got: the body, and what its signature says of it. */
const got: { body: string; signed: unknown; id: string | undefined }[] = [];
/** What it answers. */
let status = 200;

beforeAll(async () => {
  house = await openTestHouse(() => now);
  person = await aPerson(db(), 'Ida Administrator', { class: 'REG', email: 'ida@example.org' });
  await as((act) => makeAdministrator(act, person));
  other = createServer((asked, answer) => {
    let body = '';
    asked.setEncoding('utf8');
    asked.on('data', (text: string) => (body += text));
    asked.on('end', () => {
      const headers = new Headers(asked.headers as Record<string, string>);
      const signed = readSigned(headers, Buffer.from(body), { secrets: [secret], at: now });
      got.push({
        body,
        signed: typeof signed === 'string' ? signed : 'good',
        id: headers.get('webhook-id') ?? undefined,
      });
      answer.writeHead(status).end('<b>thanks</b>');
    });
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { html } = await (
    await administrator()
  ).post('/staff/webhooks', {
    address: 'https://hooks.example.org/folkmoot',
    'kinds[]': 'groups.group-renamed',
  });
  secret = /whsec_[\w+/=]+/.exec(html)![0] as WebhookSecret;
});
afterAll(async () => {
  other.close();
  await house.close();
});

/** Whoever has not shown for a while who they are would be asked again. */
const administrator = () => house.browsing(person);

const db = () => house.app.database.db;
const as = <T>(work: (act: Act) => Promise<T>, grants: readonly string[] = ['administration']) =>
  house.app.perform({ by: null, at: now, grants: new Set(grants) }, work);

/** The internet, as far as it goes here: every name leads to the other system. */
const courier = (address: string, headers: Readonly<Record<string, string>>, body: string): Promise<Came> =>
  openCourier({ request: request as never, isAllowed: (each) => each === '127.0.0.1' })(
    `http://127.0.0.1:${(other.address() as AddressInfo).port}${new URL(address).pathname}`,
    headers,
    body,
  );

const carry = (by = courier) =>
  carryMessages({
    db: db(),
    perform: house.app.perform,
    courier: by,
    now: () => now,
    onSwitchedOff: (act, id) =>
      tellAdministrators(act, { association: 'Association', baseUrl: 'https://m', speaks: '', nouns: {} as never }, id),
  });

/** Renames a group, which the other system wants to hear of. */
async function rename(name: string): Promise<void> {
  const { id } = await as((act) => aGroup(act, { name: `${name} before` }));
  await as((act) => renameGroup(act, id, name));
  // What the house itself would send is put off, as nobody answers it here.
  await queue();
}

async function queue(): Promise<void> {
  await house.app.settle();
  await sql`update hooks.delivery set next_at = ${now}, attempts = 0, trouble = null where arrived_at is null and tried_at = ${now}`.execute(
    hooks(db()),
  );
}

const target = async () => (await targetsOf(db()))[0]!;
const later = (ms: number) => {
  now = new Date(now.getTime() + ms);
};

test('another system hears of what it wants to hear of, once, signed, by numbers and days alone', async () => {
  await rename('Mending');
  await carry();
  await carry();
  const [delivery] = await deliveriesTo(db(), (await target()).id);

  expect(got.map(({ signed }) => signed)).toEqual(['good']);
  expect(JSON.parse(got[0]!.body)).toEqual({
    type: 'groups.group-renamed',
    timestamp: now.toISOString(),
    data: { fact: expect.any(Number) as number, group: expect.stringMatching(/^[0-9a-f-]{36}$/) as string },
  });
  expect(delivery).toMatchObject({ attempts: 1, status: 200, nextAt: null, answer: '<b>thanks</b>' });
  const page = await (await administrator()).get(`/staff/webhooks/${(await target()).id}`);
  expect(page.html).toContain('&lt;b>thanks&lt;/b>');
  expect(page.html).not.toContain(secret);
});

test('what does not arrive is tried again with pauses that grow, under the same name', async () => {
  status = 500;
  got.length = 0;
  await rename('Lending');
  await carry();
  later(minutes(1));
  await carry();
  status = 204;
  later(minutes(4));
  await carry();
  const between = got.length;
  later(minutes(1));
  await carry();

  expect([between, got.length]).toEqual([2, 3]);
  expect(new Set(got.map(({ id }) => id)).size).toBe(1);
  expect((await deliveriesTo(db(), (await target()).id))[0]).toMatchObject({ attempts: 3, status: 204, nextAt: null });
});

test('whoever takes nothing for four days is switched off, and administrators get one letter', async () => {
  status = 503;
  await rename('Tools');
  for (let tries = 0; tries < 14; tries += 1) {
    await carry();
    later(hours(12));
  }
  await rename('Seeds');
  const letters = await lettersSent(db(), { address: 'ida@example.org' });

  expect(await target()).toMatchObject({ offByItself: true });
  expect(letters.map(({ subject }) => subject)).toEqual(['hooks.example.org is told of nothing any more']);
  expect((await deliveriesTo(db(), (await target()).id)).filter(({ nextAt }) => nextAt)).toEqual([]);
});

test('a system that is switched on again is told of what happens from then on, and a trial says nothing', async () => {
  status = 200;
  got.length = 0;
  await as(async (act) => switchOn(act, (await target()).id));
  later(days(1));
  await (await administrator()).post(`/staff/webhooks/${(await target()).id}/trial`);
  await queue();
  await carry();

  expect(got.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
    { type: 'hooks.trial', timestamp: now.toISOString(), data: {} },
  ]);
});

test('with another secret messages are signed with both for a day, so that none is lost', async () => {
  got.length = 0;
  const { html } = await (await administrator()).post(`/staff/webhooks/${(await target()).id}/secret`);
  await rename('Bees');
  await carry();
  later(days(2));
  await rename('Moss');
  await carry();
  const former = got.map(({ signed }) => signed);
  secret = /whsec_[\w+/=]+/.exec(html)![0] as WebhookSecret;
  await rename('Fern');
  await carry();

  expect([...former, got.at(-1)!.signed]).toEqual(['good', 'signature-wrong', 'good']);
});

test('a system that is switched off while a message is on its way is sent nothing more', async () => {
  await rename('Ferns');
  await carry(async () => {
    await as(async (act) => switchOff(act, (await target()).id));
    return { status: 500, answer: '' };
  });

  expect((await deliveriesTo(db(), (await target()).id))[0]).toMatchObject({ status: 500, nextAt: null });
  await as(async (act) => switchOn(act, (await target()).id));
});

test('one message that is never taken switches nobody off who takes others', async () => {
  await rename('Heath');
  const bad = (await deliveriesTo(db(), (await target()).id))[0]!.messageId;
  const choosy: typeof courier = async (_, headers) => ({
    status: headers['webhook-id'] === bad ? 400 : 200,
    answer: '',
  });
  for (let tries = 0; tries < 8; tries += 1) {
    await carry(choosy);
    later(hours(11));
    await rename(`Moor ${tries}`);
    await carry(choosy);
    later(hours(2));
  }

  expect(await target()).toMatchObject({ offAt: null });
});

test('whoever answers several messages at once that they want no more is switched off once', async () => {
  const letters = async () =>
    (await lettersSent(db(), { address: 'ida@example.org' })).filter(({ subject }) =>
      subject.includes('told of nothing'),
    );
  const before = (await letters()).length;
  await rename('Fen');
  await rename('Bog');
  await carry(async () => ({ status: 410, answer: '' }));

  expect(await target()).toMatchObject({ offByItself: true });
  expect((await letters()).length - before).toBe(1);
  expect((await deliveriesTo(db(), (await target()).id)).filter(({ nextAt }) => nextAt)).toEqual([]);
});

test('a system that answers slowly holds up the other tasks of the house no longer than for a while', async () => {
  const { id } = await target();
  await as(async (act) => switchOn(act, id));
  await sql`
    insert into hooks.delivery (target, message_id, kind, body, made_at, next_at)
    select ${id}::integer, 'slow_' || number, 'hooks.trial', '{}', ${now}::timestamptz, ${now}::timestamptz from generate_series(1, 70) as number
  `.execute(hooks(db()));
  let sent = 0;
  const slow: typeof courier = async () => {
    if ((sent += 1) % 20 === 0) later(minutes(0.25));
    return { status: 200, answer: '' };
  };
  await carry(slow);
  const { rows } = await sql`select from platform.due where kind = 'hooks.carry' and due_at = ${now}`.execute(
    hooks(db()),
  );
  const first = sent;
  await carry(slow);

  expect([first, rows.length, sent]).toEqual([40, 1, 70]);
});

test('an address that cannot be is sent back with what is wrong with it, and a removed one is forgotten', async () => {
  const { id } = await target();
  const refused = await (await administrator()).post('/staff/webhooks', { address: 'http://10.0.0.1/' });
  await (await administrator()).post(`/staff/webhooks/${id}/removal`);
  const gone = await (await administrator()).get(`/staff/webhooks/${id}`);

  expect(refused.status).toBe(422);
  expect(refused.text).toContain('The address must begin with https://');
  expect(refused.text).toContain('Choose at least one thing of which it is told.');
  expect([gone.status, await targetsOf(db())]).toEqual([404, []]);
});
