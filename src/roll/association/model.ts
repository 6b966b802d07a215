import { z } from 'zod';
import { isCalendarDay } from '../../platform/time/index.ts';
import { Noun, spoken } from './nouns.ts';

const text = z.string().trim().min(1, 'a text that is not empty');
const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/, 'letters, digits, “.”, “-” or “_”, without spaces');
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and single hyphens, as “open-access”');

/** The nouns that every association has its own word for. */
const Words = z.strictObject({
  /** Itself, in passing. */
  association: Noun.default(spoken({ one: 'association', many: 'associations', article: 'an' })),
  group: Noun,
  petition: Noun,
  committee: Noun,
  council: Noun,
  handbook: Noun,
  headquarters: Noun,
  unit: Noun,
  conference: Noun,
});

const also = z.array(text).optional();

const MemberClass = z.strictObject({
  code,
  label: text,
  also,
  /** Organizations and companies are members too, and may not sign. */
  personal: z.boolean(),
  neverExpires: z.boolean(),
});

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

const count = (least: number, most: number) =>
  z
    .number()
    .int(`a whole number from ${least} to ${most}`)
    .min(least, `a number from ${least} to ${most}`)
    .max(most, `a number from ${least} to ${most}`);

const YearlyMeeting = z.strictObject({
  name: text,
  month: count(1, 12),
  /** The fourth Saturday of June is week 4; week 5 is the last. */
  week: count(1, 5),
  weekday: z.enum(weekdays, 'a day of the week, as “Saturday”'),
  fileDaysBefore: count(0, 365),
});

const day = z.string().refine(isCalendarDay, 'a day, as “2026-11-23”');

const MeetingDay = z.strictObject({ name: text, on: day, fileBy: day });

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of the day, as “09:00”');

const CommitteeMeetings = z.strictObject({
  yearly: z.array(YearlyMeeting),
  days: z.array(MeetingDay),
  /** The hours of a meeting that is announced from these days, until somebody says others. */
  hours: z
    .strictObject({ begins: time, ends: time })
    .refine(({ begins, ends }) => ends > begins, 'an end after the beginning')
    .default({ begins: '09:00', ends: '12:00' }),
  /** By so many days after a meeting, of any body, its minutes are due. */
  minutesDueDays: count(1, 366).default(30),
});

/** Words for what somebody may do; a post gives them to whoever holds it. */
export const grantWords = [
  'roll.import',
  'roll.read',
  'units.edit',
  'posts.edit',
  'petitions.verify',
  'petitions.screen',
  'docket.vote',
  'docket.decide',
  'meetings.keep',
  'council.record',
  'administration',
] as const;

const Office = z.strictObject({
  office: slug,
  label: text,
  also,
  grants: z.array(
    z.strictObject({
      /** The unit at which the office gives these rights; left out, at every unit. */
      at: text.optional(),
      words: z.array(z.enum(grantWords, `one of ${grantWords.join(', ')}`)).min(1, 'at least one right'),
    }),
  ),
});

/** How reports to the council are numbered. */
const Reports = z.strictObject({
  /** With `{session}`, `{number}` and, where it is wanted, `{as}` in it. */
  pattern: text.refine(
    (pattern) => pattern.includes('{session}') && pattern.includes('{number}'),
    'a text with {session} and {number} in it',
  ),
  /** The month in which the association's year begins; 1 for the year of the calendar. */
  sessionBegins: count(1, 12),
  /** What stands for `{as}` in a report for information, and in one for action. */
  marks: z.strictObject({ information: text, action: text }),
});

const Coded = unique(z.array(z.strictObject({ code, label: text })), 'code');

/** The file that tells the house which association it serves: see `association/association.json`. */
export const AssociationFile = z.strictObject({
  name: text,
  shortName: text,
  locale: z.string().refine(isLocale, 'a language, as “en-US”'),
  timeZone: z.string().refine(isTimeZone, 'a time zone, as “America/Chicago”'),
  words: Words,
  /** The line that a group or a petition does not speak for the association. */
  speaks: z.strictObject({ group: text, petition: text }),
  /** Units by name: who decides, who is told, whom to ask. */
  bodies: z.strictObject({
    committee: text,
    council: text,
    contact: text,
    /** Who gets a copy when receipt of a petition is acknowledged; left out, nobody. */
    receiptsCopiedTo: text.optional(),
  }),
  /** The id of the policy by which new petitions are begun; its versions stand in `policies/`. */
  policy: code,
  committeeMeetings: CommitteeMeetings,
  reports: Reports.default({
    pattern: '{session} report {number}-{as}',
    sessionBegins: 1,
    marks: { information: 'inf', action: 'act' },
  }),
  goodStanding: z.strictObject({ graceDays: count(0, 366), citation: text }),
  classes: unique(z.array(MemberClass).min(1, 'at least one class of member'), 'code'),
  types: unique(z.array(z.strictObject({ code, label: text, also })), 'code'),
  statuses: unique(z.array(z.strictObject({ code, label: text, also, goodStanding: z.boolean() })), 'code'),
  /** Rights that a session carries only while it was proved by a passkey; left out, a letter gives all. */
  signIn: z
    .strictObject({ passkeysFor: z.array(z.enum(grantWords, `one of ${grantWords.join(', ')}`)).default([]) })
    .default({ passkeysFor: [] }),
  offices: unique(z.array(Office), 'office'),
  /** What participants may say of themselves, to be found by one another; left out, nothing but topics. */
  profile: z
    .strictObject({ library: Coded, serves: Coded, level: Coded, work: Coded })
    .default({ library: [], serves: [], level: [], work: [] }),
  topics: unique(z.array(z.strictObject({ slug, label: text })).min(1, 'at least one topic'), 'slug'),
});

/** The association as its file describes it. */
export type Association = z.output<typeof AssociationFile>;
/** What things are called here. */
export type Nouns = Association['words'];
export type GrantWord = (typeof grantWords)[number];

/** A meeting of the committee that decides. */
export type CommitteeMeeting = z.output<typeof MeetingDay>;

function unique<T extends z.ZodType<readonly object[]>>(list: T, key: string) {
  return list.superRefine((items, context) => {
    const seen = new Set<unknown>();
    for (const [index, item] of items.entries()) {
      const value = (item as Record<string, unknown>)[key];
      if (seen.has(value))
        context.addIssue({ code: 'custom', path: [index, key], message: 'a value that no earlier entry has' });
      seen.add(value);
    }
  });
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function isLocale(name: string): boolean {
  try {
    return Intl.getCanonicalLocales(name).length === 1;
  } catch {
    return false;
  }
}
