import { sql } from 'kysely';
import type { Act } from '../../../platform/act/index.ts';
import { fallsDue } from '../../../platform/jobs/index.ts';
import { addDays, addMonths, endOfDay, type CalendarDay } from '../../../platform/time/index.ts';
import { note } from '../../facts.ts';
import { charters } from '../../tables.ts';
import type { PetitionId } from '../model.ts';

/** How long a petition takes signatures. */
export interface SigningWindow {
  readonly months: number;
  readonly days: number;
  /** The last day in any case, inclusive: a renewal is signed while the group is in term. */
  readonly until?: CalendarDay;
}

/** The task that falls due when a petition closes. */
export const closing = 'charters.close-petition';

/** The last day on which a petition that opens today can be signed. */
export function lastDayOf({ months, days, until }: SigningWindow, today: CalendarDay): CalendarDay {
  const last = addDays(addMonths(today, months), days);
  return until !== undefined && until < last ? until : last;
}

/**
 * Opens a petition for signature.  The day from which its text can be read stays, where it waited for other steps before, or was
 * signed before.
 */
export async function startSigning(act: Act, id: PetitionId, window: SigningWindow): Promise<void> {
  const closesAt = endOfDay(lastDayOf(window, act.today), act.zone);
  await sql`
    update charters.petition
    set state = 'signing', closes_at = ${closesAt}, screen_by = null, stage_since = null,
        opened_at = case when opened_at >= frozen_at then opened_at else ${act.at}::timestamptz end
    where id = ${id}
  `.execute(charters(act.db));
  await fallsDue(act.db, { kind: closing, subject: String(id), at: closesAt });
  note(act, { kind: 'charters.petition-opened', petition: id });
}

/** The petition waits for a step that is not signing, and everybody may read it. */
export async function awaitStep(act: Act, id: PetitionId, stage: number): Promise<void> {
  await sql`
    update charters.petition
    set state = 'awaiting', stage = ${stage}, stage_since = ${act.at}, closes_at = null, screen_by = null,
        opened_at = case when opened_at >= frozen_at then opened_at else ${act.at}::timestamptz end
    where id = ${id}
  `.execute(charters(act.db));
  note(act, { kind: 'charters.petition-awaits', petition: id, stage });
}
