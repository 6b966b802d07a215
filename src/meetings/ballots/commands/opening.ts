import { sql } from 'kysely';
import type { Act, PersonId } from '../../../platform/act/index.ts';
import { brokenConstraint } from '../../../platform/db/index.ts';
import { fallsDue } from '../../../platform/jobs/index.ts';
import { refuse } from '../../../platform/refusal/index.ts';
import { dayOf } from '../../../platform/time/index.ts';
import { membersOfBody } from '../../bodies.ts';
import { note } from '../../facts.ts';
import { meetings } from '../../tables.ts';
import { positions, type Ballot, type BallotId, type Recusal } from '../model.ts';
import { remindsAt } from '../rules/days.ts';

/** The tasks of a ballot, each with its number as subject. */
export const openingDue = 'meetings.open-ballot';
export const reminderDue = 'meetings.remind-ballot';
export const closingDue = 'meetings.close-ballot';

/** A question that is to be put to a body. */
export interface NewBallot extends Pick<
  Ballot,
  | 'unit'
  | 'subject'
  | 'question'
  | 'href'
  | 'way'
  | 'positions'
  | 'rule'
  | 'confirming'
  | 'sitting'
  | 'opensAt'
  | 'closesAt'
> {
  readonly openedBy: PersonId;
  /** It may be sent back for changes unless told otherwise. */
  readonly mayReturn?: boolean;
  /** Members of the body who take no part, and by which rule: they are not asked. */
  readonly recused: readonly Recusal[];
}

/**
 * Puts a question to the members of a body, as they are on the day on which the ballot opens.  Whoever calls has asked whether
 * the actor may.
 *
 * @throws Refused with `ballot-under-way` when the same subject has one that is not closed, `body-without-members`
 */
export async function openBallot(act: Act, ballot: NewBallot): Promise<BallotId> {
  const members = await membersOfBody(act.db, ballot.unit, dayOf(ballot.opensAt, act.zone));
  if (members.length === 0) refuse('body-without-members');
  const id = await insertBallot(act, ballot);
  await insertElectors(act, id, members, ballot.recused);
  if (ballot.positions === 'secret') await layOutCounts(act, id);
  await notePeriods(act, id, ballot);
  const { unit, way, subject } = ballot;
  note(act, { kind: 'meetings.ballot-opened', ballot: id, unit, way, subjectKind: subject.kind, subject: subject.id });
  return id;
}

/** @throws Refused with `ballot-under-way` */
export async function insertBallot(act: Act, ballot: NewBallot): Promise<BallotId> {
  const { subject, rule, confirming } = ballot;
  try {
    const { id } = await meetings(act.db)
      .insertInto('meetings.ballot')
      .values({
        unit: ballot.unit,
        subject_kind: subject.kind,
        subject: subject.id,
        question: ballot.question,
        href: ballot.href,
        way: ballot.way,
        positions: ballot.positions,
        may_return: ballot.mayReturn ?? true,
        carries: rule.carries,
        quorum: rule.quorum,
        confirmations: confirming?.confirmations ?? null,
        objection_hours: confirming?.objectionHours ?? null,
        sitting: ballot.sitting,
        opened_by: ballot.openedBy,
        announced_at: act.at,
        opens_at: ballot.opensAt,
        closes_at: ballot.closesAt,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  } catch (error) {
    if (brokenConstraint(error) === 'ballot_open') refuse('ballot-under-way');
    throw error;
  }
}

/** Writes down who takes part; of those who are recused, only members. */
export async function insertElectors(
  act: Act,
  ballot: BallotId,
  members: readonly PersonId[],
  recused: readonly Recusal[],
): Promise<void> {
  if (members.length === 0) return;
  const because = new Map(recused.map(({ person, code }) => [person, code]));
  await meetings(act.db)
    .insertInto('meetings.elector')
    .values(members.map((person) => ({ ballot, person, recused: because.get(person) ?? null })))
    .execute();
}

/** A row for each position before anybody votes, so that none is told by its coming. */
async function layOutCounts(act: Act, ballot: BallotId): Promise<void> {
  await sql`
    insert into meetings.secret_count (ballot, position) select ${ballot}, position from unnest(${positions}::text[]) as position
  `.execute(meetings(act.db));
}

async function notePeriods(act: Act, id: BallotId, { opensAt, closesAt }: NewBallot): Promise<void> {
  const subject = String(id);
  if (opensAt > act.at) await fallsDue(act.db, { kind: openingDue, subject, at: opensAt });
  if (!closesAt) return;
  await fallsDue(act.db, { kind: closingDue, subject, at: closesAt });
  const reminder = remindsAt({ opensAt, closesAt }, act.zone);
  if (reminder) await fallsDue(act.db, { kind: reminderDue, subject, at: reminder });
}
