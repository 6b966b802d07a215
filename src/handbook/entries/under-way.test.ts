import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPetition, petitionOf, textHash } from '../../charters/index.ts';
import { aStage, inOffice, type Stage } from '../../charters/testing.ts';
import { charters } from '../../charters/tables.ts';
import { lifecycle } from '../../lifecycle/tables.ts';
import type { Group } from '../../groups/index.ts';
import { aGroupInTerm, aRenewalDraft, aSmallVersion, withVersions } from '../../lifecycle/renewals/testing.ts';
import { rulesToRenew } from '../../lifecycle/renewals/queries.ts';
import { proposeChange } from '../../lifecycle/index.ts';
import { declareDormancy, wakeGroup } from '../../lifecycle/dormancy/commands.ts';
import type { Act, PersonId } from '../../platform/act/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { aUnit } from '../../units/testing.ts';

let now = new Date('2026-11-23T18:00:00Z');
const { kept, book } = withVersions(aSmallVersion('small'));
let house: TestHouse;
let stage: Stage;
let people: [PersonId, PersonId];

beforeAll(async () => {
  house = await openTestHouse(() => now, { policies: kept });
  stage = await aStage(house.app.database);
  people = [await aMember('Cora Vener'), await aMember('Second Organizer')];
});
afterAll(() => house.close());

const aMember = (name: string) => aPerson(house.app.database.db, name, { class: 'REG', paidThrough: '2040-12-31' });
const as = <T>(work: (act: Act) => Promise<T>, grants: readonly string[] = [], by: PersonId | null = null) =>
  stage.perform({ by, at: now, grants: new Set(grants) }, work);
const editing = ({ slug }: Group) => [`group.edit@${slug}`];

const inTermUntil = (untilOn: string, name: string) =>
  as((act) =>
    aGroupInTerm(act, book, { name, version: 'small', conveners: [people[0]], fromOn: '2024-12-01', untilOn }),
  );

async function renewing(group: Group): Promise<number> {
  const id = await aRenewalDraft(stage, { group, book }, people, now);
  await as(
    async (act) => {
      const petition = (await petitionOf(act.db, id))!;
      await openPetition(act, id, textHash(petition), await rulesToRenew(book)(act, petition));
    },
    [],
    people[0],
  );
  return id;
}

test('an entry says that its group sleeps, is being renewed, waits for a decision, or comes to its end, in every form of the book', async () => {
  const asleep = await inTermUntil('2029-01-01', 'Asleep');
  await as((act) => declareDormancy(act, asleep, { reason: 'Winter.', returnsOn: '2027-05-03' }), editing(asleep));
  const signing = await inTermUntil('2027-06-01', 'Being Signed');
  const signed = await renewing(signing);
  const pending = await inTermUntil('2027-06-01', 'Waiting');
  const filed = await renewing(pending);
  await charters(house.app.database.db)
    .updateTable('charters.petition')
    .set({ state: 'docketed', filed_on: '2026-11-01', filed_at: now })
    .where('id', '=', filed)
    .execute();
  const ending = await inTermUntil('2029-01-01', 'To Be Dissolved');
  const chair = await aMember('Imogen Castellanos');
  await inOffice(stage, chair, 'Committee on Organization', 'chair');
  const proposal = await as(
    (act) => proposeChange(act, ending.id, { kind: 'dissolve', name: '', into: null, reason: 'It is done.' }, book),
    ['docket.decide'],
    chair,
  );
  await inTermUntil('2029-01-01', 'Ordinary');
  await as((act) => aUnit(act, { name: 'Committee on Organization 2', kind: 'committee' }), ['units.edit']);

  const { body } = await house.program()('GET', '/handbook.json');
  const page = await (await house.browsing()).get('/handbook');
  const print = await (await house.browsing()).get('/handbook/print');
  const table = (await (await house.browsing()).get('/handbook.csv')).html;

  const told = (body as { groups: Record<string, unknown>[] }).groups.map(
    ({ name, dormantUntil, renewal, endProposed, lapsesOn }) => ({
      name,
      dormantUntil,
      renewal,
      endProposed,
      lapsesOn,
    }),
  );
  const nothing = { dormantUntil: null, renewal: null, endProposed: null, lapsesOn: null };
  expect(told).toEqual([
    { ...nothing, name: 'Asleep', dormantUntil: '2027-05-03' },
    { ...nothing, name: 'Being Signed', renewal: { petition: signed, pendingSince: null }, lapsesOn: '2027-06-01' },
    { ...nothing, name: 'Ordinary' },
    { ...nothing, name: 'To Be Dissolved', endProposed: { proposal, kind: 'dissolve' } },
    { ...nothing, name: 'Waiting', renewal: { petition: filed, pendingSince: '2026-11-01' } },
  ]);
  for (const { text } of [page, print]) {
    expect(text).toMatch(/Asleep.*Dormant until 3 May 2027/);
    expect(text).toMatch(/A petition to renew it is under way\s+Lapses on 1 June 2027 unless it is renewed/);
    expect(text).toMatch(/Renewal pending since 1 November 2026/);
    expect(text).toMatch(/It is proposed that it be dissolved/);
  }
  expect(page.html).toContain(`href="/groups/${ending.slug}/changes/${proposal}"`);
  expect(table.split('\n')[0]).toMatch(/dormant_until,renewal_pending_since,end_proposed,lapses_on$/);
  expect(table).toMatch(/,2027-05-03,,,\n/);
  expect(table).toMatch(/,,2026-11-01,,\n/);
  expect(table).toMatch(/,,,dissolve,\n/);
});

test('of a group that does not lapse, since its petition was returned or what it delivered waits for staff, no day is told', async () => {
  const { db } = house.app.database;
  const returned = await inTermUntil('2027-06-01', 'Returned');
  const petition = await renewing(returned);
  const delivered = await inTermUntil('2027-06-01', 'Delivered');
  const lapsing = async () => {
    const { body } = await house.program()('GET', '/handbook.json');
    const { groups } = body as { groups: Record<string, unknown>[] };
    return groups.filter(({ name }) => name === 'Returned' || name === 'Delivered').map(({ lapsesOn }) => lapsesOn);
  };
  const before = await lapsing();
  await sql`
    insert into charters.decision (petition, result, decided_on, recorded_at) values (${petition}, 'returned', '2026-11-20', ${now})
  `.execute(charters(db));
  await sql`
    insert into lifecycle.renewal_record (group_id, way, term_until, evidence, recorded_on)
    values (${delivered.id}, 'deliverables', '2027-06-01', 'A handout.', '2026-11-20')
  `.execute(lifecycle(db));

  expect(before).toEqual(['2027-06-01', '2027-06-01']);
  expect(await lapsing()).toEqual([null, null]);
});

test('of a former day it is told whether the group slept, and its history tells when it slept and woke', async () => {
  const group = await inTermUntil('2029-01-01', 'Moss');
  await as((act) => declareDormancy(act, group, { reason: 'Winter.', returnsOn: '2027-05-03' }), editing(group));
  now = new Date('2027-02-01T18:00:00Z');
  await as((act) => wakeGroup(act, group), editing(group));
  const dormantOn = async (day: string) => {
    const { body } = await house.program()('GET', `/handbook.json?on=${day}`);
    return (body as { groups: Record<string, unknown>[] }).groups.find(({ name }) => name === 'Moss')!['dormantUntil'];
  };

  expect([await dormantOn('2026-11-22'), await dormantOn('2026-12-24'), await dormantOn('2027-02-01')]).toEqual([
    null,
    '2027-05-03',
    null,
  ]);
  const { text } = await (await house.browsing()).get(`/handbook/groups/${group.slug}`);
  expect(text).toMatch(
    /1 February 2027 It was awake again\..*23 November 2026 It was declared dormant, to be back on 3 May 2027\./,
  );
});
