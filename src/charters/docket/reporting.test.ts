import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { charters } from '../tables.ts';
import { aDocketedPetition, aStage, type Stage } from '../testing.ts';
import { decisionsToReport } from './reporting.ts';

let house: TestHouse;
let stage: Stage;

beforeAll(async () => {
  house = await openTestHouse(new Date('2026-11-23T18:00:00Z'));
  stage = await aStage(house.app.database);
});
afterAll(() => house.close());

const db = () => house.app.database.db;

test('a decision is told with the name and the count that the petition had when it was taken', async () => {
  const petition = await aDocketedPetition(stage, undefined, undefined, 'Named Anew');
  const chair = await aPerson(db(), 'Imogen Castellanos');
  await certified(petition, { number: 1, title: 'As It Was', signed: 110, valid: 104, at: '2026-10-02T15:00:00Z' });
  await sql`
    insert into charters.decision (petition, result, decided_on, reasons, recorded_by, recorded_at)
    values (${petition}, 'returned', '2026-10-10', 'Say more.', ${chair}, '2026-10-10T15:00:00Z')
  `.execute(charters(db()));
  await certified(petition, { number: 2, title: 'Named Anew', signed: 121, valid: 115, at: '2026-11-02T15:00:00Z' });

  const told = await decisionsToReport(db(), 'unreported');

  expect(told.map(({ title, filed, counted }) => ({ title, filed, counted }))).toEqual([
    { title: 'As It Was', filed: 110, counted: 104 },
  ]);
});

const certified = (
  petition: number,
  { number, title, signed, valid, at }: { number: number; title: string; signed: number; valid: number; at: string },
) =>
  sql`
    insert into charters.certificate (petition, number, title, text_sha256, policy_id, policy_version, needed, filed_at, filed_on,
                                      signed, on_paper, valid, not_valid, verified_at)
    values (${petition}, ${number}, ${title}, repeat('a', 64), 'ala-mig', '2014', 100, ${at}, '2026-10-01',
            ${signed}, 0, ${valid}, '[]', ${at})
  `.execute(charters(db()));
