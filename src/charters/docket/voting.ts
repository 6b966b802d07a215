import { sql } from 'kysely';
import {
  decidingOutcomes,
  figuresOf,
  impedimentsInRoom,
  keepsMeetings,
  recordRoomVote,
  sittingsOf,
  tally,
  ballotOf,
  ballotsOn,
  openBallot,
  periodOf,
  type Ballot,
  type BallotId,
  type DecidingOutcome,
  type Outcome,
  type Recusal,
  type RoomVote,
} from '../../meetings/index.ts';
import type { Act, PersonId, Visit } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { NotFound, refuse, refuseIf, type Impediment } from '../../platform/refusal/index.ts';
import { dayOf } from '../../platform/time/index.ts';
import { unitNamed, type UnitId } from '../../units/index.ts';
import { note } from '../facts.ts';
import type { Given } from '../given.ts';
import { impedimentsOfOwn, impedimentsToJudging, may } from '../grants.ts';
import { petitionForChange } from '../petitions/commands/locks.ts';
import { petitionKind, type Petition, type PetitionId } from '../petitions/model.ts';
import { everOrganizersOf } from '../petitions/queries.ts';
import { charters } from '../tables.ts';
import { enact } from './commands.ts';
import { decisionById } from './queries.ts';
import { holdDecisions } from './reporting.ts';
import {
  impedimentsToPuttingIt,
  impedimentsToRoomDecision,
  impedimentsToVoting,
  impedimentsToWording,
} from './rules.ts';
import { words } from './words.ts';

/** What a ballot on a petition is about, in the words of the meetings. */
export const ofPetition = (id: PetitionId) => ({ kind: petitionKind, id: String(id) });

/** What of the house the votes on petitions need. */
export interface Deciding extends Pick<Given, 'policies'> {
  readonly association: { readonly units: Pick<Given['association']['units'], 'committee'> };
}

/** The body that decides; null while its unit is not in the structure. */
export async function decidingBody(db: Db, { association }: Pick<Deciding, 'association'>): Promise<UnitId | null> {
  return (await unitNamed(db, association.units.committee))?.id ?? null;
}

/** Whether the visitor has petitions voted on: the chair, and whoever keeps the meetings of the body. */
export async function keepsVotes(visit: Visit, body: UnitId | null): Promise<boolean> {
  return may(visit, 'docket.decide') || (body !== null && (await keepsMeetings(visit, body)));
}

/**
 * What keeps the visitor from putting a petition to the vote, or recording one: chair and liaison may, but for their own.
 * Empty when nothing does.
 */
export async function impedimentsToKeepingVotes(
  visit: Visit,
  petition: PetitionId,
  body: UnitId | null,
): Promise<Impediment[]> {
  const found: Impediment[] = (await keepsVotes(visit, body)) ? [] : [{ code: 'not-granted', grant: 'docket.decide' }];
  return [...found, ...(await impedimentsOfOwn(visit, petition, 'docket.decide'))];
}

/** @throws Refused with what `impedimentsToKeepingVotes` finds */
export async function mustKeepVotes(visit: Visit, petition: PetitionId, body: UnitId | null): Promise<void> {
  refuseIf(await impedimentsToKeepingVotes(visit, petition, body));
}

/** Nobody judges a petition that they organize, or have organized: they take no part, if they sit on the body. */
export async function recusedFrom(db: Db, petition: PetitionId): Promise<Recusal[]> {
  return (await everOrganizersOf(db, petition)).map((person) => ({ person, code: 'organizer' }));
}

/** What goes with a vote in the room when it is recorded. */
export interface RoomPapers {
  readonly reasons: string;
  readonly conditions: string;
  /** The scan of the sheet, if there is one. */
  readonly sheet?: Uint8Array | null;
  /** The last vote on the petition that the form knew of, so that what is sent twice is recorded once. */
  readonly after?: BallotId | null | undefined;
}

/**
 * Records a vote of the room, and what follows from it, at once.
 *
 * @returns what came of it
 * @throws Refused
 */
export async function decideInRoom(
  act: Act,
  id: PetitionId,
  vote: RoomVote,
  papers: RoomPapers,
  given: Deciding,
): Promise<Outcome> {
  const petition = await petitionForChange(act, id);
  const unit = await bodyFor(act, given);
  const { decision, voting, officer } = given.policies.of(petition.policyId, petition.policyVersion);
  const question = await questionOn(act, petition, unit, decision);
  const figures = figuresOf(vote.counted);
  const { outcome } = tally(figures, decision);
  const returnsUnasked = figures.return > 0 && !voting.mayReturn;
  const [latest] = await ballotsOn(act.db, ofPetition(id));
  refuseIf([
    ...(await impedimentsToKeepingVotes(act, id, unit)),
    ...impedimentsToVoting(officer),
    ...impedimentsToRoomDecision(
      petition,
      { ...papers, outcome, decidedOn: vote.decidedOn, returnsUnasked },
      latest?.id ?? null,
    ),
    ...(voting.positions === 'secret' && vote.counted.by === 'name' ? [{ code: 'positions-are-secret' }] : []),
    ...(await impedimentsInRoom(act, question, vote)),
  ]);
  const { ballot } = await recordRoomVote(act, question, vote, papers.sheet ?? null);
  await decideByBallot(act, petition, ballot, papers, given);
  return outcome;
}

/** How a question can be put but for a vote in the room. */
export const puttingWays = ['mail', 'online', 'confirmation'] as const;
export type PuttingWay = (typeof puttingWays)[number];

/**
 * Puts a petition to the members of the body: between meetings, during one, or for them to confirm.
 *
 * @throws Refused
 */
export async function putToVote(act: Act, id: PetitionId, way: PuttingWay, given: Deciding): Promise<BallotId> {
  const petition = await petitionForChange(act, id);
  const unit = await bodyFor(act, given);
  const { voting, officer } = given.policies.of(petition.policyId, petition.policyVersion);
  refuseIf([
    ...(await impedimentsToKeepingVotes(act, id, unit)),
    ...impedimentsToVoting(officer),
    ...impedimentsToPuttingIt(petition),
    ...(way === 'confirmation' && !voting.confirming ? [{ code: 'confirmation-not-in-rules' }] : []),
  ]);
  return openFor(act, petition, { unit, way, openedBy: act.by as PersonId }, given);
}

/** A member objected, so all of them vote; by whoever had asked for the confirmation. Safe to repeat. */
export async function putAfterObjection(
  act: Act,
  petition: Petition,
  objected: Ballot,
  given: Deciding,
): Promise<void> {
  const [latest] = await ballotsOn(act.db, ofPetition(petition.id));
  if (latest?.id !== objected.id || impedimentsToPuttingIt(petition).length > 0) return;
  const { unit, openedBy } = objected;
  await openFor(act, petition, { unit, way: 'mail', openedBy }, given);
}

async function openFor(
  act: Act,
  petition: Petition,
  { unit, way, openedBy }: { readonly unit: UnitId; readonly way: PuttingWay; readonly openedBy: PersonId },
  given: Deciding,
): Promise<BallotId> {
  const { decision, voting } = given.policies.of(petition.policyId, petition.policyVersion);
  const period = way === 'mail' ? periodOf(voting, act) : { opensAt: act.at, closesAt: null };
  return openBallot(act, {
    ...(await questionOn(act, petition, unit, decision)),
    ...period,
    mayReturn: voting.mayReturn,
    way,
    openedBy,
    // Who confirms stands for it by name.
    positions: way === 'confirmation' ? 'open' : voting.positions,
    confirming: way === 'confirmation' ? voting.confirming : null,
    sitting: way === 'online' ? await sittingToday(act, unit) : null,
  });
}

/** The meeting of the body that is on today, if there is one. */
async function sittingToday({ db, at, today, zone }: Act, unit: UnitId): Promise<number | null> {
  const coming = await sittingsOf(db, unit, { endingAfter: at, standing: true, most: 1 });
  return coming.find(({ beginsAt }) => dayOf(beginsAt, zone) === today)?.id ?? null;
}

async function bodyFor(act: Act, given: Deciding): Promise<UnitId> {
  return (await decidingBody(act.db, given)) ?? refuse('body-unknown', { name: given.association.units.committee });
}

async function questionOn(act: Act, petition: Petition, unit: UnitId, rule: Ballot['rule']) {
  return {
    unit,
    subject: ofPetition(petition.id),
    question: words.shallIt(petition),
    href: `/petitions/${petition.id}/decision`,
    rule,
    recused: await recusedFrom(act.db, petition.id),
    openedBy: act.by as PersonId,
  };
}

/**
 * Turns what came of a ballot into the decision on its petition.  Does nothing where nothing is decided, and nothing a second
 * time.  The petition is held.
 */
export async function decideByBallot(
  act: Act,
  petition: Petition,
  id: BallotId,
  { reasons, conditions }: Pick<RoomPapers, 'reasons' | 'conditions'>,
  { policies }: Deciding,
): Promise<void> {
  const ballot = await ballotOf(act.db, id);
  const result = decidingOutcomes.find((outcome): outcome is DecidingOutcome => outcome === ballot?.tally?.outcome);
  if (!ballot?.tally || !ballot.decidedOn || !result || (await isEnacted(act, id))) return;
  if (impedimentsToPuttingIt(petition).length > 0) return;
  const { present, approve, decline, return: returned, abstain } = ballot.tally.figures;
  await enact(
    act,
    petition,
    {
      result,
      decidedOn: ballot.decidedOn,
      office: '',
      present,
      votesFor: approve,
      votesAgainst: decline,
      votesReturned: returned,
      votesAbstained: abstain,
      reasons,
      conditions,
      minute: ballot.minute,
      ballot: id,
      recordedBy: ballot.openedBy,
    },
    policies.of(petition.policyId, petition.policyVersion),
  );
}

async function isEnacted(act: Act, ballot: BallotId): Promise<boolean> {
  const { rows } = await sql`select from charters.decision where ballot = ${ballot}`.execute(charters(act.db));
  return rows.length > 0;
}

/** Writes the reasons and conditions of a decision; the organizers are told. Until it has been reported. @throws Refused */
export async function wordDecision(
  act: Act,
  id: number,
  { reasons, conditions }: Pick<RoomPapers, 'reasons' | 'conditions'>,
  given: Deciding,
): Promise<void> {
  await holdDecisions(act, [id]);
  const decision = await decisionById(act.db, id);
  if (!decision) throw new NotFound();
  refuseIf([
    ...(decision.office
      ? await impedimentsToJudging(act, decision.petition, 'docket.decide')
      : await impedimentsToKeepingVotes(act, decision.petition, await decidingBody(act.db, given))),
    ...impedimentsToWording(decision, reasons),
  ]);
  await sql`
    update charters.decision set reasons = ${reasons}, conditions = ${conditions}, worded_at = ${act.at} where id = ${id}
  `.execute(charters(act.db));
  note(act, { kind: 'charters.decision-worded', petition: decision.petition, decision: id });
}
