import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aGroup } from '../groups/testing.ts';
import type { Db } from '../platform/db/index.ts';
import { theSystem } from '../platform/act/index.ts';
import { erasePerson } from '../roll/members/commands.ts';
import { aPerson } from '../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../testing.ts';
import { lifecycle } from './tables.ts';

const now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let leaving: string;
let staying: string;

beforeAll(async () => {
  house = await openTestHouse(now);
  const { db } = house.app.database;
  leaving = await aPerson(db, 'Olga Berg', { email: 'olga@berg.example' });
  staying = await aPerson(db, 'Rosa Reed');
  // Two of one name: it is not theirs alone.
  await aPerson(db, 'Sam Twin');
});
afterAll(() => house.close());

async function aWrittenGroup(db: Db, by: string, text: string, begunAs = 'convener'): Promise<void> {
  const { id } = await house.app.perform(theSystem(now), (act) => aGroup(act, { organizers: [staying] }));
  await sql`
    with written as (
      insert into lifecycle.dormancy (group_id, reason, declared_by, declared_on, returns_on)
      values (${id}, ${text}, ${by}, '2026-11-23', '2027-05-01')),
    proposed as (
      insert into lifecycle.proposal (kind, group_id, reason, state, policy_id, policy_version, decider, begun_by, begun_as, begun_at)
      values ('dissolve', ${id}, ${text}, 'deciding', 'p', '1', 'committee', ${by}, ${begunAs}, ${now}) returning id),
    decided as (
      insert into lifecycle.decision (proposal, body, result, decided_on, reasons, minute, recorded_by, recorded_at)
      select id, 'committee', 'declined', '2026-11-23', ${text}, ${text}, ${by}, ${now} from proposed),
    shown as (
      insert into lifecycle.readiness (group_id, petition, officers, bylaws, revision, saved_by, saved_at)
      values (${id}, ${text}, ${text}, ${text}, 1, ${by}, ${now}))
    insert into lifecycle.renewal_record (group_id, way, term_until, evidence, recorded_by, recorded_on, result, settled_by, settled_on, reason)
    values (${id}, 'deliverables', '2027-01-01', ${text}, ${by}, '2026-11-23', 'refused', ${by}, '2026-11-23', ${text})
  `.execute(lifecycle(db));
}

async function allTexts(db: Db): Promise<unknown[]> {
  const { rows } = await sql`
    select dormancy.reason as slept, proposal.reason as proposed, decision.reasons, decision.minute, petition, officers, bylaws, evidence,
      renewal_record.reason as refused
    from lifecycle.proposal join lifecycle.dormancy using (group_id) join lifecycle.readiness using (group_id)
      join lifecycle.renewal_record using (group_id) join lifecycle.decision on proposal = proposal.id order by proposal.id
  `.execute(lifecycle(db));
  return rows;
}

test('of somebody who is erased goes why their group sleeps or is to change; what others wrote loses the name, and no other', async () => {
  const { db } = house.app.database;
  const text = 'Ask OLGA\nBerg (olga@berg.example), Sam Twin or Olga.';
  await aWrittenGroup(db, leaving, 'I am ill.');
  await aWrittenGroup(db, staying, text);
  await aWrittenGroup(db, leaving, 'The committee wants it.', 'committee');
  await house.app.settle();
  const twin = await aPerson(db, 'Sam Twin', { email: 'twin@example.org' });

  for (const person of [leaving, twin]) await house.app.perform(theSystem(now), (act) => erasePerson(act, person));
  await house.app.settle();

  const each = (stays: string, theirs: string) => ({
    slept: theirs,
    proposed: theirs,
    reasons: stays,
    minute: stays,
    petition: stays,
    officers: stays,
    bylaws: stays,
    evidence: stays,
    refused: stays,
  });
  const masked = 'Ask a former participant (gone@erased.invalid), Sam Twin or Olga.';
  expect(await allTexts(db)).toEqual([
    each('I am ill.', '—'),
    each(masked, masked),
    { ...each('The committee wants it.', '—'), proposed: 'The committee wants it.' },
  ]);
});
