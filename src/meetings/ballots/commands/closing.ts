import { sql } from 'kysely';
import type { Act } from '../../../platform/act/index.ts';
import { fallsDue, noLongerDue } from '../../../platform/jobs/index.ts';
import { refuseIf } from '../../../platform/refusal/index.ts';
import { addMilliseconds, dayOf, hours, type CalendarDay } from '../../../platform/time/index.ts';
import { note } from '../../facts.ts';
import { meetings } from '../../tables.ts';
import type { Subject } from '../../agenda/model.ts';
import { impedimentsToConducting, type Conducting } from '../conducting.ts';
import type { Ballot, BallotId, ConfirmingRule, Figures, Tally } from '../model.ts';
import { ballotForChange, ballotsOn, electorsOf, figuresNow, recordOf } from '../queries.ts';
import { noFigures, tally, tallySecret } from '../rules/counting.ts';
import { endOfHour } from '../rules/days.ts';
import { impedimentsToCallingOff, impedimentsToClosing } from '../rules/taking-part.ts';
import { closingDue, openingDue, reminderDue } from './opening.ts';

/** Closes a ballot whose time is over, and does nothing with any other. Safe to repeat. */
export async function closeWhenOver(act: Act, id: BallotId): Promise<void> {
  const ballot = await ballotForChange(act.db, id);
  const { closesAt, closedAt, confirming } = ballot;
  if (closedAt !== null || closesAt === null || act.at < closesAt) return;
  // The end is exclusive: what ends with a day is decided on that day.
  const decidedOn = dayOf(addMilliseconds(closesAt, -1), act.zone);
  const came = confirming ? await confirmed(act, ballot, confirming) : await counted(act, ballot);
  await closeWith(act, ballot, came, decidedOn);
}

/** Closes a ballot that its keeper held open. @throws Refused */
export async function closeByHand(act: Act, id: BallotId, house: Conducting): Promise<void> {
  const ballot = await ballotForChange(act.db, id);
  const electors = await electorsOf(act.db, id);
  refuseIf([
    ...(await impedimentsToConducting(act, ballot, electors, house)),
    ...impedimentsToClosing(ballot, electors),
  ]);
  await closeWith(act, ballot, await counted(act, ballot), act.today);
}

/** Ends a ballot without an outcome; what was cast is not counted. @throws Refused */
export async function callOff(act: Act, id: BallotId, house: Conducting): Promise<void> {
  const ballot = await ballotForChange(act.db, id);
  const electors = await electorsOf(act.db, id);
  refuseIf([...(await impedimentsToConducting(act, ballot, electors, house)), ...impedimentsToCallingOff(ballot)]);
  await closeWith(act, ballot, { outcome: 'called-off', figures: noFigures, reasons: [] }, act.today);
}

/** Ends what is being voted on about a subject on which nothing is left to decide. Does nothing where no ballot is open. */
export async function callOffOn(act: Act, subject: Subject): Promise<void> {
  for (const { id } of await ballotsOn(act.db, subject)) {
    const ballot = await ballotForChange(act.db, id);
    if (ballot.closedAt === null)
      await closeWith(act, ballot, { outcome: 'called-off', figures: noFigures, reasons: [] }, act.today);
  }
}

/** A ballot between meetings need not wait for its end when there is nobody left to vote. The ballot is held. */
export async function closeIfAllHaveVoted(act: Act, ballot: Ballot): Promise<void> {
  if (ballot.way !== 'mail' || act.at < ballot.opensAt) return;
  const voting = (await electorsOf(act.db, ballot.id)).filter(({ recused }) => recused === null);
  if (voting.some(({ hasVoted }) => !hasVoted)) return;
  // A close at once would say who voted last: a secret ballot ends with the hour, and the system closes it.
  if (ballot.positions === 'secret') return endWithTheHour(act, ballot);
  await closeWith(act, ballot, await counted(act, ballot), act.today);
}

async function endWithTheHour(act: Act, { id, closesAt }: Ballot): Promise<void> {
  const end = endOfHour(act.at);
  if (closesAt !== null && closesAt <= end) return;
  await sql`update meetings.ballot set closes_at = ${end} where id = ${id}`.execute(meetings(act.db));
  await noLongerDue(act.db, closingDue, String(id));
  await fallsDue(act.db, { kind: closingDue, subject: String(id), at: end });
}

async function counted(act: Act, ballot: Ballot): Promise<Tally> {
  const count = ballot.positions === 'secret' ? tallySecret : tally;
  return count(await figuresNow(act.db, ballot), ballot.rule);
}

/**
 * What follows when a member has confirmed or objected: an objection ends it; the last confirmation that is needed begins the
 * time for objections, and a confirmation taken back ends that time again.
 */
export async function tendConfirmation(act: Act, ballot: Ballot): Promise<void> {
  const { id, confirming } = ballot;
  if (!confirming) return;
  const figures = await confirmingFigures(act, id);
  if (figures.decline > 0)
    return closeWith(
      act,
      ballot,
      { outcome: 'objected', figures, reasons: [{ code: 'somebody-objected' }] },
      act.today,
    );
  const isEnough = figures.approve >= confirming.confirmations;
  if (isEnough === (ballot.closesAt !== null)) return;
  const closesAt = isEnough ? addMilliseconds(act.at, hours(confirming.objectionHours)) : null;
  await sql`update meetings.ballot set closes_at = ${closesAt} where id = ${id}`.execute(meetings(act.db));
  await noLongerDue(act.db, closingDue, String(id));
  if (!closesAt) return;
  if (closesAt <= act.at) return closeWith(act, ballot, await confirmed(act, ballot, confirming), act.today);
  await fallsDue(act.db, { kind: closingDue, subject: String(id), at: closesAt });
  note(act, { kind: 'meetings.enough-confirmed', ballot: id, confirmations: figures.approve });
}

async function confirmed(act: Act, { id }: Ballot, { objectionHours }: ConfirmingRule): Promise<Tally> {
  const figures = await confirmingFigures(act, id);
  return {
    outcome: 'approved',
    figures,
    reasons: [{ code: 'confirmed', confirmations: figures.approve, objectionHours }],
  };
}

/** Confirmations stand as votes for, an objection as one against. */
async function confirmingFigures(act: Act, id: BallotId): Promise<Figures> {
  const { votes, electors } = await recordOf(act.db, id);
  const of = (wanted: string) => votes.filter(({ position }) => position === wanted).length;
  const recused = electors.filter((one) => one.recused !== null).length;
  return { ...noFigures, approve: of('confirm'), decline: of('object'), present: votes.length, recused };
}

/** Writes down what came of a ballot, and tells whoever put the question.  The ballot is held, and not closed. */
export async function closeWith(
  act: Act,
  { id, subject }: Pick<Ballot, 'id' | 'subject'>,
  { outcome, figures, reasons }: Tally,
  decidedOn: CalendarDay,
): Promise<void> {
  await sql`
    update meetings.ballot
    set closed_at = ${act.at}, decided_on = ${decidedOn}, outcome = ${outcome}, figures = ${JSON.stringify(figures)}::jsonb,
        reasons = ${JSON.stringify(reasons)}::jsonb
    where id = ${id}
  `.execute(meetings(act.db));
  // The figures are written down; of a ballot that was called off, or had too few votes, nobody is to count them later.
  await sql`delete from meetings.secret_count where ballot = ${id}`.execute(meetings(act.db));
  for (const kind of [openingDue, reminderDue, closingDue]) await noLongerDue(act.db, kind, String(id));
  const about = { subjectKind: subject.kind, subject: subject.id };
  note(act, { kind: 'meetings.ballot-decided', ballot: id, ...about, outcome });
}
