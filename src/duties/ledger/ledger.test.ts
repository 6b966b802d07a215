import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acknowledgeReceipt, askUnits, replyForUnit } from '../../charters/index.ts';
import { aFiledPetition, aStage, inOffice, type Stage } from '../../charters/testing.ts';
import type { PersonId } from '../../platform/act/index.ts';
import { addMilliseconds, days } from '../../platform/time/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { unitNamed } from '../../units/index.ts';
import { aUnit } from '../../units/testing.ts';
import { duties } from '../tables.ts';
import { dutiesOnPetition } from './queries.ts';
import { stateOn } from './rules.ts';

let now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;
let chair: PersonId;

beforeAll(async () => {
  house = await openTestHouse(() => now);
  stage = await aStage(house.app.database);
  chair = await aPerson(db(), 'Imogen Castellanos', { class: 'REG' });
  await inOffice(stage, chair, 'Committee on Organization', 'chair');
});
afterAll(() => house.close());

const db = () => house.app.database.db;
const acknowledge = (id: number) => stage.as(chair, now, (act) => acknowledgeReceipt(act, id), ['docket.decide']);

/** What the ledger says of a petition: kind, state on the day, when due, by what it was closed. */
async function told(petition: number, on = '2026-11-23') {
  await house.app.settle();
  const found = await dutiesOnPetition(db(), petition);
  return found.map((duty) => [duty.kind, stateOn(duty, on), duty.dueOn, duty.office, duty.evidenceKind]);
}

test('filing opens what the chair and the liaison owe, by the days of the policy; the acknowledgement closes one of them', async () => {
  const { id } = await aFiledPetition(stage, now);
  const verification = ['verification', 'open', '2026-12-23', 'liaison', null];
  expect(await told(id)).toEqual([['receipt', 'open', '2026-12-07', 'chair', null], verification]);
  expect((await told(id, '2026-12-08'))[0]).toEqual(['receipt', 'overdue', '2026-12-07', 'chair', null]);

  await acknowledge(id);

  expect(await told(id)).toEqual([['receipt', 'met', '2026-12-07', 'chair', 'fact'], verification]);
  const committee = await unitNamed(db(), 'Committee on Organization');
  expect((await dutiesOnPetition(db(), id)).map(({ unit }) => unit)).toEqual([committee!.id, committee!.id]);
});

test('a unit owes its answer by the day that it was given', async () => {
  const { id } = await aFiledPetition(stage, now);
  const unit = await stage.perform(
    { by: null, at: now, grants: new Set(['units.edit', 'posts.edit', 'administration']) },
    (act) => aUnit(act, { name: 'Moss Round Table', acronym: '', contactEmail: 'moss@example.org' }),
  );
  const units = [{ unit: unit.id, touched: ['moss'], reason: '' }];
  const asking = { units, question: 'Does it touch your charge?', answerBy: '2026-12-14' };
  const [asked] = await stage.as(chair, now, (act) => askUnits(act, id, asking, null), ['docket.decide']);
  const reply = async () => (await told(id)).find(([kind]) => kind === 'consultation-reply');
  expect(await reply()).toEqual(['consultation-reply', 'open', '2026-12-14', 'chair', null]);

  const answer = { position: 'no-objection', reasons: '', remarks: '', name: 'Rosa', office: 'chair' } as const;
  await stage.as(null, now, (act) => replyForUnit(act, asked!, answer));

  expect(await reply()).toEqual(['consultation-reply', 'met', '2026-12-14', 'chair', 'fact']);
});

test('a ledger that was not there when things happened knows of them once anything more does', async () => {
  const { id } = await aFiledPetition(stage, now);
  const before = await told(id);
  await sql`delete from duties.duty where petition = ${id}`.execute(duties(db()));

  now = addMilliseconds(now, days(1));
  await acknowledge(id);

  expect(await told(id)).toEqual([['receipt', 'met', '2026-12-07', 'chair', 'fact'], before[1]]);
});
