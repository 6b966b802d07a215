import { addDays, type CalendarDay } from '../../platform/time/index.ts';
import type { ImportRules, StandingRules } from '../members/model.ts';
import type { Association, CommitteeMeeting, GrantWord } from './model.ts';

/** What good standing is in this association. */
export function standingRulesOf({ classes, statuses, goodStanding }: Association): StandingRules {
  return {
    neverExpire: classes.filter(({ neverExpires }) => neverExpires).map(({ code }) => code),
    withoutStanding: statuses.filter((status) => !status.goodStanding).map(({ code }) => code),
    graceDays: goodStanding.graceDays,
  };
}

/** How a file of the membership system is read in this association. */
export function importRulesOf(association: Association): ImportRules {
  const coded = ({ code, label, also }: { code: string; label: string; also?: string[] | undefined }) => ({
    code,
    label,
    ...(also && { also }),
  });
  return {
    classes: association.classes.map(coded),
    statuses: association.statuses.map(coded),
    standing: standingRulesOf(association),
  };
}

/** Codes of the classes whose members are people: organizations and companies may not sign. */
export function personalClasses({ classes }: Association): string[] {
  return classes.filter(({ personal }) => personal).map(({ code }) => code);
}

/** The office among these posts that gives a right, as “Chair, Committee on Organization”; null when none does. */
export function officeGiving(
  { offices }: Pick<Association, 'offices'>,
  right: GrantWord,
  posts: readonly { readonly office: string; readonly unitName: string }[],
): string | null {
  for (const { office, unitName } of posts) {
    const held = offices.find((one) => one.office === office);
    const gives = held?.grants.some(({ at, words }) => (at ?? unitName) === unitName && words.includes(right));
    if (held && gives) return `${held.label}, ${unitName}`;
  }
  return null;
}

/** The next meetings of the committee, soonest first, from the day on; as many as asked for, fewer if no more are known. */
export function committeeMeetings(
  { committeeMeetings: { yearly, days } }: Association,
  from: CalendarDay,
  most: number,
): CommitteeMeeting[] {
  const firstYear = Number(from.slice(0, 4));
  const years = Array.from({ length: most + 1 }, (_, index) => firstYear + index);
  const recurring = years.flatMap((year) =>
    yearly.map(({ name, fileDaysBefore, ...when }) => {
      const on = nthWeekday(year, when);
      return { name: `${name} ${year}`, on, fileBy: addDays(on, -fileDaysBefore) };
    }),
  );
  return [...days, ...recurring]
    .filter(({ on }) => on >= from)
    .toSorted((one, other) => (one.on < other.on ? -1 : 1))
    .slice(0, most);
}

const weekdayNumbers = { Monday: 1, Tuesday: 2, Wednesday: 3, Thursday: 4, Friday: 5, Saturday: 6, Sunday: 7 } as const;

function nthWeekday(
  year: number,
  { month, week, weekday }: { month: number; week: number; weekday: keyof typeof weekdayNumbers },
): CalendarDay {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  const ahead = (weekdayNumbers[weekday] - first.dayOfWeek + 7) % 7;
  const day = 1 + ahead + (week - 1) * 7;
  return first.with({ day: day > first.daysInMonth ? day - 7 : day }).toString();
}
