import { countedWritten, countWritten, dayOfYearWritten, listWritten } from '../../platform/written/index.ts';
import type { PolicyStep, StepOf } from '../versions/model.ts';
import { lowered, monthsInWords } from '../versions/words.ts';
import { days, silence } from './words.ts';

type Signing = StepOf<'signatures'>;
type Deciding = StepOf<'decision'>;

const daysAtMost = (count: number | null) => (count === null ? silence : `${days(count)} at most`);
const dayOfYear = (day: string) => dayOfYearWritten(`2000-${day}`);

export const orderWords = {
  title: 'The steps',
  order: 'In this order',
  orderValue: (titles: readonly string[]) => titles.map(lowered).join('; then '),
};

export const signingWords = {
  title: 'Signing',
  count: 'Signatures asked for',
  countValue: (count: Signing['count']) =>
    typeof count === 'number'
      ? countWritten(count)
      : `${countWritten(count.percent)} % of those who may sign, and ${countWritten(count.atLeast)} at least`,
  among: 'Among them',
  amongOne: ({ count, who }: Signing['among'][number]) => `${countWritten(count)} ${who}`,
  amongNobody: 'nobody in particular',
  form: 'How they sign',
  formValue: { signature: 'by a signature', letter: 'by a letter' } satisfies Record<Signing['form'], string>,
  signers: 'Who may sign',
  personal: 'members who are persons',
  anyone: 'anyone',
  ofClass: (labels: readonly string[]) => `members of these classes: ${listWritten(labels)}`,
  goodStanding: 'Good standing',
  goodStandingValue: (asked: boolean) => (asked ? 'is asked for' : 'is not asked for'),
  tenure: 'Membership of signers',
  tenureValue: (months: number) => (months === 0 ? 'of any length' : `${monthsInWords(months)} at least`),
  grace: 'Grace after the dues',
  graceValue: (count: number) => (count === 0 ? 'none' : days(count)),
  standing: 'Standing is tested',
  standingValue: (on: readonly ('signing' | 'filing')[]) =>
    on.length === 0 ? 'on no day' : listWritten(on.map((day) => `on the day of ${day}`)),
  recordDay: 'Dues must be paid by',
  recordDayValue: (day: string | undefined) => (day === undefined ? 'no fixed day of the year' : dayOfYear(day)),
  window: 'Open for signature',
  windowValue: (window: Signing['window']) => {
    if ('until' in window) return `until ${dayOfYear(window.until)}`;
    return 'months' in window ? `for ${monthsInWords(window.months)}` : `for ${days(window.days)}`;
  },
  names: 'Names are seen by',
  namesValue: {
    verifiers: 'verifiers, unless the signer says otherwise',
    everyone: 'everyone',
  } satisfies Record<Signing['namesShownTo'], string>,
  withdrawal: 'A signature may be taken back',
  withdrawalValue: {
    filing: 'until the petition is filed',
    decision: 'until it is decided on',
    never: 'never',
  } satisfies Record<Signing['withdrawableUntil'], string>,
};

export const otherStepWords = {
  verification: {
    organizers: 'Verification of the organizers',
    scope: 'Verification of the scope',
    signatures: 'Verification of the signatures',
  } satisfies Record<StepOf<'verification'>['of'], string>,
  by: 'By',
  verifier: {
    staff: 'staff',
    officer: 'an officer',
    'executive-director': 'the executive director',
  } satisfies Record<StepOf<'verification'>['by'], string>,
  within: 'Time for it',
  withinValue: daysAtMost,
  endorsement: 'Endorsement',
  endorsements: 'Endorsements asked for',
  meeting: 'Meeting',
  meetingFor: 'Who may come',
  meetingForValue: (open: boolean) => (open ? 'everybody' : 'those who are invited'),
  notice: 'Announced',
  noticeValue: (count: number) => (count === 0 ? 'without notice' : `${days(count)} before`),
  attendance: 'How many must come',
  attendanceValue: (count: number | null) => (count === null ? silence : countWritten(count)),
  minute: 'A minute of it',
  minuteValue: (asked: boolean) => (asked ? 'is submitted' : 'is not asked for'),
  report: 'Report',
  to: 'To',
  board: 'the board',
  everybody: 'all members',
  as: 'What it is for',
  asValue: {
    information: 'for information: the decision holds already',
    action: 'for action: nothing holds before it is ratified',
  } satisfies Record<StepOf<'report'>['as'], string>,
  stage: (title: string, number: number) => `${title}, stage ${number}`,
};

export const decisionWords = {
  title: 'Decision',
  recommended: 'On recommendation of',
  vote: 'Vote',
  voteValue: {
    majority: 'a majority of the votes for and against',
    'two-thirds': 'two thirds of the votes for and against',
  },
  quorum: 'Quorum',
  quorumValue: (count: number | null) => (count === null ? silence : `${countWritten(count)} members present`),
  confirmations: 'Confirmed by',
  confirmationsValue: (count: number) => countedWritten(count, 'member', 'members'),
  objection: 'Others may object for',
  objectionValue: (hours: number) =>
    hours === 0 ? 'no time' : `${countedWritten(hours, 'hour', 'hours')}; if anybody does, all vote`,
  returned: 'If returned for changes',
  returnedValue: (returned: Deciding['returned']) => {
    if (returned === null) return 'it cannot be returned';
    return returned.keepsSignatures ? 'the signatures are kept' : 'signing begins anew';
  },
};

export const ballotWords = {
  title: 'Votes between meetings',
  notice: 'Announced',
  noticeValue: otherStepWords.noticeValue,
  open: 'Open for',
  openValue: days,
  positions: 'Positions',
  positionsValue: {
    open: 'are published by name with the decision',
    secret: 'are secret',
  } satisfies Record<Deciding['ballot']['positions'], string>,
  comments: 'What members say to it',
  commentsValue: {
    published: 'is published with the decision',
    'for-the-body': 'stays with the body',
  } satisfies Record<Deciding['ballot']['comments'], string>,
};

/** “Signing”, “Verification of the signatures”: the steps as they are named in their order. */
export function stepTitle(step: PolicyStep): string {
  switch (step.step) {
    case 'signatures':
      return signingWords.title;
    case 'verification':
      return otherStepWords.verification[step.of];
    case 'endorsement':
      return otherStepWords.endorsement;
    case 'meeting':
      return otherStepWords.meeting;
    case 'decision':
      return decisionWords.title;
    case 'report':
      return otherStepWords.report;
  }
}
