import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../../platform/act/index.ts';
import { factsAbout } from '../../../platform/facts/index.ts';
import { lettersSent } from '../../../platform/mail/index.ts';
import { addMilliseconds, days } from '../../../platform/time/index.ts';
import { aPerson } from '../../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../../testing.ts';
import { anOpenPetition, aStage, aText, rules, type Stage } from '../../testing.ts';
import { charters } from '../../tables.ts';
import type { PetitionId } from '../model.ts';
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
  const page = await (await house.browsing()).get(`/petitions/${id}`);
  expect(page.status).toBe(200);
  expect(page.text).toContain('collects and compares what has been tried');
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
