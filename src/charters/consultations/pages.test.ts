import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../platform/act/index.ts';
import { factsAbout } from '../../platform/facts/index.ts';
import { installationOf } from '../../platform/installation.ts';
import { lettersSent } from '../../platform/mail/index.ts';
import { addMilliseconds, days } from '../../platform/time/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { statementsDuring } from '../../testing/index.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';
import { unitNamed } from '../../units/index.ts';
import { units } from '../../units/tables.ts';
import { aUnit } from '../../units/testing.ts';
import { eraseAfterDecision } from '../petitions/commands/retention.ts';
import { sealedLink } from '../sealed-link.ts';
import { charters } from '../tables.ts';
import { aStage, anOpenPetition, inOffice, rules, sign, type Stage } from '../testing.ts';
import { filePetition } from '../verification/commands.ts';
import { askUnits } from './commands.ts';
import { consultationsOn } from './queries.ts';

let now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;
let chair: Browsing;
let verifier: Browsing;
let askingPerson: PersonId;
let sustain: number;
let green: number;

beforeAll(async () => {
  house = await openTestHouse(() => now);
  stage = await aStage(house.app.database);
  const [chairing, verifying] = [
    await aPerson(db(), 'Imogen Castellanos', { class: 'REG', email: 'chair@example.org' }),
    await aPerson(db(), 'Delia Marchetti-Osei', { class: 'REG' }),
  ];
  askingPerson = chairing;
  sustain = await aUnitOf('Sustainability Round Table', 'sustain@example.org');
  green = await aUnitOf('Green Buildings Committee', 'green@example.org', 'Moss and lichens.');
  await aUnitOf('Silent Sustainability Office', '');
  await aUnitOf('Committee on Organization', 'coo@example.org', 'Organization.');
  await aUnitOf('Member Programs and Services', 'groups@example.org', 'Services to members.');
  await inOffice(stage, chairing, 'Committee on Organization', 'chair');
  await inOffice(stage, verifying, 'Member Programs and Services', 'verifier');
  [chair, verifier] = [await house.browsing(chairing), await house.browsing(verifying)];
});
afterAll(() => house.close());

const db = () => house.app.database.db;
const editing = new Set(['units.edit', 'posts.edit', 'administration']);

async function aUnitOf(name: string, contactEmail: string, charge?: string): Promise<number> {
  const founding = { name, acronym: '', contactEmail, ...(charge && { charge, topics: [] }) };
  const { id } = await stage.perform({ by: null, at: now, grants: editing }, (act) => aUnit(act, founding));
  return id;
}

let made = 0;
async function aFiled(): Promise<{ id: number; organizer: PersonId }> {
  made += 1;
  const organizers = [
    await aPerson(db(), `First Organizer${made}`, { class: 'REG' }),
    await aPerson(db(), `Second Organizer${made}`, { class: 'REG' }),
  ] as const;
  const id = await anOpenPetition(stage, organizers, now);
  await sign(stage, id, await aPerson(db(), `A Signer${made}`, { class: 'REG' }), now);
  await sql`update charters.petition set needed = 1 where id = ${id}`.execute(charters(db()));
  await stage.as(organizers[0], now, (act) => filePetition(act, id, rules.verification));
  return { id, organizer: organizers[0] };
}

const asking = (units: readonly number[], more: Record<string, string> = {}) => ({
  ...Object.fromEntries(units.map((unit) => ['units[]', String(unit)])),
  question: 'Does it touch your charge?',
  answerBy: '2026-12-14',
  ...more,
});
const answer = { position: 'no-objection', name: 'Rosa Replier', office: 'chair' };

/** The newest letters to an address; body and all. */
async function lettersTo(address: string) {
  await house.app.settle();
  return lettersSent(db(), { address });
}

const linkIn = (text: string | null | undefined): string => /\/consultations\/[\w-]+/.exec(text ?? '')?.[0] ?? '';

/** The link in the newest letter to the round table that asks something. */
const newestLink = async () =>
  linkIn((await lettersTo('sustain@example.org')).find(({ text }) => linkIn(text) !== '')?.text);

/** Asks the round table, and gives the link in its letter. */
async function anAsked(): Promise<{ id: number; link: string; organizer: PersonId }> {
  const { id, organizer } = await aFiled();
  await chair.post(`/petitions/${id}/consultations`, asking([sustain]));
  return { id, organizer, link: await newestLink() };
}

const onlyOne = async (id: number) => (await consultationsOn(db(), id))[0]!;

test('the chair acknowledges receipt once: each organizer has a letter, and the unit that the file names a copy', async () => {
  const { id } = await aFiled();

  const acknowledged = await chair.post(`/petitions/${id}/receipt`);
  const again = await chair.post(`/petitions/${id}/receipt`);

  const [copies, told] = [await lettersTo('groups@example.org'), await lettersTo('one@example.org')];
  const received = (letters: readonly { subject: string }[]) =>
    letters.map(({ subject }) => subject).filter((subject) => /receipt|Received/.test(subject));
  expect([acknowledged.status, again.status]).toEqual([303, 409]);
  expect([received(copies), received(told)]).toEqual([
    ['Copy, receipt acknowledged: Libraries and Climate Resilience'],
    ['Received: Libraries and Climate Resilience'],
  ]);
  expect(copies[0]?.text).toContain('the Committee on Organization has acknowledged receipt');
  expect(await factsAbout(db(), { kinds: ['charters.receipt-acknowledged'], detail: { petition: id } })).toHaveLength(
    1,
  );
});

test('a unit is asked by one letter, and its answer is unconfirmed, then confirmed and public without the name', async () => {
  const { id, link } = await anAsked();
  const holder = await house.browsing();
  const reader = await house.browsing();

  const read = await holder.get(link);
  await holder.get(link);
  const sent = await holder.post(`${link}/reply`, {
    ...answer,
    position: 'coordinate',
    reasons: 'We did this in 2024.',
  });

  expect([read.status, sent.status, sent.to]).toEqual([200, 303, link]);
  for (const shown of ['prepare their libraries for heat', 'green buildings', 'Does it touch your charge?'])
    expect(read.text).toContain(shown);
  const [copy] = await lettersTo('sustain@example.org');
  const [toChair] = await lettersTo('chair@example.org');
  for (const shown of ['Wants to coordinate', 'We did this in 2024.', 'Rosa Replier, chair']) {
    expect(copy?.text).toContain(shown);
    expect(toChair?.text).toContain(shown);
  }
  expect(copy?.text).toContain('unconfirmed');
  expect((await chair.get(`/petitions/${id}/consultations`)).text).toContain('Unconfirmed');
  expect((await reader.get(`/petitions/${id}`)).text).not.toContain('We did this in 2024.');

  const { id: consultation } = await onlyOne(id);
  const confirmed = await verifier.post(`/petitions/${id}/consultations/${consultation}/confirmation`);

  expect(confirmed.status).toBe(303);
  const known = (await reader.get(`/petitions/${id}`)).text;
  for (const shown of ['Wants to coordinate', 'We did this in 2024.', '23 November 2026 , chair'])
    expect(known).toContain(shown);
  expect(known).not.toContain('Rosa Replier');
  expect((await chair.get(`/petitions/${id}/decision`)).text).toContain('Wants to coordinate');
});

test('a link takes one answer, and shows it afterwards', async () => {
  const { id, link } = await anAsked();
  const holder = await house.browsing();
  const both = await Promise.all([
    holder.post(`${link}/reply`, { ...answer, reasons: 'This group is dear to us.' }),
    holder.post(`${link}/reply`, { ...answer, reasons: 'This group is dear to us.' }),
  ]);

  const later = await holder.get(link);

  expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([303, 409]);
  expect([later.status, later.text.includes('Your unit has answered')]).toEqual([200, true]);
  const tooLate = both.find(({ status }) => status === 409)?.text;
  expect(tooLate).toContain(
    'What you wrote came too late and was not kept. Copy it into your letter. This group is dear',
  );
  expect(await factsAbout(db(), { kinds: ['charters.unit-replied'], detail: { petition: id } })).toHaveLength(1);
});

test('reasons, a name and an office are asked for, and what was written is kept', async () => {
  const { id, link } = await anAsked();
  const holder = await house.browsing();

  const sent = await holder.post(`${link}/reply`, { position: 'objection', remarks: 'Ours since 1990.' });

  expect(sent.status).toBe(422);
  for (const shown of ['Give the reasons', 'Write your name.', 'Write your office in the unit.', 'Ours since 1990.'])
    expect(sent.text).toContain(shown);
  expect((await onlyOne(id)).reply).toBe(null);
});

test('a link works through its last day, and says afterwards until when, and whom to write to', async () => {
  const { link } = await anAsked();
  const [before, holder] = [now, await house.browsing()];

  now = new Date('2026-12-15T05:59:00Z');
  const lastMinute = (await holder.get(link)).status;
  now = new Date('2026-12-15T06:00:00Z');
  const late = { ...answer, remarks: 'Our board met at midnight.' };
  const [read, sent] = [await holder.get(link), await holder.post(`${link}/reply`, late)];
  now = before;

  expect([lastMinute, read.status, sent.status]).toEqual([200, 410, 410]);
  expect(read.text).toContain('It worked until the end of 14 December 2026.');
  expect(read.text).toContain('coo@example.org');
  expect([read, sent].map(({ text }) => text.includes('Our board met at midnight.'))).toEqual([false, true]);
});

test('no link but ours opens anything, and one that withdraws signatures answers for no unit', async () => {
  const { id, link } = await anAsked();
  const { hashKey } = (await installationOf(db()))!;
  const consultation = (await onlyOne(id)).id;
  const foreign = [
    'x',
    link.replace('/consultations/', '').replace(/^[^-]+/, (consultation + 1).toString(36)),
    sealedLink(hashKey, 'withdraw', consultation),
    `${link.replace('/consultations/', '')}A`,
    sealedLink(Buffer.alloc(32, 1), 'consult', consultation),
    sealedLink(hashKey, 'consult', 2 ** 50),
  ];
  const stranger = await house.browsing();

  const found = await Promise.all(foreign.map((token) => stranger.post(`/consultations/${token}/reply`, answer)));

  expect(found.map(({ status }) => status)).toEqual(foreign.map(() => 404));
  expect((await onlyOne(id)).reply).toBe(null);
});

test('answers from one network have an end', async () => {
  const { link } = await anAsked();
  const before = now;
  now = addMilliseconds(now, days(1));
  const holder = await house.browsing();
  for (let sent = 0; sent < 30; sent += 1) await holder.post(`${link}/reply`);

  const tooMany = await holder.post(`${link}/reply`, answer);
  now = before;

  expect(tooMany.status).toBe(429);
});

test('a unit that the overlap did not find is asked for a reason, and one without an address is shown and not asked', async () => {
  const { id } = await aFiled();

  const shown = await verifier.get(`/petitions/${id}/consultations`);
  const bare = await verifier.post(`/petitions/${id}/consultations`, asking([], { another: String(green) }));
  const silent = (await unitNamed(db(), 'Silent Sustainability Office'))!.id;
  const unaddressed = await verifier.post(`/petitions/${id}/consultations`, asking([silent]));
  const asked = await verifier.post(
    `/petitions/${id}/consultations`,
    asking([sustain], { another: String(green), reason: 'It keeps the green roofs.' }),
  );

  expect(shown.text).toContain('Silent Sustainability Office . Touched:');
  expect(shown.text).toContain('No address is known');
  expect([bare.status, unaddressed.status, asked.status]).toEqual([409, 409, 303]);
  expect(bare.text).toContain('Say why Green Buildings Committee is asked');
  expect(bare.html).toContain('Does it touch your charge?');
  expect(unaddressed.text).toContain('No address of Silent Sustainability Office is known.');
  expect((await lettersTo('green@example.org'))[0]?.text).toContain('It keeps the green roofs.');
  expect(await consultationsOn(db(), id)).toHaveLength(2);
});

test('a unit is not asked twice while it can answer, and again when its link has ended or its reply is set aside', async () => {
  const { id, link } = await anAsked();
  const before = now;
  const ask = async (answerBy: string) =>
    (await chair.post(`/petitions/${id}/consultations`, asking([sustain], { answerBy }))).status;

  const twice = await ask('2026-12-14');
  now = new Date('2026-12-16T18:00:00Z');
  const afterTheEnd = await ask('2026-12-30');
  const second = await newestLink();
  await (await house.browsing()).post(`${second}/reply`, answer);
  const answered = await ask('2026-12-30');
  const replied = (await consultationsOn(db(), id))[1]!.id;
  const at = `/petitions/${id}/consultations/${replied}/setting-aside`;
  const [bare, aside] = [await chair.post(at), await chair.post(at, { because: 'The chair knows nothing of it.' })];
  const afterSettingAside = await ask('2026-12-30');
  // Else the letter of this later day would be written with those of the next test, after them.
  await house.app.settle();
  now = before;

  expect([twice, afterTheEnd, answered, afterSettingAside]).toEqual([409, 303, 409, 303]);
  expect([bare.status, aside.status]).toEqual([409, 303]);
  expect(second).not.toBe(link);
});

test('answers are wanted by the meeting that decides, and on no day that is over', async () => {
  const { id } = await aFiled();

  const answers = await Promise.all(
    ['2027-01-24', '2026-11-22', '24 January'].map((answerBy) =>
      chair.post(`/petitions/${id}/consultations`, asking([sustain], { answerBy })),
    ),
  );

  expect(answers.map(({ status }) => status)).toEqual([409, 409, 422]);
  expect(answers[0]!.text).toContain('The committee meets on 23 January 2027');
  expect(answers[1]!.text).toContain('The day for the answers is over already.');
});

test('whoever organizes the petition does not run its consultation, in whichever office', async () => {
  const { id, organizer } = await aFiled();
  await inOffice(stage, organizer, 'Committee on Organization', 'chair');
  const own = await house.browsing(organizer);

  const page = await own.get(`/petitions/${id}/consultations`);
  const tried = await Promise.all([
    own.post(`/petitions/${id}/receipt`),
    own.post(`/petitions/${id}/consultations`, asking([sustain])),
  ]);

  expect(page.text).toContain('You organize this petition: somebody else has to ask the units');
  expect(page.html).not.toContain(`action="/petitions/${id}/consultations"`);
  expect(tried.map(({ status }) => status)).toEqual([409, 409]);
  expect(await consultationsOn(db(), id)).toEqual([]);
});

test('a unit that has not answered is reminded once, seven days before, by the same link', async () => {
  const { id, link } = await anAsked();
  const before = now;
  const reminders = async () =>
    (await lettersTo('sustain@example.org')).filter(
      ({ subject, text }) => subject.startsWith('Still') && linkIn(text) === link,
    );

  now = new Date('2026-12-07T05:00:00Z');
  await house.app.settle();
  const early = await reminders();
  now = new Date('2026-12-08T18:00:00Z');
  await house.app.settle();
  await house.app.settle();
  const due = await reminders();
  now = before;

  expect([early.length, due.length]).toEqual([0, 1]);
  expect((await onlyOne(id)).remindedAt).not.toBe(null);
});

test('a unit whose address has gone is not noted as reminded, and neither is one that can no longer answer', async () => {
  const [unaddressed, overtaken] = [await anAsked(), await anAsked()];
  const before = now;
  await sql`update charters.petition set state = 'signing', filed_at = null, filed_on = null where id = ${overtaken.id}`.execute(
    charters(db()),
  );
  const addressOf = (email: string) =>
    sql`update units.unit set contact_email = ${email} where id = ${sustain}`.execute(units(db()));
  await addressOf('');

  now = new Date('2026-12-08T18:00:00Z');
  await house.app.settle();
  now = before;
  await addressOf('sustain@example.org');

  expect((await onlyOne(unaddressed.id)).remindedAt).toBe(null);
  expect((await onlyOne(overtaken.id)).remindedAt).toBe(null);
});

test('what units were asked can be read while a petition collects on after too few signatures, and nobody is asked then', async () => {
  const { id } = await anAsked();
  const neverFiled = await anOpenPetition(
    stage,
    [await aPerson(db(), 'Not Filed', { class: 'REG' }), await aPerson(db(), 'Not Filed Either', { class: 'REG' })],
    now,
  );
  await sql`update charters.petition set state = 'signing', filed_at = null, filed_on = null where id = ${id}`.execute(
    charters(db()),
  );

  const shown = await chair.get(`/petitions/${id}/consultations`);
  const asked = await chair.post(`/petitions/${id}/consultations`, asking([green]));
  const other = await chair.get(`/petitions/${neverFiled}/consultations`);

  expect([shown.status, asked.status, other.status]).toEqual([200, 409, 404]);
  expect(shown.text).toContain('Sustainability Round Table');
  expect(shown.html).not.toContain(`action="/petitions/${id}/receipt"`);
});

test('when the committee has decided, nobody answers any more, and the name of whoever did goes with the addresses', async () => {
  const [{ id, link }, other] = [await anAsked(), await anAsked()];
  await (await house.browsing()).post(`${link}/reply`, answer);
  await sql`update charters.petition set state = 'declined', decided_at = ${now}, ended_at = ${now} where id in (${id}, ${other.id})`.execute(
    charters(db()),
  );

  const late = await (await house.browsing()).post(`${other.link}/reply`, answer);
  await stage.as(null, now, (act) => eraseAfterDecision(act, id, []));

  expect([late.status, late.text.includes('The committee does not wait for an answer now')]).toEqual([410, true]);
  const { reply } = await onlyOne(id);
  expect([reply?.name, reply?.office, reply?.position]).toEqual(['', 'chair', 'no-objection']);
});

test('ten units are asked, shown and written to with as many statements as one', async () => {
  const many: number[] = [];
  for (let number = 1; number <= 10; number += 1)
    many.push(await aUnitOf(`Sustainability Section ${number}`, `section${number}@example.org`));
  const ours = (sent: readonly string[]) =>
    sent.filter((text) => /charters\.|units\.|into platform\.(letter|due|fact)/.test(text)).length;
  const counted = async (units: readonly number[]) => {
    const { id } = await aFiled();
    await chair.get(`/petitions/${id}/consultations`);
    await house.app.settle();
    const to = units.map((unit) => ({ unit, touched: ['sustainability'], reason: '' }));
    const asking = { units: to, question: 'Does it touch your charge?', answerBy: '2026-12-14' };
    return {
      asked: ours(
        await statementsDuring(() =>
          stage.as(askingPerson, now, (act) => askUnits(act, id, asking, null), ['docket.decide']),
        ),
      ),
      letters: ours(await statementsDuring(() => house.app.settle())),
      staff: ours(await statementsDuring(() => chair.get(`/petitions/${id}/consultations`))),
      decision: ours(await statementsDuring(() => chair.get(`/petitions/${id}/decision`))),
      everyone: ours(await statementsDuring(async () => (await house.browsing()).get(`/petitions/${id}`))),
    };
  };
  await counted([sustain]);

  const [one, ten] = [await counted([sustain]), await counted(many)];

  expect(ten).toEqual(one);
});
