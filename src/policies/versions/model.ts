import { z } from 'zod';
import { Changes, changesUnlessSaid } from './changes-model.ts';
import { Duties, dutiesUnlessSaid } from './duties-model.ts';
import { cited, code, day, dayOfYear, number, oneOf, text } from './fields.ts';

/** The text that the policy puts into figures. */
const SourceText = z.strictObject({
  name: text,
  number: text.optional(),
  url: z.url('a web address').optional(),
  remark: text.optional(),
});

const Organizers = z.strictObject({
  least: number(1, 20),
  most: number(1, 50),
  /** Whether each must be a member of the association. */
  members: z.boolean(),
  /** Whether each must accept before the petition opens. */
  accept: z.boolean(),
  postalAddress: oneOf(['required', 'optional', 'not-asked']),
});

/** What is done about bodies that may already have the concern in their charge. It informs; it never refuses. */
const Overlap = z.strictObject({
  look: z.boolean(),
  consult: oneOf(['each-unit-touched', 'staff', 'nobody']),
  answerDays: number(0, 366),
  silence: oneOf(['is-noted', 'is-consent', 'holds-up']),
});

const Opening = z.discriminatedUnion('how', [
  z.strictObject({ how: z.literal('at-once') }),
  /** Staff may look first; when their days are over, the petition opens by itself. */
  z.strictObject({ how: z.literal('after-a-look'), withinDays: number(1, 90) }),
]);

const Beginning = z.strictObject({
  who: oneOf(['any-member', 'member-in-good-standing', 'a-unit', 'anyone']),
  submits: z
    .array(oneOf(['statement-of-purpose', 'organizers', 'topics', 'goals', 'budget', 'bylaws']))
    .min(1, 'at least one thing'),
  organizers: Organizers,
  overlap: Overlap,
  textFrozen: oneOf(['before-signing', 'before-filing']),
  opens: Opening,
  ...cited,
});

const Signers = z.strictObject({
  /** Every class of people, anyone at all, or the classes by their codes. */
  classes: z.union([oneOf(['personal', 'anyone']), z.array(text).min(1, 'at least one class')]),
  goodStanding: z.boolean(),
  tenureMonths: number(0, 600),
  /** Days for which good standing outlasts the dues. */
  graceDays: number(0, 366),
  standingOn: z.array(oneOf(['signing', 'filing'])),
  /** The day of the year on which dues must have been paid, where the association has one. */
  recordDay: dayOfYear.optional(),
});

const Signatures = z.strictObject({
  step: z.literal('signatures'),
  count: z.union([
    number(1, 1_000_000),
    z.strictObject({
      percent: z.number().gt(0, 'a number above 0').max(100, 'at most 100'),
      atLeast: number(1, 1_000_000),
    }),
  ]),
  /** Some of whom must be of a kind: “3 from one standing committee”. */
  among: z.array(z.strictObject({ count: number(1, 1_000_000), who: text })).default([]),
  form: oneOf(['signature', 'letter']),
  signers: Signers,
  window: z.union([
    z.strictObject({ months: number(1, 120) }),
    z.strictObject({ days: number(1, 3_660) }),
    z.strictObject({ until: dayOfYear }),
  ]),
  /** Who sees a signer's name unless the signer says otherwise. */
  namesShownTo: oneOf(['verifiers', 'everyone']),
  withdrawableUntil: oneOf(['filing', 'decision', 'never']),
  ...cited,
});

const Verification = z.strictObject({
  step: z.literal('verification'),
  of: oneOf(['organizers', 'scope', 'signatures']),
  by: oneOf(['staff', 'officer', 'executive-director']),
  withinDays: number(1, 366).nullable(),
  ...cited,
});

const Endorsement = z.strictObject({
  step: z.literal('endorsement'),
  by: text,
  count: number(1, 1_000),
  withinDays: number(1, 366).nullable(),
  ...cited,
});

const OpenMeeting = z.strictObject({
  step: z.literal('meeting'),
  open: z.boolean(),
  noticeDays: number(0, 366),
  /** How many must come; null where the text does not say. */
  attendance: number(1, 100_000).nullable(),
  minute: z.boolean(),
  ...cited,
});

const vote = oneOf(['majority', 'two-thirds']);
const quorum = number(1, 10_000).nullable();

const Decider = z.discriminatedUnion('who', [
  z.strictObject({ who: z.literal('committee'), vote, quorum }),
  z.strictObject({ who: z.literal('council'), onRecommendationOf: oneOf(['committee', 'board']), vote, quorum }),
  z.strictObject({ who: z.literal('board'), name: text.optional(), vote, quorum }),
  z.strictObject({ who: z.literal('officer'), name: text }),
  z.strictObject({ who: z.literal('nobody') }),
  z.strictObject({ who: z.literal('members'), confirmations: number(1, 1_000), objectionHours: number(0, 8_760) }),
]);

/** How a body votes while it does not meet, and what is told of its votes. */
const BallotRule = z.strictObject({
  /** Whether each member's position is known, and published with the decision, or nobody's. */
  positions: oneOf(['open', 'secret']),
  /** Days for which a vote between meetings is announced before it opens. */
  noticeDays: number(0, 90),
  /** Days for which it is then open. */
  openDays: number(1, 90),
  /** Whether what members say to it is published with the decision, or stays with the body. */
  comments: oneOf(['published', 'for-the-body']),
  ...cited,
});

/** What holds for a file that says nothing of it.  Versions that are in use are read by these figures, so they do not change. */
export const ballotUnlessSaid: z.output<typeof BallotRule> = {
  positions: 'open',
  noticeDays: 7,
  openDays: 14,
  comments: 'for-the-body',
  citation: 'The texts say nothing of it.',
  silent:
    'Chosen: a week of notice and two weeks to vote, by name, as a committee votes in its room. What members say to one another stays with the body.',
};

const Decision = z.strictObject({
  step: z.literal('decision'),
  by: Decider,
  withinDays: number(1, 366).nullable(),
  /** What becomes of a petition that is sent back for changes; null where it cannot be. */
  returned: z.strictObject({ keepsSignatures: z.boolean() }).nullable(),
  ballot: BallotRule.default(ballotUnlessSaid),
  ...cited,
});

const Report = z.strictObject({
  step: z.literal('report'),
  to: oneOf(['council', 'board', 'members']),
  /** For information, or for action: then nothing holds before it is ratified. */
  as: oneOf(['information', 'action']),
  ...cited,
});

const Step = z.discriminatedUnion('step', [Signatures, Verification, Endorsement, OpenMeeting, Decision, Report]);

const Term = z.union([
  z.strictObject({ months: number(1, 600) }),
  z.strictObject({ indefinite: z.literal(true) }),
  z.strictObject({ provisionalMonths: number(1, 600), afterwards: text }),
]);

const Group = z.strictObject({
  term: Term,
  /** Who may take part. */
  participation: oneOf(['members-in-good-standing', 'members', 'anyone']),
  /** What the association owes it, in sentences. */
  owed: z.array(text),
  mayAskFor: z.array(text).default([]),
  mayNot: z.array(text),
  ...cited,
});

/** When conveners and the contact at headquarters are told of a term that ends. */
const Notices = z.strictObject({
  /** On the day from which a renewal may be begun, and when half of the time until the end is over. */
  whenItOpens: z.boolean(),
  whenHalfIsOver: z.boolean(),
  /** So many days before the end. */
  daysBefore: z.array(number(1, 366)).max(10, 'at most ten notices'),
  /** When the group has lapsed. */
  whenItHasLapsed: z.boolean(),
});

/** What holds for a file that says nothing of it.  Versions that are in use are read by these figures, so they do not change. */
export const noticesUnlessSaid: z.output<typeof Notices> = {
  whenItOpens: true,
  whenHalfIsOver: true,
  daysBefore: [30, 7],
  whenItHasLapsed: true,
};

const howOften = {
  /** How often a group may be renewed; null for as often as it wishes. */
  atMost: number(1, 1_000).nullable(),
  /** How many months before the end of a term its renewal may be begun; null where the text does not say. */
  opensMonthsBefore: number(0, 600).nullable(),
  /** Days after the end of a term on which it may still be renewed. */
  graceDays: number(0, 3_660),
  notices: Notices.default(noticesUnlessSaid),
  ...cited,
};

const Renewal = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('petition'), count: number(1, 1_000_000), ...howOften }),
  z.strictObject({ by: z.literal('letters'), count: number(1, 1_000), ...howOften }),
  z.strictObject({ by: z.literal('registration'), everyMonths: number(1, 600), dueOn: dayOfYear, ...howOften }),
  z.strictObject({
    by: z.literal('deliverables'),
    what: z.array(text).min(1, 'at least one thing'),
    least: number(1, 100),
    ...howOften,
  }),
  z.strictObject({ by: z.literal('agreement'), ...howOften }),
  z.strictObject({ by: z.literal('nothing'), ...cited }),
]);

/** What holds for a file that says nothing of it.  Versions that are in use are read by this figure, so it does not change. */
export const warnedDaysUnlessSaid = 30;

const Ending = z.strictObject({
  /** When a group lapses by itself; null where it never does. */
  lapses: z.union([
    z.literal('when-its-term-is-over'),
    z.strictObject({
      whenInactiveMonths: number(1, 600),
      /** So many days before, its conveners are warned. */
      warnedDaysBefore: number(1, 366).default(warnedDaysUnlessSaid),
    }),
    z.null(),
  ]),
  /** Months before a group that lapsed may be begun again. */
  hiatusMonths: number(0, 600),
  /** What it may grow into. */
  graduation: z.strictObject({ to: text, when: text }).nullable(),
  ...cited,
});

/** It came later than the others: files in use need not say it. */
const undecidedMonthsUnlessSaid = 24;

/** When a petition that nobody carries on is closed: it never has a final decision, so its addresses would stay for ever. */
const Unfinished = z.strictObject({
  /** Months without a sign of life of its organizers, for a draft and for one that staff look at. */
  draftMonths: number(1, 120),
  /** The same, for one that was returned for changes and has not been submitted again. */
  returnedMonths: number(1, 120),
  /** Months without a step, for one that has been filed and on which nobody decides. */
  undecidedMonths: number(1, 120).default(undecidedMonthsUnlessSaid),
  /** Days for which its organizers are told before. */
  noticeDays: number(1, 90),
  ...cited,
});

/** What holds for a file that says nothing of it.  Versions that are in use are read by these figures, so they do not change. */
export const unfinishedUnlessSaid: z.output<typeof Unfinished> = {
  draftMonths: 12,
  returnedMonths: 12,
  undecidedMonths: undecidedMonthsUnlessSaid,
  noticeDays: 14,
  citation: 'The texts say nothing of it.',
  silent:
    'Chosen: twelve months, in which the deciding body meets twice, and a letter fourteen days before. What was public stays.',
};

const Retention = z.strictObject({
  /** Days after the final decision, or after the petition has ended without one. */
  days: number(0, 3_660),
  of: z.array(oneOf(['organizers-addresses', 'scans', 'network-marks'])).min(1, 'at least one thing'),
  unfinished: Unfinished.default(unfinishedUnlessSaid),
  ...cited,
});

/** One version of the rules by which a group is made, renewed and ended: see `association/policies/`. */
export const PolicyFile = z
  .strictObject({
    id: code,
    version: code,
    title: text,
    effectiveOn: day,
    supersedes: code.nullable(),
    text: SourceText,
    begins: Beginning,
    steps: z.array(Step).min(1, 'at least one step'),
    group: Group,
    renewal: Renewal,
    ending: Ending,
    changes: Changes.default(changesUnlessSaid),
    duties: Duties.default(dutiesUnlessSaid),
    retention: Retention,
  })
  .superRefine((policy, context) => {
    const amiss = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message });
    if (policy.supersedes === policy.version) amiss(['supersedes'], 'an earlier version, or null');
    const { least, most } = policy.begins.organizers;
    if (most < least) amiss(['begins', 'organizers', 'most'], `at least ${least}, as “least” says`);
    checkSteps(policy.steps, amiss);
  });

export type Policy = z.output<typeof PolicyFile>;
export type PolicyStep = Policy['steps'][number];
export type StepOf<K extends PolicyStep['step']> = Extract<PolicyStep, { step: K }>;
export type Decider = StepOf<'decision'>['by'];

/** Whether steps follow one another as they can: signatures before their test, everything before the decision, the report after it. */
function checkSteps(steps: readonly PolicyStep[], amiss: (path: PropertyKey[], message: string) => void): void {
  const kinds = steps.map(({ step }) => step);
  const decision = kinds.indexOf('decision');
  if (kinds.filter((kind) => kind === 'decision').length !== 1) amiss(['steps'], 'exactly one decision');
  for (const [index, step] of steps.entries()) {
    const at = ['steps', index, 'step'];
    if (step.step === 'report' ? index < decision : decision >= 0 && index > decision) {
      amiss(at, step.step === 'report' ? 'a report after the decision' : 'a step before the decision');
    }
    if (step.step === 'verification' && step.of === 'signatures' && !kinds.slice(0, index).includes('signatures')) {
      amiss(at, 'signatures before they are tested');
    }
    if (step.step === 'signatures') checkSignatures(step, index, amiss);
  }
}

function checkSignatures(
  { count, among, signers }: StepOf<'signatures'>,
  index: number,
  amiss: (path: PropertyKey[], message: string) => void,
): void {
  const asked = among.reduce((sum, one) => sum + one.count, 0);
  if (typeof count === 'number' && asked > count)
    amiss(['steps', index, 'among'], `at most ${count} in all, as “count” says`);
  if (signers.goodStanding && signers.standingOn.length === 0)
    amiss(['steps', index, 'signers', 'standingOn'], 'at least one day on which standing must hold');
}
