import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../../platform/act/index.ts';
import { factsAbout } from '../../../platform/facts/index.ts';
import { lettersSent } from '../../../platform/mail/index.ts';
import { addMilliseconds, days } from '../../../platform/time/index.ts';
import { aBallot, aVotingBody } from '../../../meetings/ballots/testing.ts';
import { meetings } from '../../../meetings/tables.ts';
import { aPerson } from '../../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../../testing.ts';
import { anOpenPetition, aStage, aText, inOffice, rules, sign, type Stage } from '../../testing.ts';
import { charters } from '../../tables.ts';
import { petitionKind, type PetitionId } from '../model.ts';
import { organizersOf, petitionOf } from '../queries.ts';
import { beginPetition, saveText } from './drafting.ts';
import { petitionsToErase } from './retention.ts';

let house: TestHouse;
let stage: Stage;
const begun = new Date('2026-01-10T15:00:00Z');
const later = (count: number): Date => addMilliseconds(begun, days(count));

beforeAll(async () => {
  house = await openTestHouse(later(351));
  stage = await aStage(house.app.database);
});
afterAll(() => house.close());

const db = () => house.app.database.db;

/** The night's work on unfinished petitions, and the letters that follow. */
async function night(at: Date): Promise<void> {
  const daily = house.plug.dailies.find(({ kind }) => kind === 'charters.close-unfinished')!;
  await daily.run({ subject: '', at, db: db(), perform: stage.perform });
  await house.app.settle();
}

async function aDraft(name: string): Promise<{ id: PetitionId; by: PersonId; email: string }> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
  const by = await aPerson(db(), name, { class: 'REG', email });
  const id = await stage.as(by, begun, (act) =>
    beginPetition(
      act,
      {
        by,
        policyId: rules.id,
        policyVersion: rules.version,
        text: aText,
        organizer: { name, email },
      },
      rules.organizing,
    ),
  );
  return { id, by, email };
}

const subjectsTo = async (address: string) => (await lettersSent(db(), { address })).map(({ subject }) => subject);

test('a draft of nobody’s is closed after the letter, stays hidden, and its names and addresses go the usual time after', async () => {
  const { id, email } = await aDraft('Left Alone');

  await night(later(300));
  expect(await subjectsTo(email)).toEqual([]);

  await night(later(351));
  await night(later(352));
  expect(await subjectsTo(email)).toEqual(['Will be closed: Libraries and Climate Resilience']);
  expect((await lettersSent(db(), { address: email }))[0]?.text).toContain('closed on 10 January 2027');
  expect((await petitionOf(db(), id))?.state).toBe('draft');

  await night(later(366));
  const petition = await petitionOf(db(), id);
  expect([petition?.state, petition?.endedAt]).toEqual(['withdrawn', later(366)]);
  expect(await subjectsTo(email)).toHaveLength(2);
  expect((await (await house.browsing()).get(`/petitions/${id}`)).status).toBe(404);
  expect((await petitionsToErase(db())).find((one) => one.id === id)?.endedAt).toEqual(later(366));

  const erasing = house.plug.dailies.find(({ kind }) => kind === 'charters.erase-after-decision')!;
  await erasing.run({ subject: '', at: later(366 + 91), db: db(), perform: stage.perform });
  expect((await organizersOf(db(), id)).map(({ name, email: address }) => [name, address])).toEqual([['', '']]);
});

test('a returned petition that nobody submits again ends, and what was public stays', async () => {
  const organizers = [
    await aPerson(db(), 'Ruth Returned', { class: 'REG' }),
    await aPerson(db(), 'Otto Returned', { class: 'REG' }),
  ] as const;
  const id = await anOpenPetition(stage, organizers, begun);
  await sql`update charters.petition set state = 'returned', decided_at = ${later(100)} where id = ${id}`.execute(
    charters(db()),
  );

  await night(later(366));
  expect((await petitionOf(db(), id))?.state).toBe('returned');

  await night(later(452));
  await night(later(466));

  expect([(await petitionOf(db(), id))?.state, (await petitionOf(db(), id))?.endedAt]).toEqual(['expired', later(466)]);
  expect(await subjectsTo('one@example.org')).toContain('Closed: Libraries and Climate Resilience');
  expect((await (await house.browsing()).get('/petitions')).text).toMatch(/Closed \d+ \w+ 20\d\d with 0 signatures/);
  const page = await (await house.browsing()).get(`/petitions/${id}`);
  expect(page.status).toBe(200);
  expect(page.text).toContain('collects and compares what has been tried');
});

test('a petition on which nobody decides is closed, with the knowledge of its organizers and of whoever decides', async () => {
  const organizers = [
    await aPerson(db(), 'Una Undecided', { class: 'REG' }),
    await aPerson(db(), 'Uwe Undecided', { class: 'REG' }),
  ] as const;
  const chair = await aPerson(db(), 'Imogen Castellanos', { class: 'REG', email: 'chair@example.org' });
  await inOffice(stage, chair, 'Committee on Organization', 'chair');
  const text = { ...aText, title: 'Libraries in Waiting' };
  const [left, consulted] = [
    await anOpenPetition(stage, organizers, begun, text),
    await anOpenPetition(stage, organizers, begun, { ...text, title: 'Libraries Asked About' }),
  ];
  await sql`
    update charters.petition set state = 'docketed', filed_at = ${later(10)}, verified_at = ${later(20)} where id in (${left}, ${consulted})
  `.execute(charters(db()));
  await sql`
    insert into charters.consultation (petition, unit, question, asked_by, asked_at, answer_by)
    values (${consulted}, 1, 'A question?', ${chair}, ${later(400)}, '2027-04-01')
  `.execute(charters(db()));
  const state = async (id: PetitionId) => (await petitionOf(db(), id))?.state;
  const about = async (address: string) =>
    (await subjectsTo(address)).filter((subject) => /^(Closed|Will|Not).*(in Waiting|Asked About)/.test(subject));

  await night(later(700));
  expect([await about('one@example.org'), await about('chair@example.org')]).toEqual([[], []]);

  await night(later(20 + 731));
  await night(later(20 + 732));
  expect([await state(left), await about('chair@example.org')]).toEqual([
    'docketed',
    ['Not decided: Libraries in Waiting'],
  ]);
  await night(later(20 + 731 + 14));

  expect([await state(left), await state(consulted)]).toEqual(['expired', 'docketed']);
  expect(await about('one@example.org')).toEqual([
    'Closed: Libraries in Waiting',
    'Will be closed: Libraries in Waiting',
  ]);
  const [closed] = await lettersSent(db(), { address: 'one@example.org' });
  expect(closed?.text?.replace(/\s+/g, ' ')).toContain('is closed, since nobody decided on it. What was public stays');
  expect((await petitionsToErase(db())).map(({ id }) => id)).toContain(left);
  expect((await (await house.browsing()).get(`/petitions/${left}`)).status).toBe(200);
});

test('whoever writes on after the letter keeps the draft', async () => {
  const { id, by } = await aDraft('Writes On');
  await night(later(351));
  await stage.as(by, later(355), (act) => saveText(act, id, { ...aText, title: 'Another name' }, 1));

  await night(later(400));

  expect((await petitionOf(db(), id))?.state).toBe('draft');
});

test('the end is noted with the state in which it was left', async () => {
  const { id } = await aDraft('Noted End');
  await night(later(351));
  await night(later(366));

  const facts = await factsAbout(db(), { detail: { petition: id } });

  expect(facts.map(({ fact }) => fact)).toEqual([
    { kind: 'charters.petition-begun', petition: id },
    { kind: 'charters.petition-closing-soon', petition: id, closesOn: '2027-01-10' },
    { kind: 'charters.petition-left', petition: id, from: 'draft' },
  ]);
});

// Last: a voting body brings the rights of its own association.
test('a ballot keeps a petition from being closed while it is under way, and begins the time anew when it has ended', async () => {
  const organizers = [
    await aPerson(db(), 'Bea Balloted', { class: 'REG' }),
    await aPerson(db(), 'Bo Balloted', { class: 'REG' }),
  ] as const;
  const id = await anOpenPetition(stage, organizers, begun, { ...aText, title: 'Libraries Voted On' });
  await sql`
    update charters.petition set state = 'docketed', filed_at = ${later(10)}, verified_at = ${later(20)} where id = ${id}
  `.execute(charters(db()));
  const { unit } = await aVotingBody(house.app.database, 2);
  const ballot = await stage.as(null, later(700), (act) =>
    aBallot(act, { unit, openedBy: organizers[0], subject: { kind: petitionKind, id: String(id) }, way: 'mail' }),
  );
  const read = async () => {
    const petition = await petitionOf(db(), id);
    const { rows } = await sql<{ told: Date | null }>`
      select closing_told_at as told from charters.petition where id = ${id}
    `.execute(charters(db()));
    return [petition?.state, rows[0]!.told !== null];
  };

  for (const day of [20 + 731, 20 + 731 + 14]) await night(later(day));
  const underWay = await read();
  await sql`
    update meetings.ballot set closed_at = ${later(707)}, outcome = 'tied', figures = '{}' where id = ${ballot}
  `.execute(meetings(db()));
  for (const day of [20 + 731 + 20, 20 + 731 + 35]) await night(later(day));
  const lately = await read();
  await night(later(707 + 731));

  expect([underWay, lately, await read()]).toEqual([
    ['docketed', false],
    ['docketed', false],
    ['docketed', true],
  ]);
});

test('whoever organizes a petition that enough have signed is told once, a fortnight before it would close unfiled', async () => {
  const organizers = [
    await aPerson(db(), 'Fay Filer', { class: 'REG' }),
    await aPerson(db(), 'Flo Filer', { class: 'REG' }),
  ] as const;
  const [id, bare] = [await anOpenPetition(stage, organizers, begun), await anOpenPetition(stage, organizers, begun)];
  await sign(stage, id, await aPerson(db(), 'Sid Signer', { class: 'REG' }), begun);
  await sql`update charters.petition set needed = 1 where id in (${id}, ${bare})`.execute(charters(db()));
  const closesAt = (await petitionOf(db(), id))!.closesAt!;
  const daily = house.plug.dailies.find(({ kind }) => kind === 'charters.remind-to-file')!;
  const reminded = async (daysBefore: number) => {
    const at = addMilliseconds(closesAt, -days(daysBefore));
    await daily.run({ subject: '', at, db: db(), perform: stage.perform });
    const { rows } = await sql<{ address: string }>`
      select address from platform.letter where kind = 'charters.to-file' order by address
    `.execute(charters(db()));
    return rows.map(({ address }) => address);
  };

  expect(await reminded(15)).toEqual([]);
  expect(await reminded(14)).toEqual(['one@example.org', 'two@example.org']);
  expect(await reminded(3)).toHaveLength(2);
  const [letter] = await lettersSent(db(), { address: 'two@example.org' });
  expect(letter?.text!.replaceAll(/\s+/g, ' ')).toContain('1 of 1, and nobody has filed it. Signing ends with');
});
