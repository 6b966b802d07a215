import { afterAll, beforeAll, expect, test } from 'vitest';
import { acknowledgeReceipt } from '../../charters/index.ts';
import { aFiledPetition, aStage, inOffice, type Stage } from '../../charters/testing.ts';
import type { PersonId } from '../../platform/act/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { dutiesOnPetition } from '../ledger/queries.ts';

let now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;
let chair: PersonId;

beforeAll(async () => {
  house = await openTestHouse(() => now);
  stage = await aStage(house.app.database);
  chair = await aPerson(house.app.database.db, 'Imogen Castellanos', { class: 'REG' });
  await inOffice(stage, chair, 'Committee on Organization', 'chair');
});
afterAll(() => house.close());

async function until(day: string): Promise<void> {
  now = new Date(`${day}T18:00:00Z`);
  await house.app.settle();
}

/** Three petitions are filed; receipt of one is acknowledged in time, of another late, of the third never. */
async function threeReceipts(): Promise<string> {
  const filed: number[] = [];
  for (let each = 0; each < 3; each += 1) filed.push((await aFiledPetition(stage, now)).id);
  const acknowledge = (place: number) =>
    stage.as(chair, now, (act) => acknowledgeReceipt(act, filed[place]!), ['docket.decide']);
  await until('2026-11-25');
  await acknowledge(0);
  await until('2026-12-10');
  await acknowledge(1);
  await house.app.settle();
  const duties = await dutiesOnPetition(house.app.database.db, filed[2]!);
  return `/duties/${duties.find(({ kind }) => kind === 'receipt')!.id}`;
}

test('everybody reads what is overdue and public, and staff how each unit keeps what it owes', async () => {
  const overdue = await threeReceipts();
  const anybody = await house.browsing();
  const staff = await house.browsing(chair);

  const [forAnybody, forStaff, itself] = [
    await anybody.get('/duties'),
    await staff.get('/duties'),
    await anybody.get(overdue),
  ];

  expect(forAnybody.html).toContain(`href="${overdue}"`);
  expect(itself.status).toBe(200);
  expect(forAnybody.text).not.toContain('By unit');
  // Open are one receipt and three verifications; of three receipts that were to be given by 7 December, one was.
  expect(forStaff.text.replaceAll('\u00a0', ' ')).toContain('Committee on Organization 4 1 2 2 days 1 of 3');
});
