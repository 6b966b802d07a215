import type { Impediment } from '../../platform/refusal/index.ts';
import {
  countWritten,
  countedWritten,
  dayOfYearWritten,
  dayWritten,
  listWritten,
} from '../../platform/written/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import { capital, type CommitteeMeeting, type Noun, type Nouns } from '../../roll/index.ts';
import type { Decider, Policy, StepOf } from './model.ts';

const whatCannotRun: Readonly<Record<string, string>> = {
  beginners: 'Petitions are begun by a unit, or by people who are not members.',
  'nothing-signed': 'Nothing is signed.',
  'test-apart': 'Something comes between the signatures and their test.',
  'text-unfrozen': 'The text is not frozen before signing.',
  organizers: 'Organizers need not be members, or need not accept.',
  'provisional-term': 'The term is provisional.',
  percent: 'The number of signatures is a share of the members.',
  'among-untested': 'Some of the signers must be of a certain kind, and nobody tests them right after signing.',
  'among-differs': 'Signers of one kind are asked for at one signing, and of another kind at another.',
  'renewal-by-stages': 'A renewal is signed, and the steps are signed twice, or begin with something else.',
  'record-day': 'Good standing is counted from a record day.',
  'window-until': 'Signing ends on a fixed day of the year.',
  withdrawal: 'A signature may be withdrawn at other times than until filing.',
};

/** What of a policy cannot be carried out yet. */
export function wordedLimit(impediment: Impediment): string {
  return `${String(impediment['path'])}: ${whatCannotRun[String(impediment['what'])] ?? 'This cannot be carried out yet.'}`;
}

/** “100 members in good standing”. */
export function gistOf({ count, signers }: Pick<StepOf<'signatures'>, 'count' | 'signers'>): string {
  const who = signers.classes === 'anyone' ? 'people' : 'members';
  const how = signers.goodStanding ? ' in good standing' : '';
  return typeof count === 'number'
    ? `${countWritten(count)} ${who}${how}`
    : `${count.percent} % of the ${who}${how}, at least ${count.atLeast}`;
}

/** “ALA-MIG, version of 2014”. */
export function titleOf({ title, version }: Pick<Policy, 'title' | 'version'>): string {
  return `${title}, version of ${version}`;
}

/** “Three years”, “18 months”. */
export function monthsInWords(months: number): string {
  if (months % 12 !== 0) return countedWritten(months, 'month', 'months');
  const years = months / 12;
  return `${small[years] ?? countWritten(years)} ${years === 1 ? 'year' : 'years'}`;
}

const small = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
export const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const sentences = (...all: readonly (string | false | null | undefined)[]): string => all.filter(Boolean).join(' ');

type Begins = Policy['begins'];

/** Who decides: “the Committee on Organization”. */
function decider(by: Decider, { committee, council }: Nouns): string {
  switch (by.who) {
    case 'committee':
      return committee.named;
    case 'council':
      return council.named;
    case 'board':
      return `the ${by.name ?? 'board'}`.replace(/^the the /, 'the ');
    case 'officer':
      return `the ${by.name}`;
    case 'members':
      return `${small[by.confirmations] ?? by.confirmations} members`;
    case 'nobody':
      return 'nobody';
  }
}

/** What whoever decides does, within a sentence: “the Governing Board decides”. */
export const decidedBy = (by: Decider, nouns: Nouns): string =>
  `${decider(by, nouns)} ${by.who === 'members' ? 'confirm' : 'decides'}`;

const submitted: Readonly<Record<Begins['submits'][number], string>> = {
  'statement-of-purpose': 'a statement of purpose',
  organizers: 'the names and addresses of its organizers',
  topics: 'its topics, from the list of topics',
  goals: 'its goals',
  budget: 'a budget',
  bylaws: 'bylaws',
};

const windowWords = (window: StepOf<'signatures'>['window']): string => {
  if ('months' in window) return `for ${monthsInWords(window.months)}`;
  return 'days' in window ? `for ${window.days} days` : `until ${dayOfYearWritten(`2000-${window.until}`)}`;
};

/** The steps to a group. */
export const stepWords = {
  look: 'Look whether a body exists for this',
  lookText: ({ unit, contact, consult }: { unit: Noun; contact: string; consult: Begins['overlap']['consult'] }) =>
    sentences(
      `Search the ${unit.many} and the groups, and talk to ${contact}.`,
      'A concern that several of them touch is the usual case, and no reason to stop.',
      consult === 'each-unit-touched' && `Each ${unit.one} that your text touches is asked for its view.`,
    ),
  draft: 'Write the statement',
  draftText: (submits: Begins['submits']) =>
    `Say what the group is for, for whom, and what it will not do. You submit ${listWritten(submits.map((one) => submitted[one]))}. While you write, the page shows who is near.`,
  organizers: 'Find organizers',
  organizersText: ({ least, accept, members, postalAddress }: Begins['organizers']) =>
    sentences(
      `${capital(small[least] ?? String(least))} at least${members ? ', all of them members' : ''}.`,
      accept && 'Each accepts by a link of their own.',
      postalAddress === 'required' && 'Their postal addresses are asked for, and seen by the verifiers only.',
    ),
  freeze: 'Open it',
  freezeText: (frozen: Begins['textFrozen'], opens: Begins['opens']) =>
    sentences(
      frozen === 'before-signing' && 'The text is frozen, so that everyone signs the same.',
      opens.how === 'at-once'
        ? 'Signing opens at once.'
        : `Staff may look first, for ${opens.withinDays} days at most.`,
      'You get a link to pass on.',
    ),
  signatures: (step: StepOf<'signatures'>) => `Gather ${gistOf(step)}`,
  signaturesText: ({ form, window, namesShownTo, signers, among }: StepOf<'signatures'>, lastDay: CalendarDay | null) =>
    sentences(
      `The petition is open ${lastDay === null ? windowWords(window) : `until ${dayWritten(lastDay)}`}.`,
      form === 'letter' ? 'Each of them writes a letter in support.' : 'A member signs with one press, or by one mail.',
      among.length > 0 &&
        `${capital(listWritten(among.map(({ count, who }) => `${small[count] ?? count} must be ${who}`)))}.`,
      signers.tenureMonths > 0 && `Signers have been members for ${monthsInWords(signers.tenureMonths)} at least.`,
      namesShownTo === 'verifiers'
        ? 'Names are for the verifiers, unless the signer says otherwise.'
        : 'Everybody sees who they are.',
    ),
  verification: ({ of }: StepOf<'verification'>) =>
    ({
      signatures: 'The signatures are verified',
      organizers: 'The organizers are verified',
      scope: 'The scope is verified',
    })[of],
  verificationText: ({ of, by, withinDays }: StepOf<'verification'>) =>
    sentences(
      of === 'signatures'
        ? `You file the petition, and ${by === 'staff' ? 'staff test' : `the ${by.replaceAll('-', ' ')} tests`} each signature against the roll.`
        : `${by === 'staff' ? 'Staff confirm' : `The ${by.replaceAll('-', ' ')} confirms`} ${of === 'organizers' ? 'that its organizers may begin it' : 'that its purpose is one for such a group'}, or ${by === 'staff' ? 'send' : 'sends'} it back with the reason.`,
      withinDays !== null && `That takes ${withinDays} days at most.`,
    ),
  endorsement: 'It is endorsed',
  endorsementText: ({ by, withinDays }: StepOf<'endorsement'>) =>
    `By ${by}${withinDays === null ? '' : `, within ${withinDays} days`}.`,
  meeting: 'An open meeting is held',
  meetingText: ({ noticeDays, minute }: StepOf<'meeting'>) =>
    `It is announced ${noticeDays} days before.${minute ? ' A minute of it is submitted.' : ''}`,
  decision: (by: Decider, nouns: Nouns) => capital(decidedBy(by, nouns)),
  decisionText: ({ by, returned }: StepOf<'decision'>, next: CommitteeMeeting | null) =>
    sentences(
      by.who === 'nobody' && 'It is approved at the instant when the step before is done.',
      'vote' in by && `By ${by.vote === 'majority' ? 'a majority' : 'two thirds'} of the votes, with its reasons.`,
      next !== null &&
        `The next meeting is on ${dayWritten(next.on)}, for what is filed by ${dayWritten(next.fileBy)}.`,
      returned !== null &&
        `It may return the petition for changes${returned.keepsSignatures ? '; the signatures are kept' : ''}.`,
    ),
  report: (to: StepOf<'report'>['to'], { council }: Nouns) =>
    `${to === 'council' ? capital(council.named) : to === 'board' ? 'The board' : 'Everyone'} is told`,
  reportText: (as: StepOf<'report'>['as']) =>
    as === 'information'
      ? 'For information: the decision holds already.'
      : 'For action: nothing holds before it is ratified.',
  group: ({ one }: Noun) => `The ${one} opens`,
  groupText: (term: Policy['group']['term'], { headquarters }: Nouns) =>
    `It has a home here, a contact at ${headquarters.named}, and ${'months' in term ? `a term of ${monthsInWords(term.months)}` : 'no end in sight'}.`,
};

/** The page on how to start a group. */
export const startWords = {
  title: (group: Noun) => `How to start ${group.named}`,
  lede: ({ unit }: Nouns) =>
    `For a concern that falls outside the charge of any single ${unit.one}. Many may touch it; none carries the whole of it.`,
  exists: 'Does a body exist?',
  existsText: ({ unit }: Nouns) =>
    `First of all, look. Write your concern down in a sentence or two, and see which ${unit.many} and groups it touches.`,
  searchLabel: 'Search units, groups and petitions',
  search: 'Search',
  drafting:
    'A draft shows them too, with the words and topics that you share. It costs nothing, and nobody sees it but its organizers.',
  way: 'Step by step',
  submit: 'What you submit',
  decides: 'Who decides, and when',
  decidesText: (who: string) =>
    `${capital(who)} meets on the days below. A petition is before a meeting if it is filed by the day given.`,
  meetings: 'The next meetings',
  meeting: 'Meeting',
  on: 'Day',
  fileBy: 'File by',
  noMeetings: 'No meeting is in the calendar yet.',
  ask: 'Whom to ask',
  askText: (contact: string) =>
    `${contact} advises on the way, on the rules and on procedure, before you begin and all along.`,
  mayNot: 'What a group may not do',
  start: 'Start a petition',
  rules: 'The rules in force, with their sources',
  decider,
  deciderName: (by: Decider, nouns: Nouns) => capital(decider(by, nouns)),
  submitted: (one: Begins['submits'][number]) => capital(submitted[one]),
};

/** The pages of the rules. */
export const rulesWords = {
  title: 'Rules in force',
  lede: 'A petition, and the group that it makes, are judged by the version under which the petition was begun. Versions do not change; a new one takes their place.',
  inForce: 'In force',
  notYet: 'Not yet in force',
  former: 'Former',
  until: 'Until',
  from: 'From',
  needed: 'Signatures',
  term: 'Term',
  open: 'No end',
  fingerprint: 'Fingerprint',
  fingerprintWhy: 'The SHA-256 of this version. A text that was changed would have another, and is refused.',
};
