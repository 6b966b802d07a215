import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countAttempt, openSession } from '../platform/auth/index.ts';
import { installationOf } from '../platform/installation.ts';
import { lettersSent } from '../platform/mail/index.ts';
import { makeAdministrator } from '../roll/index.ts';
import { aPerson } from '../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../testing.ts';
import { fillPost } from '../units/index.ts';
import { aUnit } from '../units/testing.ts';
import { removeOrganizer } from './petitions/commands/organizing.ts';
import { withdrawPetition } from './petitions/commands/opening.ts';
import { withdrawSignature } from './petitions/commands/signing.ts';
import { countSignatures, organizersOf } from './petitions/queries.ts';
import { withdrawalToken } from './petitions/withdrawal-link.ts';
import { charters } from './tables.ts';
import { anOpenPetition, aStage, sign, type Stage } from './testing.ts';

const at = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;

beforeAll(async () => {
  house = await openTestHouse(at);
  stage = await aStage(house.app.database);
});
afterAll(() => house.close());

const db = () => house.app.database.db;
let made = 0;
async function anOpened() {
  made += 1;
  const organizers = [
    await aPerson(db(), `First Organizer${made}`, { class: 'REG' }),
    await aPerson(db(), `Second Organizer${made}`, { class: 'REG' }),
  ] as const;
  return { id: await anOpenPetition(stage, organizers, at), organizers };
}
/** Somebody who tests signatures. */
async function aVerifier() {
  const verifier = await aPerson(db(), 'Vera Tests', { isMember: false });
  const grants = new Set(['units.edit', 'posts.edit', 'administration']);
  await stage.perform({ by: null, at, grants }, async (act) => {
    const unit = await aUnit(act, { name: 'Member Programs and Services' });
    const post = { unit: unit.id, office: 'verifier', person: verifier, fromOn: '2026-01-01', untilOn: null };
    await fillPost(act, post, ['verifier']);
  });
  return verifier;
}
const setState = (id: number, state: string) =>
  sql`update charters.petition set state = ${state} where id = ${id}`.execute(charters(db()));

test('the link of a receipt takes back the signature that it names, and no later one', async () => {
  const { id } = await anOpened();
  const person = await aPerson(db(), 'Signs Twice', { class: 'REG' });
  const first = await sign(stage, id, person, at);
  await stage.as(person, at, (act) => withdrawSignature(act, id, person));
  await sign(stage, id, person, at);
  const { hashKey } = (await installationOf(db()))!;
  const browsing = await house.browsing();

  const answer = await browsing.post(`/withdraw/${withdrawalToken(hashKey, first)}`);

  expect([answer.status, await countSignatures(db(), id)]).toEqual([404, 1]);
});

test('a draft that was given up is hidden from those who screen', async () => {
  const { id, organizers } = await anOpened();
  await setState(id, 'draft');
  await sql`update charters.petition set frozen_at = null, text_sha256 = null where id = ${id}`.execute(charters(db()));
  await stage.as(organizers[0], at, (act) => withdrawPetition(act, id));
  const screener = await aPerson(db(), 'Ada Office', { class: 'REG' });
  await stage.as(null, at, (act) => makeAdministrator(act, screener));

  expect((await (await house.browsing(screener)).get('/staff/petitions')).status).toBe(200);
  expect((await (await house.browsing(screener)).get(`/petitions/${id}/screening`)).status).toBe(404);
});

test('who may not verify is not led to pages that would refuse them', async () => {
  const { id } = await anOpened();
  await sql`update charters.petition set state = 'filed', filed_at = opened_at, filed_on = opened_at::date where id = ${id}`.execute(
    charters(db()),
  );
  const administrator = await aPerson(db(), 'Ada Screens', { class: 'REG' });
  await stage.as(null, at, (act) => makeAdministrator(act, administrator));

  const { status, html } = await (await house.browsing(administrator)).get('/staff/petitions');

  expect([status, html.includes(`/petitions/${id}/verification`)]).toEqual([200, false]);
});

test('the text of a petition that is not open yet is kept by nobody on the way', async () => {
  const { id, organizers } = await anOpened();
  const secret = await openSession({ db: db(), at }, organizers[0], 'Firefox');
  const cacheOf = async () =>
    (
      await house.app.web.fetch(
        new Request(`http://127.0.0.1:3000/petitions/${id}/text`, {
          headers: { host: '127.0.0.1:3000', cookie: `folkmoot=${secret}` },
        }),
      )
    ).headers.get('cache-control');
  const open = await cacheOf();
  await setState(id, 'screening');

  expect([open, await cacheOf()]).toEqual(['public, max-age=300', 'no-store']);
});

test('a member signs by letter also where unknown names came from the same network', async () => {
  const { id } = await anOpened();
  const person = await aPerson(db(), 'Hall Visitor', { class: 'REG' });
  const limit = { name: 'sign-in unknown, network', most: 0, windowMs: 3_600_000 };
  for (let asked = 0; asked < 40; asked += 1) await countAttempt(db(), limit, '127.0.0.1', at);
  const browsing = await house.browsing();

  const answer = await browsing.post(`/petitions/${id}/signing-letter`, { identifier: 'hall.visitor@example.org' });

  expect([
    answer.status,
    (await lettersSent(db(), { address: 'hall.visitor@example.org' })).length,
    person !== '',
  ]).toEqual([303, 1, true]);
});

test('a letter that signs names the petition in its subject and first lines', async () => {
  const { id } = await anOpened();
  await aPerson(db(), 'Signs Byletter', { class: 'REG' });
  const browsing = await house.browsing();

  await browsing.post(`/petitions/${id}/signing-letter`, { identifier: 'signs.byletter@example.org', shown: 'yes' });
  const [letter] = await lettersSent(db(), { address: 'signs.byletter@example.org' });
  const [greeting, lede] = (letter?.text ?? '').split('\n\n');

  expect(letter?.subject).toBe('Sign: Libraries and Climate Resilience');
  expect(greeting).toBe('Dear Signs Byletter,');
  expect(lede?.replaceAll('\n', ' ')).toBe(
    'with this letter you sign the petition “Libraries and Climate Resilience”.',
  );
  expect(letter?.text).toMatch(/Your name +shown to everyone on the page/);
});

test('whoever began a petition and stepped down organizes it no longer', async () => {
  const { id, organizers } = await anOpened();
  await setState(id, 'draft');
  const own = (await organizersOf(db(), id)).find(({ person }) => person === organizers[0])!;
  await stage.as(organizers[0], at, (act) => removeOrganizer(act, id, own.id));

  expect((await (await house.browsing(organizers[0])).get(`/petitions/${id}/draft`)).status).toBe(404);
  expect((await (await house.browsing(organizers[1])).get(`/petitions/${id}/draft`)).status).toBe(200);
});

test('whoever may not sign is told why by the letter that they opened elsewhere', async () => {
  const { id } = await anOpened();
  await aPerson(db(), 'Dues Behind', { class: 'REG', paidThrough: '2026-08-31' });
  const asking = await house.browsing();
  await asking.post(`/petitions/${id}/signing-letter`, { identifier: 'dues.behind@example.org' });
  const [letter] = await lettersSent(db(), { address: 'dues.behind@example.org' });
  const link = /\/sign-in\/letter\/[\w-]+/.exec(letter?.text ?? '')?.[0] ?? '';

  const answer = await (await house.browsing()).post(link);

  expect(answer.status).toBe(409);
  expect(answer.text).toContain('dues');
  expect(await countSignatures(db(), id)).toBe(0);
});

test('whoever asks for the letter and does not say who they are is told so, and what they chose is kept', async () => {
  const { id } = await anOpened();

  const answer = await (await house.browsing()).post(`/petitions/${id}/signing-letter`, { shown: 'yes' });

  expect(answer.status).toBe(422);
  expect(answer.html).toContain('<a href="#identifier">Write your member number or your address.</a>');
  expect(answer.html).toMatch(/value="yes" checked/);
});

test('numbers that are not on the list are not struck out in silence', async () => {
  const { id } = await anOpened();
  await sql`update charters.petition set state = 'filed', filed_at = opened_at, filed_on = opened_at::date where id = ${id}`.execute(
    charters(db()),
  );
  const browsing = await house.browsing(await aVerifier());
  const strike = (signatures: string) =>
    browsing.post(`/petitions/${id}/verification/invalidation`, { signatures, reason: 'other' });

  const [none, beyond] = [await strike(''), await strike('7, 9')];

  expect([none.status, beyond.status]).toEqual([422, 422]);
  expect(none.text).toContain('Write the numbers of the signatures.');
  expect(beyond.text).toContain('7 and 9 are not on the list.');
});

test('a draft says that it is not saved when it is not, and where an invitation is wrong', async () => {
  const { id, organizers } = await anOpened();
  await setState(id, 'draft');
  const browsing = await house.browsing(organizers[0]);

  const text = await browsing.post(`/petitions/${id}/draft`, { title: 'x'.repeat(121), revision: '1' });
  const invitation = await browsing.post(`/petitions/${id}/organizers`, { name: '', email: 'nobody' });

  expect(text.text).toContain('Not saved yet.');
  expect(invitation.html).toContain('<a href="#invited-name">Write their name.</a>');
});

test('filing leads to what is missing, as long as anything is', async () => {
  const { id, organizers } = await anOpened();
  const browsing = await house.browsing(organizers[0]);

  const { to } = await browsing.get(`/petitions/${id}/filing`);

  expect(to).toBe(`/petitions/${id}/desk`);
  expect((await browsing.get(to!)).text).toContain('0 of 100 have signed; 100 are missing.');
});

test('reports and invitations have an end', async () => {
  const { id, organizers } = await anOpened();
  const reader = await house.browsing();
  const report = async () => (await reader.post(`/petitions/${id}/reports`, { code: 'spam' })).status;
  for (let made = 0; made < 100; made += 1) await report();
  const tooMany = await report();
  await setState(id, 'draft');
  const organizer = await house.browsing(organizers[0]);
  const invite = async (number: number) =>
    (await organizer.post(`/petitions/${id}/organizers`, { name: 'A', email: `a${number}@example.org` })).status;
  for (let number = 0; number < 30; number += 1) await invite(number);

  expect([tooMany, await invite(31)]).toEqual([429, 429]);
});
