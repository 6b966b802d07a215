import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countAttempt, openSession } from '../platform/auth/index.ts';
import { installationOf } from '../platform/installation.ts';
import { lettersSent } from '../platform/mail/index.ts';
import { addMilliseconds, days } from '../platform/time/index.ts';
import { makeAdministrator } from '../roll/index.ts';
import { aPerson } from '../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../testing.ts';
import { inviteOrganizer, removeOrganizer } from './petitions/commands/organizing.ts';
import { openPetition, screeningOver, withdrawPetition } from './petitions/commands/opening.ts';
import { withdrawSignature } from './petitions/commands/signing.ts';
import { invitationsTo } from './petitions/invitations.ts';
import { countSignatures, organizersOf, organizingOf, petitionOf } from './petitions/queries.ts';
import { textHash } from './petitions/text.ts';
import { sealedLink } from './sealed-link.ts';
import { charters } from './tables.ts';
import { anOpenPetition, aStage, aText, inOffice, rules, sign, type Stage } from './testing.ts';
import { filePetition } from './verification/commands.ts';

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
  await inOffice(stage, verifier, 'Member Programs and Services', 'verifier');
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

  const answer = await browsing.post(`/withdraw/${sealedLink(hashKey, 'withdraw', first)}`);

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
  expect(beyond.text).toContain('it has no 7 or 9.');
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

test('whoever organizes a petition is told on its pages that others look at it, test it and decide, and sees no signers', async () => {
  const { id, organizers } = await anOpened();
  await inOffice(stage, organizers[0], 'Member Programs and Services', 'verifier');
  await inOffice(stage, organizers[0], 'Committee on Organization', 'chair');
  const signer = await aPerson(db(), 'Hidden Subscriber', { class: 'REG' });
  await sign(stage, id, signer, at);
  await sql`update charters.petition set needed = 1 where id = ${id}`.execute(charters(db()));
  const own = await house.browsing(organizers[0]);
  await stage.as(organizers[1], at, (act) => filePetition(act, id, rules.verification));
  const other = await aPerson(db(), 'Other Verifier', { class: 'REG' });
  await inOffice(stage, other, 'Member Programs and Services', 'verifier');

  const [verification, screening, decision] = await Promise.all(
    ['verification', 'screening', 'decision'].map((step) => own.get(`/petitions/${id}/${step}`)),
  );

  expect(verification!.text).toContain(
    'You organize this petition: somebody else of the staff has to test its signatures.',
  );
  expect(verification!.text).not.toContain('Subscriber');
  expect((await (await house.browsing(other)).get(`/petitions/${id}/verification`)).text).toContain('Subscriber');
  expect(screening!.text).toContain('You organize this petition: somebody else of the staff has to look at it.');
  await setState(id, 'docketed');
  const docketed = await own.get(`/petitions/${id}/decision`);
  expect(decision!.status).toBe(200);
  expect(docketed.text).toContain('somebody else on the committee has to record its decision.');
  expect(docketed.html).not.toContain(`action="/petitions/${id}/decisions"`);
});

test('a petition that nobody of the staff looks at in time opens by itself', async () => {
  const { id, organizers } = await anOpened();
  await setState(id, 'draft');
  const screening = { ...rules.petition, screenDays: 14 };
  await stage.as(organizers[0], at, (act) => openPetition(act, id, textHash(aText), { ...rules, petition: screening }));
  const task = house.plug.tasks.find(({ kind }) => kind === screeningOver)!;

  await task.run({ subject: String(id), at: addMilliseconds(at, days(15)), db: db(), perform: stage.perform });

  expect((await petitionOf(db(), id))?.state).toBe('signing');
});

/** The link of an invitation to a draft, as it stands in the letter. */
async function anInvitation(): Promise<{ id: number; link: string; secret: string }> {
  const { id, organizers } = await anOpened();
  await setState(id, 'draft');
  const secret = await stage.as(organizers[0], at, (act) =>
    inviteOrganizer(act, id, { name: 'Invited', email: 'invited@example.org' }, 8),
  );
  return { id, link: `/invitations/${secret}`, secret };
}

test('nobody comes to organize a petition that has been filed, and whoever was asked may still say no', async () => {
  const { id, link } = await anInvitation();
  const email = 'invited@example.org';
  const person = await aPerson(db(), 'Comes Late', { class: 'REG', email });
  const [late, nobody] = [await house.browsing(person), await house.browsing()];
  const waiting = async () => (await invitationsTo(db(), email)).some(({ petition }) => petition === id);
  const before = await waiting();
  await setState(id, 'filed');

  const accepted = await late.post(`${link}/acceptance`, {
    name: 'Comes Late',
    work: '',
    postalAddress: '1 Elm Street',
  });
  const seen = [accepted, await late.get(link), await nobody.get(link)];
  const refused = await nobody.post(`${link}/refusal`);

  expect([before, await waiting()]).toEqual([true, false]);
  expect(seen.map(({ text }) => text.includes('This petition has been filed or has ended'))).toEqual([
    true,
    true,
    true,
  ]);
  expect(await organizingOf(db(), id, person)).toBe(null);
  expect([accepted.status, refused.status]).toEqual([409, 200]);
});

test('a guest who holds the link of an invitation is told that organizers are members, and keeps what they wrote', async () => {
  const { id, link } = await anInvitation();
  const guest = await house.browsing(await aPerson(db(), 'Gast Guest', { isMember: false }));

  const read = await guest.get(link);
  const answer = await guest.post(`${link}/acceptance`, { name: 'Gast Guest', postalAddress: '7 Guest Road, Ely' });

  const told = 'Only members may organize a petition, and the roll has no record of you.';
  expect([read.status, read.text.includes(told)]).toEqual([200, true]);
  expect(read.html).not.toContain('/acceptance');
  expect([answer.status, answer.text.includes(told), answer.html.includes('7 Guest Road, Ely')]).toEqual([
    409,
    true,
    true,
  ]);
  expect((await organizersOf(db(), id)).filter(({ acceptedAt }) => acceptedAt)).toHaveLength(2);
});

test('whoever organizes a petition already is told so, and not that the link was used', async () => {
  const { link, id } = await anInvitation();
  const first = (await organizersOf(db(), id)).find(({ acceptedAt }) => acceptedAt);
  const browsing = await house.browsing(first!.person!);

  const answer = await browsing.post(`${link}/acceptance`, { name: 'First', postalAddress: '1 Lake Street' });

  expect(answer.status).toBe(409);
  expect(answer.text).toContain('You are an organizer of this petition already.');
});

test('nobody holds more than ten drafts, and the eleventh is not lost on the page', async () => {
  const person = await aPerson(db(), 'Many Drafts', { class: 'REG' });
  const browsing = await house.browsing(person);
  const begin = (title: string) => browsing.post('/petitions/new', { title });
  for (let number = 1; number <= 10; number += 1) expect((await begin(`Draft ${number}`)).status).toBe(303);

  const eleventh = await begin('The eleventh draft');

  expect(eleventh.status).toBe(409);
  expect(eleventh.text).toContain('You have 10 drafts');
  expect(eleventh.html).toContain('value="The eleventh draft"');
  expect(eleventh.html).toContain('href="/me"');
});

test('a guest is told before they write that petitions are begun by members', async () => {
  const guest = await house.browsing(await aPerson(db(), 'Early Guest', { isMember: false }));

  const read = await guest.get('/petitions/new');
  const begun = await guest.post('/petitions/new', { title: 'A title of a guest' });

  const told = 'Only members may organize a petition';
  expect([read.status, begun.status]).toEqual([200, 409]);
  expect([read.text.includes(told), begun.text.includes(told)]).toEqual([true, true]);
  expect(begun.html).toContain('value="A title of a guest"');
});

test('a reason that there is not stops nothing, and the staff are told so', async () => {
  const { id } = await anOpened();
  const person = await aPerson(db(), 'Ada Screener', { class: 'REG' });
  await inOffice(stage, person, 'Member Programs and Services', 'verifier');
  const staff = await house.browsing(person);

  const suspension = await staff.post(`/petitions/${id}/suspension`, { code: 'because' });
  await setState(id, 'screening');
  const sentBack = await staff.post(`/petitions/${id}/return-to-draft`);

  expect([suspension.status, sentBack.status]).toEqual([422, 422]);
  expect(suspension.text).toContain('Choose one of the reasons.');
  expect(sentBack.text).toContain('Choose one of the reasons.');
  expect((await petitionOf(db(), id))?.state).toBe('screening');
});
