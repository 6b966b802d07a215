import type { Wordings } from '../../platform/plug.ts';
import { countedWritten, countWritten, dayOfYearWritten, listWritten } from '../../platform/written/index.ts';
import type { Nouns } from '../../roll/index.ts';
import type { DutyRule } from '../versions/duties-model.ts';
import type { Policy } from '../versions/model.ts';
import { monthsInWords, titleOf } from '../versions/words.ts';
import type { Change } from './difference.ts';
import type { Says } from './model.ts';

/** What stands in the way of telling a policy. */
export const wordings: Wordings = {
  'policy-unknown': ({ id, version }) => ({
    say: `There is no version ${String(version)} of “${String(id)}”. The page /rules lists those that there are.`,
  }),
};

type Begins = Policy['begins'];
type Notices = Extract<Policy['renewal'], { by: 'petition' }>['notices'];

export const silence = 'the text does not say';
export const days = (count: number) => countedWritten(count, 'day', 'days');

/** What stands around the rules themselves. */
export const toldWords = {
  silence,
  title: 'Rules',
  held: 'Other versions',
  changes: (before: string, after: string) => `What the version of ${after} changes from that of ${before}`,
  whereSilent: 'Where the text is silent',
  citation: 'Where it stems from',
  cannot: 'What cannot be carried out yet',
};

type Named = Pick<Policy, 'id' | 'title' | 'version'>;

/** How two versions differ. */
export const differenceWords = {
  heads: (before: Named, after: Named) =>
    before.id === after.id
      ? `${after.title}: what the version of ${after.version} changes from that of ${before.version}`
      : `What ${titleOf(after)}, changes from ${titleOf(before)}`,
  lede: 'Only what differs stands here. What was begun under the earlier version is judged by that one.',
  same: 'Both say the same.',
  isNew: (title: string) => `${title} (new)`,
  isGone: (title: string) => `${title} (no longer)`,
  now: 'Now',
  formerly: 'Formerly',
  nothing: 'nothing is said of it',
  sources: 'Where the rules stem from',
  silentOf: (title: string) => `${title}, where the text is silent`,
  sourcesDiffer: (count: number) => `${countedWritten(count, 'rule names', 'rules name')} another source or choice`,
  inShort: 'In short',
  what: 'What',
  version: (version: string) => `Version of ${version}`,
};

const mostInSentence = 60;
const isShort = (says: Says | null): says is string | null =>
  says === null || (typeof says === 'string' && says.length <= mostInSentence && !/[.;]/.test(says));

/** “Signatures asked for: 100, formerly 50.” Null where it would be no sentence any more. */
export function changedSentence({ label, before, after }: Pick<Change, 'label' | 'before' | 'after'>): string | null {
  if (!isShort(before) || !isShort(after)) return null;
  if (before === null) return `${label}: ${after}. Formerly nothing was said of it.`;
  if (after === null) return `${label}: nothing is said of it any more. Formerly: ${before}.`;
  return `${label}: ${after}, formerly ${before}.`;
}

export const sourceWords = {
  title: 'Source',
  name: 'What it is called',
  text: 'Text',
  url: 'Where the text stands',
  remark: 'Remark',
  from: 'In force from',
  supersedes: 'Takes the place of',
  version: (version: string) => `the version of ${version}`,
  nothing: 'no earlier version',
};

export const beginningWords = {
  title: 'To begin',
  who: 'Who may begin',
  whoMay: {
    'any-member': 'any member',
    'member-in-good-standing': 'any member in good standing',
    'a-unit': 'a unit',
    anyone: 'anyone',
  } satisfies Record<Begins['who'], string>,
  submits: 'To be submitted',
  organizers: 'Organizers',
  organizersValue: ({ least, most }: Begins['organizers']) => (least === most ? `${least}` : `${least} to ${most}`),
  organize: 'Who may organize',
  mayOrganize: (members: boolean) => (members ? 'members only' : 'anyone'),
  accept: 'Their acceptance',
  acceptValue: (each: boolean) => (each ? 'each accepts before the petition opens' : 'is not asked for'),
  address: 'Their postal addresses',
  addressValue: {
    required: 'are required',
    optional: 'may be given',
    'not-asked': 'are not asked for',
  } satisfies Record<Begins['organizers']['postalAddress'], string>,
  look: 'A look whether a body exists for it',
  lookValue: (comes: boolean) => (comes ? 'comes first' : 'is not asked for'),
  consult: 'Who is asked for a view',
  consultValue: {
    'each-unit-touched': 'each unit that the text touches',
    staff: 'staff',
    nobody: 'nobody; units that it touches are shown',
  } satisfies Record<Begins['overlap']['consult'], string>,
  answer: 'Time to answer',
  answerValue: days,
  silence: 'If they do not answer',
  silenceValue: {
    'is-noted': 'their silence is noted, and holds nothing up',
    'is-consent': 'their silence is consent',
    'holds-up': 'it waits until they do',
  } satisfies Record<Begins['overlap']['silence'], string>,
  frozen: 'The text is frozen',
  frozenValue: {
    'before-signing': 'before signing, so that all sign the same',
    'before-filing': 'before it is filed',
  } satisfies Record<Begins['textFrozen'], string>,
  opens: 'Signing opens',
  opensValue: (opens: Begins['opens']) =>
    opens.how === 'at-once' ? 'at once' : `when staff have looked, or by itself after ${days(opens.withinDays)}`,
};

export const groupWords = {
  title: 'The group',
  term: 'Term',
  termValue: (term: Policy['group']['term']) => {
    if ('months' in term) return monthsInWords(term.months);
    return 'indefinite' in term
      ? 'without end'
      : `${monthsInWords(term.provisionalMonths)} on trial, then ${term.afterwards}`;
  },
  participation: 'Who may take part',
  participationValue: {
    'members-in-good-standing': 'members in good standing',
    members: 'members',
    anyone: 'anyone',
  } satisfies Record<Policy['group']['participation'], string>,
  owed: 'What it is owed',
  mayAskFor: 'What it may ask for',
  mayNot: 'What it may not do',
};

export const renewalWords = {
  title: 'Renewal',
  how: 'How',
  howValue: {
    petition: 'by a new petition',
    letters: 'by letters',
    registration: 'by registering again',
    deliverables: 'while enough of what is listed is met',
    agreement: 'by agreement',
    nothing: 'none is needed',
  } satisfies Record<Policy['renewal']['by'], string>,
  signatures: 'Signatures asked for',
  letters: 'Letters asked for',
  every: 'How often it registers',
  everyValue: (months: number) => `every ${monthsInWords(months).replace(/^one year$/, 'year')}`,
  due: 'By which day',
  dueValue: (day: string) => dayOfYearWritten(`2000-${day}`),
  what: 'What is to be met',
  least: 'How many of them',
  leastValue: (count: number) => `${count} at least`,
  often: 'How many times',
  oftenValue: (atMost: number | null) => {
    if (atMost === null) return 'as often as its members wish';
    return atMost === 1 ? 'once' : `${countWritten(atMost)} times`;
  },
  early: 'How early',
  earlyValue: (months: number | null) =>
    months === null
      ? silence
      : months === 0
        ? 'not before its end'
        : `in the last ${monthsWritten(months)} of its term`,
  late: 'How late',
  lateValue: (count: number) => (count === 0 ? 'not after its end' : `up to ${days(count)} after its end`),
  notices: 'Letters about it',
  noticesValue: ({ whenItOpens, whenHalfIsOver, daysBefore, whenItHasLapsed }: Notices) => {
    const when = [
      whenItOpens && 'when it may be begun',
      whenHalfIsOver && 'when half of the time for it is over',
      daysBefore.length > 0 &&
        `${listWritten(daysBefore.map(String))} ${daysBefore.length === 1 && daysBefore[0] === 1 ? 'day' : 'days'} before the end`,
      whenItHasLapsed && 'when the group has lapsed',
    ].filter((each) => each !== false);
    return when.length === 0 ? 'none' : when;
  },
};

const monthsWritten = (count: number) => countedWritten(count, 'month', 'months');

export const endingWords = {
  title: 'The end',
  lapses: 'The group lapses',
  lapsesValue: (lapses: Policy['ending']['lapses']) => {
    if (lapses === null) return 'never by itself';
    return typeof lapses === 'string'
      ? 'when its term is over'
      : `after ${monthsInWords(lapses.whenInactiveMonths)} without a sign of life, of which its conveners are warned ${days(lapses.warnedDaysBefore)} before`;
  },
  hiatus: 'Before it may be begun again',
  hiatusValue: (months: number) => (months === 0 ? 'no wait' : `${monthsInWords(months)} must pass`),
  graduation: 'May become',
  graduationNone: 'nothing else',
  when: 'When',
};

export const dutiesWords = {
  title: 'Duties',
  duties: ({ committee, council, handbook }: Nouns): Record<DutyRule['duty'], string> => ({
    receipt: 'Acknowledging receipt of a petition',
    verification: 'Verifying its signatures',
    'consultation-reply': `Answering what ${committee.the} asks`,
    listing: `Listing a new group in ${handbook.the}`,
    contact: 'Naming a contact for a new group',
    report: `Reporting a decision to ${council.the}`,
    endorsement: 'Endorsing a petition, or declining to',
    'renewal-notice': 'Telling a group that its term nears its end',
    body: 'Entering what a group has become among the units',
    promise: 'What a group promises',
  }),
  none: 'None are written down',
  inGroup: (office: string, label: string) =>
    office === 'convener' ? 'the conveners of the group' : `${label} of the group`,
  atPetition: 'whoever is asked to',
  atUnitAsked: (office: string) => `${office} of the unit that is asked`,
  owes: (owner: string, { withinDays, remindDaysBefore, overdueShownTo }: DutyRule) =>
    [
      `${owner}, ${withinDays === null ? 'by the day that was named' : `within ${days(withinDays)}`}`,
      remindDaysBefore === null
        ? 'reminded by the letter that asked'
        : `reminded ${days(remindDaysBefore)} before, on the day and after it`,
      `overdue is read by ${overdueShownTo === 'everyone' ? 'everybody' : 'staff'}`,
    ].join('; '),
};

export const erasureWords = {
  title: 'What is erased',
  what: 'What',
  whatOf: {
    'organizers-addresses': 'addresses of organizers',
    scans: 'scans of sheets of paper',
    'network-marks': 'marks of networks',
  } satisfies Record<Policy['retention']['of'][number], string>,
  when: 'When',
  whenValue: (count: number) =>
    count === 0
      ? 'with the final decision, or with another end'
      : `${days(count)} after the final decision, or after another end`,
};

export const unfinishedWords = {
  title: 'What nobody carries on',
  draft: 'A draft',
  returned: 'A petition returned for changes',
  stillValue: (months: number) => `is closed after ${monthsInWords(months)} without a sign of life`,
  undecided: 'A petition that was filed',
  undecidedValue: (months: number) =>
    `is closed after ${monthsInWords(months)} without a step, if nobody has decided on it`,
  told: 'Its organizers',
  toldValue: (count: number) => `get a letter ${days(count)} before`,
};
