import type { Policy, PolicyStep, StepOf } from '../versions/model.ts';
import { startWords } from '../versions/words.ts';
import type { Chapter, Line } from './model.ts';
import type { Namesakes } from './namesakes.ts';
import {
  ballotWords,
  decisionWords,
  orderWords,
  otherStepWords as words,
  signingWords,
  stepTitle,
} from './step-words.ts';

/** A step without its place among others of its kind. */
type StepTold = Omit<Chapter, 'citation' | 'silent'>;

/** Which steps there are in which order, and then each of them. */
export function stepsTold(steps: Policy['steps'], names: Namesakes): Chapter[] {
  const numbered = steps.map((step, index) => ({ step, ...stepNamed(steps, index) }));
  return [
    {
      key: 'steps',
      title: orderWords.title,
      lines: [
        { key: 'order', label: orderWords.order, says: orderWords.orderValue(numbered.map(({ title }) => title)) },
      ],
      citation: null,
      silent: null,
    },
    ...numbered.flatMap(({ step, key, title }) => [
      { key, title, lines: linesOf(step, names), citation: step.citation, silent: step.silent ?? null },
      ...(step.step === 'decision' ? ballotTold(step) : []),
    ]),
  ];
}

/** By its kind, and by a number where an earlier step is of the same: “Signing, stage 2”. */
function stepNamed(steps: Policy['steps'], index: number): Pick<StepTold, 'key' | 'title'> {
  const kind = kindOf(steps[index]!);
  const alike = steps.filter((step) => kindOf(step) === kind).length;
  const number = steps.slice(0, index + 1).filter((step) => kindOf(step) === kind).length;
  const title = stepTitle(steps[index]!);
  return {
    key: number === 1 ? kind : `${kind}-${number}`,
    title: alike === 1 ? title : words.stage(title, number),
  };
}

const kindOf = (step: PolicyStep): string => (step.step === 'verification' ? `${step.step}-of-${step.of}` : step.step);

function linesOf(step: PolicyStep, names: Namesakes): Line[] {
  switch (step.step) {
    case 'signatures':
      return signingLines(step, names);
    case 'verification':
      return [{ key: 'by', label: words.by, says: words.verifier[step.by] }, within(step)];
    case 'endorsement':
      return [
        { key: 'by', label: words.by, says: step.by },
        { key: 'count', label: words.endorsements, says: String(step.count) },
        within(step),
      ];
    case 'meeting':
      return [
        { key: 'open', label: words.meetingFor, says: words.meetingForValue(step.open) },
        { key: 'notice', label: words.notice, says: words.noticeValue(step.noticeDays) },
        { key: 'attendance', label: words.attendance, says: words.attendanceValue(step.attendance) },
        { key: 'minute', label: words.minute, says: words.minuteValue(step.minute) },
      ];
    case 'decision':
      return decisionLines(step, names);
    case 'report':
      return [
        { key: 'to', label: words.to, says: reportedTo(step.to, names) },
        { key: 'as', label: words.as, says: words.asValue[step.as] },
      ];
  }
}

const within = ({ withinDays }: { readonly withinDays: number | null }): Line => ({
  key: 'within',
  label: words.within,
  says: words.withinValue(withinDays),
});

function signingLines(step: StepOf<'signatures'>, names: Namesakes): Line[] {
  const { count, among, form, window, namesShownTo, withdrawableUntil } = step;
  const { classes, goodStanding, tenureMonths, graceDays, standingOn, recordDay } = step.signers;
  const w = signingWords;
  return [
    { key: 'count', label: w.count, says: w.countValue(count) },
    { key: 'among', label: w.among, says: among.length > 0 ? among.map(w.amongOne) : w.amongNobody },
    { key: 'form', label: w.form, says: w.formValue[form] },
    { key: 'signers', label: w.signers, says: whoSigns(classes, names) },
    { key: 'good-standing', label: w.goodStanding, says: w.goodStandingValue(goodStanding) },
    { key: 'tenure', label: w.tenure, says: w.tenureValue(tenureMonths) },
    ...(goodStanding
      ? [
          { key: 'grace', label: w.grace, says: w.graceValue(graceDays) },
          { key: 'standing', label: w.standing, says: w.standingValue(standingOn) },
          { key: 'record-day', label: w.recordDay, says: w.recordDayValue(recordDay) },
        ]
      : []),
    { key: 'window', label: w.window, says: w.windowValue(window) },
    { key: 'names', label: w.names, says: w.namesValue[namesShownTo] },
    { key: 'withdrawal', label: w.withdrawal, says: w.withdrawalValue[withdrawableUntil] },
  ];
}

function whoSigns(classes: StepOf<'signatures'>['signers']['classes'], names: Namesakes): string {
  if (classes === 'anyone') return signingWords.anyone;
  if (classes === 'personal') return signingWords.personal;
  return signingWords.ofClass(classes.map((each) => names.classes.find(({ code }) => code === each)?.label ?? each));
}

function decisionLines({ by, withinDays, returned }: StepOf<'decision'>, names: Namesakes): Line[] {
  const w = decisionWords;
  const found: (Line | false)[] = [
    { key: 'by', label: words.by, says: startWords.decider(by, names.words) },
    by.who === 'council' && {
      key: 'recommended',
      label: w.recommended,
      says: by.onRecommendationOf === 'board' ? words.board : names.words.committee.named,
    },
    'vote' in by && { key: 'vote', label: w.vote, says: w.voteValue[by.vote] },
    'quorum' in by && { key: 'quorum', label: w.quorum, says: w.quorumValue(by.quorum) },
    by.who === 'members' && {
      key: 'confirmations',
      label: w.confirmations,
      says: w.confirmationsValue(by.confirmations),
    },
    by.who === 'members' && { key: 'objection', label: w.objection, says: w.objectionValue(by.objectionHours) },
    within({ withinDays }),
    { key: 'returned', label: w.returned, says: w.returnedValue(returned) },
  ];
  return found.filter((line) => line !== false);
}

/** How a body votes while it does not meet; where no body decides there is nothing to tell. */
function ballotTold({ by, ballot }: StepOf<'decision'>): Chapter[] {
  if (by.who === 'officer' || by.who === 'nobody') return [];
  const { noticeDays, openDays, positions, comments, citation, silent } = ballot;
  const w = ballotWords;
  return [
    {
      key: 'ballot',
      title: w.title,
      lines: [
        { key: 'notice', label: w.notice, says: w.noticeValue(noticeDays) },
        { key: 'open', label: w.open, says: w.openValue(openDays) },
        { key: 'positions', label: w.positions, says: w.positionsValue[positions] },
        { key: 'comments', label: w.comments, says: w.commentsValue[comments] },
      ],
      citation,
      silent: silent ?? null,
    },
  ];
}

function reportedTo(to: StepOf<'report'>['to'], { words: nouns }: Namesakes): string {
  if (to === 'council') return nouns.council.named;
  return to === 'board' ? words.board : words.everybody;
}
