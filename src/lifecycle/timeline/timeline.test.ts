import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDocketedPetition, aStage, inOffice, policies, sign, type Stage } from '../../charters/testing.ts';
import { aDecision } from '../../council/testing.ts';
import { petitionOf } from '../../charters/index.ts';
import { charters } from '../../charters/tables.ts';
import { groupOf } from '../../groups/registry/queries.ts';
import { renameGroup } from '../../groups/index.ts';
import { aGroup } from '../../groups/testing.ts';
import { sql } from 'kysely';
import type { PersonId } from '../../platform/act/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { statementsDuring } from '../../testing/index.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { lineOf } from './rules.ts';

let now = new Date('2026-10-01T15:00:00Z');
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

/** A group that came of a petition, which members signed in two months. */
async function aGroupOfAPetition(title: string): Promise<{ id: string; petition: number }> {
  now = new Date('2026-10-01T15:00:00Z');
  const organizers = [
    await aPerson(db(), `First ${title}`, { class: 'REG' }),
    await aPerson(db(), `Second ${title}`, { class: 'REG' }),
  ] as const;
  const petition = await aDocketedPetition(stage, organizers, now, title);
  await sql`update charters.petition set state = 'signing' where id = ${petition}`.execute(charters(db()));
  for (const day of ['2026-10-02', '2026-10-30', '2026-11-02'])
    await sign(
      stage,
      petition,
      await aPerson(db(), `Signer ${title} ${day}`, { class: 'REG' }),
      new Date(`${day}T15:00:00Z`),
    );
  await sql`
    update charters.petition set state = 'docketed', filed_at = '2026-11-10T15:00:00Z', filed_on = '2026-11-10' where id = ${petition}
  `.execute(charters(db()));
  now = new Date('2026-11-23T18:00:00Z');
  await aDecision(stage, chair, petition, now, { book: policies });
  await house.app.settle();
  const { groupId } = (await petitionOf(db(), petition))!;
  return { id: groupId!, petition };
}

test('the timeline tells a group from its first draft to today, and what lies ahead', async () => {
  const { id } = await aGroupOfAPetition('Moss');
  now = new Date('2027-03-01T18:00:00Z');
  await stage.as(null, now, (act) => renameGroup(act, id, 'Lichen'));
  const { slug } = (await groupOf(db(), id))!;

  const page = await (await house.browsing()).get(`/groups/${slug}/timeline`);

  const [, told] = page.text.split('Day by day');
  expect(told).toMatch(
    new RegExp(
      [
        '1 October 2026 The petition was begun, as a draft. The petition',
        '1 October 2026 The petition was opened for signature.',
        '1 October 2026 2 members signed in October 2026.',
        '1 November 2026 1 member signed in November 2026.',
        '10 November 2026 The petition was filed.',
        '23 November 2026 The petition was approved.',
        '23 November 2026 The group was opened.',
        '23 November 2026 A term began, through 22 November 2029.',
        '23 November 2026 First Moss became convener.',
        '23 November 2026 Second Moss became convener.',
        '1 March 2027 The name was changed; before it was Moss.',
        '1 March 2027 Today',
        '23 November 2029 The term ends.',
      ].join('.*'),
    ),
  );
  expect(page.html).toContain('<figure class="lifeline" aria-hidden="true">');
  expect((await (await house.browsing()).get('/groups/moss/timeline')).to).toBe('/groups/lichen/timeline');
});

test('the timeline of a group with a long past takes as many statements as that of a short one', async () => {
  const { id } = await aGroupOfAPetition('Fern');
  const visitor = await house.browsing();
  const statements = async () => {
    const { slug } = (await groupOf(db(), id))!;
    return (await statementsDuring(() => visitor.get(`/groups/${slug}/timeline`))).length;
  };
  const before = await statements();

  for (const name of ['Fern Two', 'Fern Three', 'Fern Four'])
    await stage.as(null, now, (act) => renameGroup(act, id, name));

  expect(await statements()).toBe(before);
});

test('former names that came with a file stand in it, though nobody knows until when they held', async () => {
  const { slug } = await stage.as(null, now, (act) =>
    aGroup(act, { name: 'Zine Libraries', formerNames: [{ name: 'Fanzine Circle', untilOn: null }] }),
  );

  const page = await (await house.browsing()).get(`/groups/${slug}/timeline`);

  expect(page.text).toContain('It was called Fanzine Circle at some time before.');
});

test('the line begins with the year of the first day and ends with that of the last', () => {
  const life = {
    moments: [{ on: '2025-07-02', what: 'group-opened' as const }],
    terms: [{ fromOn: '2025-07-02', untilOn: '2028-07-01' }],
  };

  const line = lineOf(life, '2026-01-01')!;

  expect(line.years.map(({ year }) => year)).toEqual(['2025', '2026', '2027', '2028']);
  expect([line.today, line.terms[0]!.until].map((at) => Math.round(at * 1000))).toEqual([250, 874]);
});
