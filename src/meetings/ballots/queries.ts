import { sql, type RawBuilder } from 'kysely';
import type { PersonId, Visit } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { NotFound } from '../../platform/refusal/index.ts';
import type { UnitId } from '../../units/index.ts';
import type { SittingId } from '../sittings/model.ts';
import { meetings } from '../tables.ts';
import type {
  AnyPosition,
  Ballot,
  BallotId,
  ConfirmingRule,
  CountingReason,
  CountingRule,
  Elector,
  Figures,
  NamedVote,
  Outcome,
  Position,
  Remark,
  Subject,
  TakenVote,
} from './model.ts';
import { noFigures } from './rules/counting.ts';

type Row = Omit<Ballot, 'subject' | 'rule' | 'confirming' | 'tally'> &
  CountingRule & { [key in keyof ConfirmingRule]: ConfirmingRule[key] | null } & {
    readonly subjectKind: string;
    readonly subjectId: string;
    readonly outcome: Outcome | null;
    readonly figures: Figures | null;
    readonly reasons: readonly CountingReason[] | null;
  };

const columns = sql`
  ballot.id, ballot.unit, ballot.subject_kind as "subjectKind", ballot.subject as "subjectId", ballot.question, ballot.href, ballot.way,
  ballot.positions, ballot.may_return as "mayReturn", ballot.carries, ballot.quorum, ballot.confirmations, ballot.objection_hours as "objectionHours", ballot.sitting,
  ballot.opened_by as "openedBy", ballot.announced_at as "announcedAt", ballot.opens_at as "opensAt", ballot.closes_at as "closesAt",
  ballot.closed_at as "closedAt", ballot.decided_on as "decidedOn", ballot.outcome, ballot.figures, ballot.reasons, ballot.mover,
  ballot.seconder, ballot.minute, ballot.sheet_sha256 as "sheetSha256"
`;

async function ballotsWhere(db: Db, condition: RawBuilder<unknown>): Promise<Ballot[]> {
  const { rows } = await sql<Row>`select ${columns} from meetings.ballot where ${condition}`.execute(meetings(db));
  return rows.map(ballotIn);
}

function ballotIn(row: Row): Ballot {
  const { subjectKind, subjectId, carries, quorum, confirmations, objectionHours, ...rest } = row;
  const { outcome, figures, reasons, ...ballot } = rest;
  return {
    ...ballot,
    subject: { kind: subjectKind, id: subjectId },
    rule: { carries, quorum },
    confirming: confirmations !== null && objectionHours !== null ? { confirmations, objectionHours } : null,
    tally: outcome && figures ? { outcome, figures, reasons: reasons ?? [] } : null,
  };
}

const isId = (id: number): boolean => Number.isInteger(id) && id >= 1 && id < 2 ** 31;

/** The ballot; undefined when there is none. */
export async function ballotOf(db: Db, id: BallotId): Promise<Ballot | undefined> {
  return isId(id) ? (await ballotsWhere(db, sql`id = ${id}`))[0] : undefined;
}

/** The ballot, held against every other change until the act is over. @throws NotFound */
export async function ballotForChange(db: Db, id: BallotId): Promise<Ballot> {
  const [ballot] = isId(id) ? await ballotsWhere(db, sql`id = ${id} for update`) : [];
  if (!ballot) throw new NotFound();
  return ballot;
}

/** Every ballot on a subject, the latest first. */
export const ballotsOn = (db: Db, { kind, id }: Subject): Promise<Ballot[]> =>
  ballotsWhere(db, sql`subject_kind = ${kind} and subject = ${id} order by announced_at desc, id desc`);

/** The votes that were taken at a meeting and on record by the instant, in their order. */
export async function votesTakenAt(db: Db, sitting: SittingId, by: Date): Promise<TakenVote[]> {
  const { rows } = await sql<TakenVote>`
    select question, outcome, figures, mover, seconder from meetings.ballot
    where sitting = ${sitting} and outcome is not null and outcome <> 'called-off' and closed_at <= ${by} order by closed_at, id
  `.execute(meetings(db));
  return rows;
}

/** Whether a ballot on a subject is under way, and when the last one was announced or closed. */
export interface LastBallot {
  readonly subject: string;
  readonly isUnderWay: boolean;
  readonly at: Date;
}

/** The last ballots on these subjects of one kind, by the id of the subject; those that were never voted on are left out. */
export async function lastBallots(
  db: Db,
  { kind, ids }: { readonly kind: string; readonly ids: readonly string[] },
): Promise<Map<string, LastBallot>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<LastBallot>`
    select subject, bool_or(closed_at is null) as "isUnderWay", max(greatest(announced_at, closed_at)) as at
    from meetings.ballot where subject_kind = ${kind} and subject = any(${ids}::text[]) group by subject
  `.execute(meetings(db));
  return new Map(rows.map((row) => [row.subject, row]));
}

/** The ballots of a body that are announced or open, those that end first on top; what has no end yet comes last. */
export const ballotsUnderWay = (db: Db, unit: UnitId): Promise<Ballot[]> =>
  ballotsWhere(db, sql`unit = ${unit} and closed_at is null order by closes_at nulls last, id limit 200`);

/** Who takes part in a ballot, and who is recused. */
export async function electorsOf(db: Db, ballot: BallotId): Promise<Elector[]> {
  const { rows } = await sql<Elector>`
    select person, recused, has_voted as "hasVoted" from meetings.elector where ballot = ${ballot} order by person
  `.execute(meetings(db));
  return rows;
}

/** What a person is in each of these ballots; those in which they are nothing are left out. */
export async function electorsOfPerson(
  db: Db,
  person: PersonId,
  ballots: readonly BallotId[],
): Promise<Map<BallotId, Elector>> {
  if (ballots.length === 0) return new Map();
  const { rows } = await sql<Elector & { ballot: BallotId }>`
    select ballot, person, recused, has_voted as "hasVoted" from meetings.elector
    where person = ${person} and ballot = any(${ballots}::integer[])
  `.execute(meetings(db));
  return new Map(rows.map(({ ballot, ...elector }) => [ballot, elector]));
}

/** How many open ballots wait for a person's vote, and since when the oldest does. */
export async function votesWaitingFor(
  { db, at }: Pick<Visit, 'db' | 'at'>,
  person: PersonId,
): Promise<{ readonly count: number; readonly since: Date | null }> {
  const { rows } = await sql<{ count: number; since: Date | null }>`
    select count(*)::integer as count, min(ballot.opens_at) as since
    from meetings.elector join meetings.ballot on ballot.id = elector.ballot
    where elector.person = ${person} and elector.recused is null and not elector.has_voted
      and ballot.closed_at is null and ballot.opens_at <= ${at} and (ballot.closes_at is null or ballot.closes_at > ${at})
  `.execute(meetings(db));
  return rows[0]!;
}

/** All that is on record of a ballot besides itself. */
export interface BallotRecord {
  readonly electors: readonly Elector[];
  /** Positions by name, as far as there are any, the earliest first. */
  readonly votes: readonly NamedVote[];
  /** What members said besides, the earliest first. */
  readonly remarks: readonly Remark[];
}

/** What is on record of each of these ballots; as many statements for ten as for one, none for none. */
export async function recordsOf(db: Db, ballots: readonly BallotId[]): Promise<Map<BallotId, BallotRecord>> {
  if (ballots.length === 0) return new Map();
  const which = sql`ballot = any(${ballots}::integer[])`;
  const [electors, votes, remarks] = [
    await sql<Elector & Of>`
      select ballot, person, recused, has_voted as "hasVoted" from meetings.elector where ${which} order by person
    `.execute(meetings(db)),
    await sql<NamedVote & Of>`
      select ballot, person, position, cast_at as "castAt" from meetings.vote where ${which} order by cast_at, person
    `.execute(meetings(db)),
    await sql<Remark & Of>`
      select ballot, person, body, made_at as "madeAt" from meetings.remark where ${which} order by made_at, person
    `.execute(meetings(db)),
  ];
  const of = <T extends Of>({ rows }: { readonly rows: readonly T[] }, id: BallotId) =>
    rows.filter(({ ballot }) => ballot === id).map(({ ballot: _, ...row }) => row);
  return new Map(
    ballots.map((id) => [id, { electors: of(electors, id), votes: of(votes, id), remarks: of(remarks, id) }]),
  );
}

interface Of {
  readonly ballot: BallotId;
}

/** The same, of one ballot. */
export const recordOf = async (db: Db, ballot: BallotId): Promise<BallotRecord> =>
  (await recordsOf(db, [ballot])).get(ballot)!;

/** What is kept here about a person: in which ballots they took part, what they voted by name, and what they said. */
export async function ballotRecordsOf(db: Db, person: PersonId) {
  const { rows } = await sql<Elector & Of & { question: string; position: AnyPosition | null; remark: string | null }>`
    select elector.ballot, ballot.question, elector.recused, elector.has_voted as "hasVoted", vote.position, remark.body as remark
    from meetings.elector
    join meetings.ballot on ballot.id = elector.ballot
    left join meetings.vote on vote.ballot = elector.ballot and vote.person = elector.person
    left join meetings.remark on remark.ballot = elector.ballot and remark.person = elector.person
    where elector.person = ${person} order by elector.ballot
  `.execute(meetings(db));
  return rows;
}

/** How a ballot stands that is cast by the members themselves, from the votes as they are now. */
export async function figuresNow(db: Db, { id, positions }: Ballot): Promise<Figures> {
  const counts =
    positions === 'secret'
      ? sql`select position, votes from meetings.secret_count where ballot = ${id}`
      : sql`
    select position, count(*)::integer as votes from meetings.vote where ballot = ${id} group by position
  `;
  const { rows } = await sql<{ position: Position; votes: number }>`${counts}`.execute(meetings(db));
  const { rows: electors } = await sql<{ recused: number }>`
    select count(*) filter (where recused is not null)::integer as recused from meetings.elector where ballot = ${id}
  `.execute(meetings(db));
  const votes = rows.reduce((figures, { position, votes: count }) => ({ ...figures, [position]: count }), noFigures);
  const present = rows.reduce((sum, row) => sum + row.votes, 0);
  return { ...votes, present, recused: electors[0]?.recused ?? 0 };
}
