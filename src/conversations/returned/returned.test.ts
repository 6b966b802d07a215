import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinGroup } from '../../groups/index.ts';
import { aGroup } from '../../groups/testing.ts';
import { theSystem } from '../../platform/act/index.ts';
import { seeing } from '../../platform/db/index.ts';
import { lettersSent } from '../../platform/mail/index.ts';
import { returnToken, returnTokenOfLetter } from '../../platform/mail/sending/tokens.ts';
import { addMilliseconds, days } from '../../platform/time/index.ts';
import { aPerson, standing } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import type { List } from '../lists/model.ts';
import { listBySlug } from '../lists/queries.ts';
import { subscriptionOf } from '../subscriptions/queries.ts';
import { aLetter, aPostman, type Postman } from '../testing.ts';

const start = new Date('2026-11-23T18:00:00Z');
const opened = seeing<never>();
let now = start;
let house: TestHouse;
let postman: Postman;
let ben: string;
let list: List;

beforeAll(async () => {
  house = await openTestHouse(() => now);
  postman = await aPostman(house);
  const ada = await aPerson(db(), 'Ada Lane', { email: 'ada@example.org' });
  ben = await aPerson(db(), 'Ben Moor', { email: 'Ben@example.org' });
  const { id, slug } = await house.app.perform(theSystem(now), (act) =>
    aGroup(act, { name: 'Tool Libraries', organizers: [ada] }),
  );
  await house.app.settle();
  await house.app.perform({ by: ben, at: now, grants: new Set() }, (act) => joinGroup(act, id, { standing }));
  await house.app.settle();
  list = (await listBySlug(db(), slug))!;
});
afterAll(async () => {
  await postman.close();
  await house.close();
});

const db = () => house.app.database.db;
const key = () => house.app.installation.hashKey;
const domain = () => house.app.settings.mailDomain;

/** Ada writes; gives the return address of Ben’s copy, or none where he got none. */
async function adaWrites(): Promise<string | undefined> {
  await postman.bring(aLetter({ from: 'Ada Lane <ada@example.org>', to: `${list.slug}@${domain()}` }), {
    from: 'ada@example.org',
    to: `${list.slug}@${domain()}`,
  });
  await house.app.settle();
  const { rows } = await sql<{ mailing: number; number: number }>`
    select mailing, number from platform.delivery
    where mailing = (select max(id) from platform.mailing) and lower(address) = 'ben@example.org'
  `.execute(opened(db()));
  const copy = rows[0];
  return copy && `bounces+${returnToken(key(), copy.mailing, copy.number)}@${domain()}`;
}

/** A report after RFC 3464, on whomever it likes. */
const report = (to: string, { status = '5.1.1', about = 'ben@example.org' } = {}) =>
  [
    'From: Mail Delivery System <MAILER-DAEMON@mx.example.org>',
    `To: ${to}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.org',
    '',
    `Final-Recipient: rfc822; ${about}`,
    'Action: failed',
    `Status: ${status}`,
    'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
    '',
    '--b--',
    '',
  ].join('\r\n');

async function comesBack(to: string, told?: Parameters<typeof report>[1]): Promise<void> {
  await postman.bring(report(to, told), { from: '', to });
  await house.app.settle();
}
async function nextDay(): Promise<void> {
  now = addMilliseconds(now, days(1));
  await house.app.settle();
}
const suspended = async () =>
  (await sql<{ address: string }>`select address from platform.suspended_address`.execute(opened(db()))).rows.map(
    ({ address }) => address,
  );
const trials = async () =>
  (await lettersSent(db(), { address: 'ben@example.org' })).filter(({ kind }) => kind === 'conversations.trial');

test('after five days of bounces an address is tried, and suspended when that letter comes back; one press resumes it', async () => {
  for (let day = 0; day < 5; day += 1) {
    const back = await adaWrites();
    await comesBack(back!, { about: 'ada@example.org' });
    await comesBack(back!, { about: 'ada@example.org' });
    await nextDay();
  }
  const [trial, ...more] = await trials();
  const beforeIt = await suspended();
  await comesBack(`bounces+${returnTokenOfLetter(key(), trial!.id)}@${domain()}`);
  await nextDay();
  const afterIt = await suspended();
  const reached = await adaWrites();
  const asBen = await house.browsing(ben);
  const told = await asBen.get('/me');
  const page = await asBen.get('/me/mail');
  const pressed = await asBen.post('/me/mail/resume');
  const again = await adaWrites();

  expect({ more, beforeIt, afterIt, reached }).toEqual({
    more: [],
    beforeIt: [],
    afterIt: ['ben@example.org'],
    reached: undefined,
  });
  expect(told.text).toContain('We send you no mail any more.');
  expect(page.text).toContain('Send me mail again');
  expect([pressed.status, pressed.to, await suspended(), again !== undefined]).toEqual([303, '/me/mail', [], true]);
});

test('a full mailbox counts half, a forged token is not let in, and what is no bounce counts nothing', async () => {
  await sql`delete from platform.bounce`.execute(opened(db()));
  const back = (await adaWrites())!;
  await comesBack(back, { status: '5.2.2' });
  await postman.bring(aLetter({ from: 'ben@example.org', to: back, subject: 'I am away' }), {
    from: 'ben@example.org',
    to: back,
  });
  await house.app.settle();
  const forged = back.replace(/.@/, (end) => (end === '0@' ? '1@' : '0@'));
  const refused = await comesBack(forged).catch((error: Error) => error.message);
  const { rows } = await sql<{ address: string; kind: string; status: string }>`
    select address, kind, status from platform.bounce`.execute(opened(db()));

  expect(rows).toEqual([{ address: 'ben@example.org', kind: 'temporary', status: '5.2.2' }]);
  expect(refused).toContain('550');
});

test('somebody whose mail was stopped starts it again by any word to the list by mail, but not in the name of another', async () => {
  const stop = () =>
    sql`insert into platform.suspended_address (address, since, reason) values ('ben@example.org', ${now}, 'mail came back')`.execute(
      opened(db()),
    );
  const ask = async (envelopeFrom: string) => {
    const to = `${list.slug}-help@${domain()}`;
    await postman.bring(aLetter({ from: 'Ben Moor <ben@example.org>', to }), { from: envelopeFrom, to });
    await house.app.settle();
  };
  await stop();
  await ask('eve@strict.example');
  const forged = await suspended();
  await ask('ben@example.org');
  const [answer] = await lettersSent(db(), { address: 'ben@example.org' });

  expect([forged, await suspended()]).toEqual([['ben@example.org'], []]);
  expect(answer!.text).toContain('It goes again.');
});

test('whoever complains of a list is taken off it', async () => {
  const back = (await adaWrites())!;
  const complaint = [
    'From: feedback@provider.example',
    `To: complaints@${domain()}`,
    'Subject: complaint',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=feedback-report; boundary="b"',
    '',
    '--b',
    'Content-Type: message/feedback-report',
    '',
    'Feedback-Type: abuse',
    'User-Agent: Feedback/1.0',
    'Version: 1',
    `Original-Mail-From: <${back}>`,
    '',
    '--b--',
    '',
  ].join('\r\n');
  await postman.bring(complaint, { from: 'feedback@provider.example', to: `complaints@${domain()}` });
  await house.app.settle();

  expect((await subscriptionOf(db(), list.id, ben))?.endedAt).toEqual(now);
});
