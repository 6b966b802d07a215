import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Act, PersonId } from '../../platform/act/index.ts';
import { testDatabase } from '../../testing/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { aDocketedPetition, aStage, inOffice, refusal, type Stage } from '../../charters/testing.ts';
import { charterFactsOf, decisionsOn, petitionOf } from '../../charters/index.ts';
import { aDecision, ratifyingBook, telling } from '../testing.ts';
import { drawUpReport } from '../reports/commands/drawing.ts';
import { finalizeReport } from '../reports/commands/finalizing.ts';
import { finalReport } from '../reports/queries.ts';
import { recordCouncilVote } from './commands.ts';
import type { VoteWritten } from './model.ts';
import { votesOn } from './queries.ts';

const at = new Date('2026-11-23T18:00:00Z');
const later = new Date('2027-01-30T18:00:00Z');
const asked = { ...telling, policies: ratifyingBook };
let stage: Stage;
let people: { chair: PersonId; secretary: PersonId; organizers: [PersonId, PersonId] };

beforeAll(async () => {
  stage = await aStage(await testDatabase());
  const { db } = stage.database;
  people = {
    chair: await aPerson(db, 'Imogen Castellanos', { class: 'REG' }),
    secretary: await aPerson(db, 'Theodora Brandvold', { class: 'REG' }),
    organizers: [
      await aPerson(db, 'Amara Okonkwo', { class: 'REG' }),
      await aPerson(db, 'Jordan Bell', { class: 'REG' }),
    ],
  };
  await inOffice(stage, people.chair, 'Committee on Organization', 'chair');
});
afterAll(() => stage.database.close());

const ratified: VoteWritten = {
  result: 'ratified',
  votedOn: '2027-01-28',
  present: 170,
  votesFor: 150,
  votesAgainst: 12,
  votesAbstained: 8,
  minute: 'Carried.',
};

/** An approval that waits for the council. */
async function approved(title: string): Promise<{ petition: number; decision: number }> {
  const petition = await aDocketedPetition(stage, people.organizers, at, title);
  return { petition, decision: await aDecision(stage, people.chair, petition, at, { book: ratifyingBook }) };
}

/** The council is told of all that waits. Gives the report. */
async function reported() {
  const chairing = <T>(work: (act: Act) => Promise<T>) => stage.as(people.chair, at, work, ['docket.decide']);
  const id = await chairing((act) => drawUpReport(act, asked));
  const finalizing = { telling: asked, baseUrl: 'https://folkmoot.example.org', revision: null };
  await chairing((act) => finalizeReport(act, id, finalizing));
  return (await finalReport(stage.database.db, id))!;
}

const recording = (petition: number, vote: Partial<VoteWritten> = {}, by = people.secretary) =>
  stage.as(by, later, (act) => recordCouncilVote(act, petition, { ...ratified, ...vote }, ratifyingBook), [
    'council.record',
  ]);

test('where the council has the last word, an approval opens nothing, and the report asks for action', async () => {
  const { db } = stage.database;
  const { petition } = await approved('Waiting Libraries');

  const report = await reported();

  const found = await petitionOf(db, petition);
  expect([found?.state, found?.groupId, found?.endedAt]).toEqual(['recommended', null, null]);
  expect([report.designation.replace(/\d+-act$/, 'N-act'), report.document.toldAs]).toEqual([
    '2026-2027 ALA CD#N-act',
    'action',
  ]);
  expect(report.document.sections.map(({ heading, items }) => [heading, items.map(({ body }) => body)])).toEqual([
    [
      'For action',
      ['moves that the Council establish Waiting Libraries as a membership initiative group, for a term of 3 years.'],
    ],
  ]);
});

test('ratified, the group opens with its term from the day of the vote', async () => {
  const { db } = stage.database;
  const { petition, decision } = await approved('Ratified Libraries');
  await reported();

  await recording(petition);

  const found = await petitionOf(db, petition);
  const [term] = (await charterFactsOf(db, found!.groupId!)).terms;
  expect([found?.state, term?.fromOn, term?.untilOn]).toEqual(['approved', '2027-01-28', '2030-01-28']);
  expect((await decisionsOn(db, petition)).map(({ ratification, ratifiedOn }) => [ratification, ratifiedOn])).toEqual([
    ['ratified', '2027-01-28'],
  ]);
  const [{ id: _, ...vote }] = (await votesOn(db, [decision])) as [Awaited<ReturnType<typeof votesOn>>[0]];
  expect(vote).toEqual({ ...ratified, decision, recordedBy: people.secretary, recordedAt: later });
  expect(await refusal(recording(petition))).toEqual(['petition-not-recommended']);
});

test('not ratified, the petition has ended without a group', async () => {
  const { db } = stage.database;
  const { petition } = await approved('Refused Libraries');
  await reported();

  await recording(petition, { result: 'not-ratified', votesFor: 20, votesAgainst: 140, votesAbstained: 10 });

  const found = await petitionOf(db, petition);
  expect([found?.state, found?.groupId, found?.endedAt]).toEqual(['declined', null, later]);
});

test('postponed, it waits on, and the council votes again', async () => {
  const { db } = stage.database;
  const { petition, decision } = await approved('Postponed Libraries');
  await reported();

  await recording(petition, { result: 'postponed', present: null, votesFor: null, votesAgainst: null });
  expect((await petitionOf(db, petition))?.state).toBe('recommended');
  await recording(petition);

  expect((await petitionOf(db, petition))?.state).toBe('approved');
  expect((await votesOn(db, [decision])).map(({ result }) => result)).toEqual(['postponed', 'ratified']);
});

test('of two votes that are recorded at once, the one that comes second is judged by what the first has done', async () => {
  const { petition } = await approved('Hurried Libraries');
  await reported();
  const postponing = { result: 'postponed', present: null, votesFor: null, votesAgainst: null } as const;

  let second: Promise<string[]> | undefined;
  await stage.as(
    people.secretary,
    later,
    async (act) => {
      await recordCouncilVote(act, petition, ratified, ratifyingBook);
      second = refusal(recording(petition, postponing));
      await setTimeout(150);
    },
    ['council.record'],
  );

  expect(await second).toEqual(['petition-not-recommended']);
});

test('a vote that cannot be is refused, with every reason', async () => {
  const { petition } = await approved('Impossible Libraries');

  expect(await refusal(recording(petition))).toEqual(['decision-not-reported']);
  await reported();
  expect(await refusal(recording(petition, { votedOn: '2027-02-01', votesFor: 10 }))).toEqual([
    'ratification-in-future',
    'votes-do-not-carry',
  ]);
  expect(await refusal(recording(petition, { votedOn: '2026-11-22', present: 3 }))).toEqual([
    'vote-before-report',
    'votes-too-many',
  ]);
  await recording(petition);
});

test('only the secretary records a vote, and not on a petition of their own', async () => {
  const { petition } = await approved('Their Own Libraries');
  await reported();

  const chairing = stage.as(people.chair, later, (act) => recordCouncilVote(act, petition, ratified, ratifyingBook), [
    'docket.decide',
  ]);
  expect(await refusal(chairing)).toEqual(['not-granted']);
  expect(await refusal(recording(petition, {}, people.organizers[0]))).toEqual(['own-petition']);
});

test('two secretaries at once record one vote', async () => {
  const { db } = stage.database;
  const { petition, decision } = await approved('Twice Recorded Libraries');
  await reported();

  const both = await Promise.allSettled([recording(petition), recording(petition, { result: 'not-ratified' })]);

  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await votesOn(db, [decision])).toHaveLength(1);
});
