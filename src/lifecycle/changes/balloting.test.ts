import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { policyBook } from '../../charters/index.ts';
import { aStage, inOffice, refusal, type Stage } from '../../charters/testing.ts';
import { aGroup } from '../../groups/testing.ts';
import { groupOf } from '../../groups/registry/queries.ts';
import { leaveGroup } from '../../groups/roster/commands.ts';
import { seatAsConveners } from '../../groups/index.ts';
import { ballotOf, ballotsOn, castVote, type BallotId, type Outcome } from '../../meetings/index.ts';
import type { Act, PersonId } from '../../platform/act/index.ts';
import { seeing } from '../../platform/db/index.ts';
import { loadPolicies } from '../../policies/index.ts';
import { electorsOf } from '../../meetings/ballots/queries.ts';
import { aPerson } from '../../roll/testing.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';
import { changesForAgenda } from './agenda.ts';
import { putChangeToVote, recuseConveners } from './balloting.ts';
import { ofProposal } from './model.ts';
import { decisionsOnProposal, proposalOf } from './queries.ts';

// The committee votes on a change of a group between its meetings; one of its members convenes the group.

let now = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let stage: Stage;
let chair: PersonId;
let voters: PersonId[];
let convener: PersonId;
let committee: Browsing;

beforeAll(async () => {
  house = await openTestHouse(() => now);
  stage = await aStage(house.app.database);
  chair = await aPerson(db(), 'Imogen Castellanos', { class: 'REG' });
  voters = await Promise.all(
    ['One', 'Two', 'Three', 'Four', 'Five', 'Six'].map((name) => aPerson(db(), `Voter ${name}`, { class: 'REG' })),
  );
  convener = await aPerson(db(), 'Cora Vener', { class: 'REG' });
  await inOffice(stage, chair, 'Committee on Organization', 'chair');
  for (const person of [...voters, convener]) await inOffice(stage, person, 'Committee on Organization', 'member');
  committee = await house.browsing(chair);
});
afterAll(() => house.close());

const db = () => house.app.database.db;

interface Proposed {
  readonly group: string;
  readonly proposal: number;
  readonly address: string;
}

/** A convener proposes another name for a group. */
async function renaming(from: string, to: string, organizers = [convener]): Promise<Proposed> {
  const group = await stage.perform({ by: null, at: now, grants: new Set() }, (act) =>
    aGroup(act, { name: from, organizers }),
  );
  const begun = await (
    await house.browsing(convener)
  ).post(`/groups/${group.slug}/changes`, {
    kind: 'rename',
    name: to,
    reason: 'We moved on.',
  });
  const address = begun.to!.replace('?done=proposed', '');
  return { group: group.id, proposal: Number(/\d+$/.exec(address)![0]), address };
}

const put = async ({ address }: Proposed): Promise<BallotId> =>
  Number(/\d+$/.exec((await (await house.browsing(chair)).post(`${address}/ballots`)).to!)![0]);

/** Votes are cast as soon as they can be; the ballot ends on its day. */
async function vote(ballot: BallotId, position: 'approve' | 'decline'): Promise<Outcome | undefined> {
  const { opensAt, closesAt } = (await ballotOf(db(), ballot))!;
  now = opensAt;
  for (const person of [chair, ...voters])
    await stage.perform({ by: person, at: now, grants: new Set(['docket.vote']) }, (act) =>
      castVote(act, ballot, { position, remark: position === 'decline' ? 'The old name is good.' : '' }),
    );
  now = closesAt!;
  await house.app.settle();
  return (await ballotOf(db(), ballot))!.tally?.outcome;
}

const stateOf = async ({ group, proposal }: Proposed) => [
  (await groupOf(db(), group))!.name,
  (await proposalOf(db(), proposal))!.state,
];

test('the docket shows it, and the chair alone puts it to the members', async () => {
  const moss = await renaming('Moss Libraries', 'Lichen Libraries');

  const docket = await committee.get('/docket');
  const before = await committee.get(moss.address);
  const refused = await (await house.browsing(voters[0])).post(`${moss.address}/ballots`);
  const own = await (await house.browsing(convener)).post(`${moss.address}/ballots`);
  const ballot = await put(moss);
  const again = await committee.post(`${moss.address}/ballots`);
  const byHand = await committee.post(`${moss.address}/decision`, { result: 'approved', decidedOn: '2026-11-23' });

  expect(docket.html).toContain(`href="${moss.address}"`);
  expect(docket.text).toContain('New name for Moss Libraries: Lichen Libraries');
  expect(before.text).toContain('Put it to the members by mail');
  expect([refused.status, own.status, again.status, byHand.status]).toEqual([403, 403, 409, 409]);
  const page = await committee.get(moss.address);
  expect(page.html).toContain(`href="/ballots/${ballot}"`);
  expect(page.text).not.toContain('Record the decision');
  expect((await (await house.browsing(voters[0])).get(`/ballots/${ballot}`)).text).not.toMatch(/for changes/);
  const convening = await (await house.browsing(convener)).get(`/ballots/${ballot}`);
  expect(convening.text).toContain(
    'You convene a group that this is about, or have agreed to it for one, so you are recused',
  );
});

test('what the members approve is made when the vote closes, with its figures on record', async () => {
  const fern = await renaming('Fern Libraries', 'Bracken Libraries');
  const ballot = await put(fern);
  const outcome = await vote(ballot, 'approve');

  expect(outcome).toBe('approved');
  expect((await committee.get(`/ballots/${ballot}`)).text).toContain(
    '7 to approve, 0 to decline, 0 abstained, 1 recused',
  );
  expect(await stateOf(fern)).toEqual(['Bracken Libraries', 'made']);
  expect(await decisionsOnProposal(db(), fern.proposal)).toMatchObject([
    {
      body: 'committee',
      result: 'approved',
      votesFor: 7,
      votesAgainst: 0,
      present: 7,
      decidedOn: expect.stringMatching(/^2026-/),
    },
  ]);
});

test('what they decline is declined, and the group stays as it is', async () => {
  const reed = await renaming('Reed Libraries', 'Rush Libraries');
  const outcome = await vote(await put(reed), 'decline');

  expect(outcome).toBe('declined');
  expect(await stateOf(reed)).toEqual(['Reed Libraries', 'declined']);
});

test('a name that another group took during the vote is not given twice: the proposal stays open', async () => {
  const sedge = await renaming('Sedge Libraries', 'Iris Libraries');
  const ballot = await put(sedge);
  await stage.perform({ by: null, at: now, grants: new Set() }, (act) => aGroup(act, { name: 'Iris Libraries' }));
  const outcome = await vote(ballot, 'approve');

  expect(outcome).toBe('approved');
  expect(await stateOf(sedge)).toEqual(['Sedge Libraries', 'deciding']);
  const [chairs, conveners, strangers] = await Promise.all(
    [chair, convener, undefined].map(async (person) => (await house.browsing(person)).get(sedge.address)),
  );
  for (const read of [chairs!, conveners!]) {
    expect(read.text).toContain('The members have voted It is approved.');
    expect(read.text).toContain('What they approved was not carried out');
    expect(read.text).toContain('Another group that is in term is called Iris Libraries.');
  }
  expect(chairs!.text).toContain('Record the decision');
  expect(strangers!.text).not.toContain('The members have voted');
});

test('what is withdrawn during the vote is voted on no more', async () => {
  const alder = await renaming('Alder Libraries', 'Birch Libraries');
  const ballot = await put(alder);
  await (await house.browsing(convener)).post(`${alder.address}/withdrawal`);

  const ballots = await ballotsOn(db(), ofProposal(alder.proposal));
  expect(ballots.map(({ id, tally }) => [id, tally?.outcome])).toEqual([[ballot, 'called-off']]);
});

test('whoever proposed it and convenes the group no more takes no part either', async () => {
  const other = await aPerson(db(), 'Other Convener', { class: 'REG' });
  const { group, proposal, address } = await renaming('Aspen Libraries', 'Poplar Libraries', [convener, other]);
  await stage.as(convener, now, (act) => leaveGroup(act, group));
  const ballot = await put({ group, proposal, address });
  now = (await ballotOf(db(), ballot))!.opensAt;

  const voting = stage.perform({ by: convener, at: now, grants: new Set(['docket.vote']) }, (act) =>
    castVote(act, ballot, { position: 'approve', remark: '' }),
  );

  expect(await refusal(voting)).toEqual(['recused-already']);
});

test('nor is it before them at a meeting: the agenda bars whoever proposed it, as the ballot and the decision do', async () => {
  const other = await aPerson(db(), 'Agenda Convener', { class: 'REG' });
  const { group, address } = await renaming('Hazel Libraries', 'Hornbeam Libraries', [convener, other]);
  const visit = {
    db: db(),
    by: convener,
    at: now,
    today: '2026-11-23',
    zone: 'America/Chicago',
    grants: new Set<string>(),
  };
  const seen = async () => (await changesForAgenda(visit)).find((each) => each.address === address)!.barred;
  const before = await seen();
  await stage.as(convener, now, (act) => leaveGroup(act, group));

  expect([before, await seen()]).toEqual([[{ code: 'own-group' }], [{ code: 'own-group' }]]);
});

test('whoever comes to convene the group during the vote takes no part from then on, and what they had said is taken back', async () => {
  const linden = await renaming('Linden Libraries', 'Lime Libraries');
  const ballot = await put(linden);
  now = (await ballotOf(db(), ballot))!.opensAt;
  const cast = (person: PersonId) =>
    stage.perform({ by: person, at: now, grants: new Set(['docket.vote']) }, (act) =>
      castVote(act, ballot, { position: 'approve', remark: '' }),
    );
  const [early, late] = [voters[0]!, voters[1]!];
  await cast(early);
  for (const person of [early, late]) await asParticipant(person, linden);
  await stage.as(chair, now, (act) => seatAsConveners(act, linden.group, [early, late]));
  await house.app.settle();

  expect(await refusal(cast(late))).toEqual(['recused-already']);
  const electors = new Map((await electorsOf(db(), ballot)).map((each) => [each.person, each]));
  expect([early, late, voters[2]!].map((person) => electors.get(person))).toEqual([
    { person: early, recused: 'convener', hasVoted: false },
    { person: late, recused: 'convener', hasVoted: false },
    { person: voters[2], recused: null, hasVoted: false },
  ]);
});

test('what was voted stands where somebody comes to convene the group when the vote is over and not yet closed', async () => {
  const maple = await renaming('Maple Libraries', 'Sycamore Libraries');
  const ballot = await put(maple);
  const { opensAt, closesAt } = (await ballotOf(db(), ballot))!;
  const voter = await asParticipant(voters[2]!, maple);
  now = opensAt;
  await stage.perform({ by: voter, at: now, grants: new Set(['docket.vote']) }, (act) =>
    castVote(act, ballot, { position: 'approve', remark: '' }),
  );
  now = closesAt!;
  await stage.as(chair, now, async (act) => {
    await seatAsConveners(act, maple.group, [voter]);
    await recuseConveners(act, maple.group);
  });

  const electors = await electorsOf(db(), ballot);
  expect(electors.find(({ person }) => person === voter)).toEqual({ person: voter, recused: null, hasVoted: true });
});

test('whoever comes to convene the group while the vote is being opened takes no part either', async () => {
  const rowan = await renaming('Rowan Libraries', 'Whitebeam Libraries');
  const voter = await asParticipant(voters[3]!, rowan);
  const given = {
    association: house.association,
    policies: policyBook(
      loadPolicies('association').map(({ policy }) => policy),
      house.association,
    ),
  };
  let recusing: Promise<void> | undefined;
  const opening = async (act: Act) => {
    const opened = await putChangeToVote(act, rowan.proposal, given);
    await stage.as(chair, now, (other) => seatAsConveners(other, rowan.group, [voter]));
    let isDone = false;
    recusing = stage
      .as(null, now, (other) => recuseConveners(other, rowan.group))
      .finally(() => {
        isDone = true;
      });
    while (!isDone && !(await somebodyWaits())) await setTimeout(5);
    return opened;
  };
  const ballot = await stage.as(chair, now, opening, ['docket.decide']);
  await recusing;

  const electors = await electorsOf(db(), ballot);
  expect(electors.find(({ person }) => person === voter)?.recused).toBe('convener');
});

async function asParticipant(person: PersonId, { address }: Proposed): Promise<PersonId> {
  await (await house.browsing(person)).post(address.replace(/changes.*/, 'participation'), { shown: 'no' });
  return person;
}

/** Whether a transaction waits for another one. */
async function somebodyWaits(): Promise<boolean> {
  const { rows } = await sql`
    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
  `.execute(seeing<never>()(db()));
  return rows.length > 0;
}
