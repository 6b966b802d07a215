import { sql } from 'kysely';
import type { Visit } from '../../platform/act/index.ts';
import { startOfDay } from '../../platform/time/index.ts';
import { committeeMeetings, type Association } from '../../roll/index.ts';
import { unitNamed, type UnitId } from '../../units/index.ts';
import { meetings } from '../tables.ts';
import { comingMeetings, type Announced, type ComingMeeting } from './rules.ts';

type Looking = Pick<Visit, 'db' | 'today' | 'zone'>;

/** The meetings of the committee that are to come, as petitioners are told of them. */
export interface Coming {
  /** Soonest first: those that are announced, then those of the calendar. Kept for a second, because every petition asks. */
  of(visit: Looking): Promise<readonly ComingMeeting[]>;
  /** Asks again the next time: this process has announced or changed one. */
  forget(): void;
}

const freshMs = 1_000;
/** Which unit the committee is hardly ever changes. */
const committeeFreshMs = 60_000;
const mostFromCalendar = 4;

export function keepComing(association: Association, now: () => Date): Coming {
  const committee = keepFor(committeeFreshMs, now, ({ db }: Looking) => unitNamed(db, association.bodies.committee));
  const coming = keepFor(freshMs, now, async (visit: Looking) => {
    const unit = await committee.of('', visit);
    if (!unit) committee.forget();
    return comingOf(visit, association, unit?.id);
  });
  return { of: (visit) => coming.of(visit.today, visit), forget: () => coming.forget() };
}

/** Keeps the last answer for a while, and no longer where the clock was put back; what could not be asked is asked again. */
function keepFor<Asked, Found>(ms: number, now: () => Date, ask: (asked: Asked) => Promise<Found>) {
  let kept: { readonly key: string; readonly at: number; readonly found: Promise<Found> } | undefined;
  return {
    of(key: string, asked: Asked): Promise<Found> {
      const at = now().getTime();
      if (kept && kept.key === key && kept.at <= at && at < kept.at + ms) return kept.found;
      const asking = { key, at, found: ask(asked) };
      asking.found.catch(() => {
        if (kept === asking) kept = undefined;
      });
      kept = asking;
      return asking.found;
    },
    forget() {
      kept = undefined;
    },
  };
}

async function comingOf(visit: Looking, association: Association, committee: UnitId | undefined) {
  const known = committee === undefined ? [] : await sittingsToCome(visit, committee);
  const taken = known.flatMap(({ calendarOn }) => calendarOn ?? []);
  const calendar = committeeMeetings(association, visit.today, mostFromCalendar + taken.length);
  return comingMeetings(known, calendar, visit);
}

/** Those to come, and all that stand for a day of the calendar that is to come. */
async function sittingsToCome({ db, today, zone }: Looking, unit: UnitId): Promise<Announced[]> {
  const { rows } = await sql<Announced>`
    select id, name, begins_at as "beginsAt", file_by as "fileBy", calendar_on as "calendarOn", state
    from meetings.sitting
    where unit = ${unit} and (begins_at >= ${startOfDay(today, zone)} or calendar_on >= ${today})
    order by begins_at, id limit 100
  `.execute(meetings(db));
  return rows;
}
