import { dayOf, type CalendarDay } from '../../time/index.ts';
import {
  dayOfYearWritten,
  dayWritten,
  momentWritten,
  shortDayWritten,
  timeWritten,
  zoneWritten,
} from '../../written/index.ts';

const writtenAs = { long: dayWritten, short: shortDayWritten, yearless: dayOfYearWritten };

/** A day, as “23 November 2026”; `short` as “23 Nov 2026”, for tables. */
export function Day({ on, as = 'long' }: { on: CalendarDay; as?: keyof typeof writtenAs | undefined }) {
  return <time datetime={on}>{writtenAs[as](on)}</time>;
}

interface MomentProps {
  readonly at: Date;
  /** The time zone in which it is read, an IANA name. */
  readonly zone: string;
  /** `day` leaves out the time; `time` leaves out the day; `full` names the zone as well. */
  readonly as?: 'day' | 'time' | 'moment' | 'full' | undefined;
}

/** An instant, as “23 November 2026, 14:20”. */
export function Moment({ at, zone, as = 'moment' }: MomentProps) {
  return <time datetime={at.toISOString()}>{written(at, zone, as)}</time>;
}

function written(at: Date, zone: string, as: NonNullable<MomentProps['as']>): string {
  switch (as) {
    case 'day':
      return dayWritten(dayOf(at, zone));
    case 'time':
      return timeWritten(at, zone);
    case 'moment':
      return momentWritten(at, zone);
    case 'full':
      return `${momentWritten(at, zone)}, ${zoneWritten(zone)}`;
  }
}
