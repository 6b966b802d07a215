import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../platform/act/index.ts';
import { openTestHouse, type TestHouse } from '../../testing.ts';
import { aPerson } from '../../roll/testing.ts';
import { publicStates } from '../../charters/index.ts';
import {
  aDocketedPetition,
  aDraft,
  anOpenPetition,
  aStage,
  aText,
  inOffice,
  type Stage,
} from '../../charters/testing.ts';
import { petitionStates } from '../../charters/petitions/model.ts';
import { drawUpReport } from '../reports/commands/drawing.ts';
import { finalizeReport } from '../reports/commands/finalizing.ts';
import { aDecision, telling } from '../testing.ts';
import { countRecord, recordEntries, recordYears } from './queries.ts';

const at = new Date('2026-11-23T18:00:00Z');
const zone = 'America/Chicago';
let house: TestHouse;
let stage: Stage;
let chair: PersonId;
let organizers: [PersonId, PersonId];

beforeAll(async () => {
  house = await openTestHouse(at);
  stage = await aStage(house.app.database);
  const { db } = house.app.database;
  organizers = [
    await aPerson(db, 'Amara Okonkwo', { class: 'REG' }),
    await aPerson(db, 'Jordan Bell', { class: 'REG' }),
  ];
  chair = await aPerson(db, 'Imogen Castellanos', { class: 'REG' });
  await inOffice(stage, chair, 'Committee on Organization', 'chair');
});
afterAll(() => house.close());

const all = () => recordEntries(house.app.database.db, zone, { most: 1_000 });

/** A petition in a state, as if it had come there. */
async function inState(state: string): Promise<number> {
  const id = await anOpenPetition(stage, organizers, at, { ...aText, title: `It is ${state}` });
  const client = await house.app.database.connection();
  try {
    await client.query('update charters.petition set state = $2 where id = $1', [id, state]);
  } finally {
    client.release();
  }
  return id;
}

test('whatever is public is on record, and nothing that is not', async () => {
  const hidden = await aDraft(stage, organizers, at, { ...aText, title: 'A secret draft' });
  for (const state of petitionStates) await inState(state);

  const entries = await all();

  expect(entries.map(({ title }) => title).toSorted()).toEqual(
    publicStates.map((state) => `It is ${state}`).toSorted(),
  );
  expect(entries.some(({ petition }) => petition === hidden)).toBe(false);
});

test('decisions and reports stand beside petitions, by their days, latest first', async () => {
  const petition = await aDocketedPetition(stage, organizers, new Date('2024-03-01T18:00:00Z'), 'Lending Lanterns');
  await aDecision(stage, chair, petition, new Date('2024-06-20T18:00:00Z'), {
    approve: 1,
    decline: 9,
    reasons: 'A unit carries lighthouses already.',
  });
  // Late in the evening of New Year’s Eve, by the clocks of Chicago.
  const newYear = new Date('2025-01-01T03:00:00Z');
  const deciding = <T>(work: Parameters<typeof stage.as<T>>[2]) => stage.as(chair, newYear, work, ['docket.decide']);
  const report = await deciding((act) => drawUpReport(act, telling));
  await deciding((act) => finalizeReport(act, report, { telling, baseUrl: 'https://example.org', revision: null }));

  const entries = await recordEntries(house.app.database.db, zone, { year: '2024' });

  expect(await countRecord(house.app.database.db, zone, { year: '2024' })).toBe(3);
  expect(entries.map(({ kind, on, title, state }) => [kind, on, title, state])).toEqual([
    ['report', '2024-12-31', 'Report of the Committee on Organization', '2024-2025 ALA CD#1-inf'],
    ['decision', '2024-06-20', 'Lending Lanterns', 'declined'],
    ['petition', '2024-03-01', 'Lending Lanterns', 'declined'],
  ]);
  expect((await recordYears(house.app.database.db, zone)).at(-1)).toEqual({
    year: '2024',
    petition: 1,
    decision: 1,
    report: 1,
  });
});

test('the record is looked through by words of titles, reasons and reports', async () => {
  const { db } = house.app.database;
  const kindsFor = async (text: string) => {
    const entries = await recordEntries(db, zone, { text });
    return entries.map(({ kind }) => kind);
  };

  expect(await kindsFor('lantern')).toEqual(['report', 'decision', 'petition']);
  expect(await kindsFor('lighthouse')).toEqual(['report', 'decision']);
  expect(await kindsFor('CD#1')).toEqual(['report']);
  expect(await kindsFor(`it's "quoted & (odd) | :* words`)).toEqual([]);
});

test('the page shows a year, leads to what it lists, and takes any question', async () => {
  const browser = await house.browsing();

  const year = await browser.get('/record?year=2024');
  const links = [...year.html.matchAll(/<h3><a href="([^"]+)"/g)].map(([, href]) => href!);
  const answers = await Promise.all(links.map((href) => browser.get(href)));
  const odd = await Promise.all(
    ['q=%00%27%22%5C', 'kind=nothing', 'year=20x4', 'page=0', 'page=99999999999999999999', 'page=-1', 'q='].map(
      (asked) => browser.get(`/record?${asked}`),
    ),
  );

  const petition = links.at(-1)!;
  expect(links).toEqual(['/reports/2024-2025/1', `${petition}#what-was-decided`, petition]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(answers[1]!.html).toContain('id="what-was-decided"');
  expect(year.text).toContain('3 entries, latest first.');
  expect(odd.map(({ status }) => status)).toEqual(odd.map(() => 200));
  expect(odd[4]!.text).toContain('Lending Lanterns');
});
