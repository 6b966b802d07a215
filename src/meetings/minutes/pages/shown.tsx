import type { Visit } from '../../../platform/act/index.ts';
import { dayOf, type CalendarDay } from '../../../platform/time/index.ts';
import { Day, LinkButton, Row, Section } from '../../../platform/web/parts/index.ts';
import type { Call } from '../../../platform/web/index.ts';
import { AttendanceList } from '../../attendance/pages/shown.tsx';
import { namedAttendance, type NamedAttendance } from '../../attendance/queries.ts';
import { words as attendanceWords } from '../../attendance/words.ts';
import type { MeetingsHouse } from '../../house.ts';
import type { Seen } from '../../sittings/pages/seeing.ts';
import { publishedAtOf } from '../queries.ts';
import { minutesDueOn } from '../rules.ts';
import { words } from '../words.ts';
import { Due, MinutesForms } from '../views.tsx';

/** What the page of a meeting shows of its minutes, once it has begun. */
export interface MinutesShown {
  readonly publishedAt: Date | null;
  readonly dueOn: CalendarDay;
  /** Null for who may not see it: until the minutes are out, it is for the body. */
  readonly attendance: NamedAttendance | null;
}

export async function minutesShown(
  { association }: MeetingsHouse,
  { visit: { db, zone } }: Call,
  { sitting, isWithin }: Seen,
): Promise<MinutesShown> {
  const publishedAt = await publishedAtOf(db, sitting.id);
  return {
    publishedAt,
    dueOn: minutesDueOn(sitting, zone, association.committeeMeetings.minutesDueDays),
    attendance: isWithin || publishedAt ? await namedAttendance(db, sitting, zone) : null,
  };
}

interface Props {
  readonly seen: Seen;
  readonly shown: MinutesShown;
  readonly visit: Pick<Visit, 'at' | 'zone' | 'today'>;
}

/** Attendance and minutes; nothing before the meeting has begun. */
export function MinutesSection({ seen: { sitting }, shown: { publishedAt, dueOn, attendance }, visit }: Props) {
  if (sitting.state === 'cancelled' || visit.at < sitting.beginsAt) return null;
  const path = `/meetings/${sitting.id}/minutes`;
  return (
    <>
      {attendance && (
        <Section title={attendanceWords.title}>
          <AttendanceList {...attendance} />
        </Section>
      )}
      <Section title={words.title}>
        {publishedAt ? (
          <>
            <p>
              {words.publishedOn} <Day on={dayOf(publishedAt, visit.zone)} />.
            </p>
            <Row>
              <LinkButton kind="quiet" href={path}>
                {words.toRead}
              </LinkButton>
              <MinutesForms path={path} />
            </Row>
          </>
        ) : (
          <p>
            {words.notYet} <Due dueOn={dueOn} today={visit.today} />
          </p>
        )}
      </Section>
    </>
  );
}
