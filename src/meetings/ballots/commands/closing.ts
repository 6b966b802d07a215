import { sql } from 'kysely';
import type { Act } from '../../../platform/act/index.ts';
import { noLongerDue } from '../../../platform/jobs/index.ts';
import type { CalendarDay } from '../../../platform/time/index.ts';
import { note } from '../../facts.ts';
import { meetings } from '../../tables.ts';
import type { Ballot, Tally } from '../model.ts';
import { closingDue, openingDue, reminderDue } from './opening.ts';

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
  for (const kind of [openingDue, reminderDue, closingDue]) await noLongerDue(act.db, kind, String(id));
  const about = { subjectKind: subject.kind, subject: subject.id };
  note(act, { kind: 'meetings.ballot-decided', ballot: id, ...about, outcome });
}
