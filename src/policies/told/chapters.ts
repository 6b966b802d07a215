import { dayWritten } from '../../platform/written/index.ts';
import type { DutyRule } from '../versions/duties-model.ts';
import type { Policy } from '../versions/model.ts';
import { dutiesIn } from '../versions/rules.ts';
import { startWords } from '../versions/words.ts';
import { changesWords } from './changes-words.ts';
import { changeLines } from './changes.ts';
import type { Chapter, Line, Says } from './model.ts';
import type { Namesakes } from './namesakes.ts';
import { stepsTold } from './steps.ts';
import {
  beginningWords,
  dutiesWords,
  endingWords,
  erasureWords,
  groupWords,
  renewalWords,
  sourceWords,
  toldWords,
  unfinishedWords,
} from './words.ts';

/** All that a policy says, in plain words and in the order in which a group lives by it. */
export function policyTold(policy: Policy, names: Namesakes): Chapter[] {
  const { begins, group, renewal, ending, changes, duties, retention } = policy;
  return [
    { key: 'source', title: sourceWords.title, lines: sourceLines(policy), citation: null, silent: null },
    chapter('begins', beginningWords.title, beginningLines(begins), begins),
    ...stepsTold(policy.steps, names),
    chapter('group', groupWords.title, groupLines(group), group),
    chapter('renewal', renewalWords.title, renewalLines(renewal), renewal),
    chapter('ending', endingWords.title, endingLines(ending), ending),
    chapter('changes', changesWords.title, changeLines(changes, names), changes),
    chapter('duties', dutiesWords.title, dutyLines(dutiesIn(policy), names), duties),
    chapter('retention', erasureWords.title, erasureLines(retention), retention),
    chapter('unfinished', unfinishedWords.title, unfinishedLines(retention.unfinished), retention.unfinished),
  ];
}

type Cited = { readonly citation: string; readonly silent?: string | undefined };

const chapter = (key: string, title: string, lines: Line[], { citation, silent }: Cited): Chapter => ({
  key,
  title,
  lines,
  citation,
  silent: silent ?? null,
});

const line = (key: string, label: string, says: Says): Line => ({ key, label, says });

function sourceLines({ title, text, effectiveOn, supersedes }: Policy): Line[] {
  const w = sourceWords;
  return [
    line('name', w.name, title),
    line('text', w.text, [text.name, text.number].filter(Boolean).join(', ')),
    ...(text.url ? [line('url', w.url, text.url)] : []),
    ...(text.remark ? [line('remark', w.remark, text.remark)] : []),
    line('from', w.from, dayWritten(effectiveOn)),
    line('supersedes', w.supersedes, supersedes === null ? w.nothing : w.version(supersedes)),
  ];
}

function beginningLines({ who, submits, organizers, overlap, textFrozen, opens }: Policy['begins']): Line[] {
  const w = beginningWords;
  const isAsked = overlap.consult !== 'nobody';
  return [
    line('who', w.who, w.whoMay[who]),
    line('submits', w.submits, submits.map(startWords.submitted)),
    line('organizers', w.organizers, w.organizersValue(organizers)),
    line('organize', w.organize, w.mayOrganize(organizers.members)),
    line('accept', w.accept, w.acceptValue(organizers.accept)),
    line('address', w.address, w.addressValue[organizers.postalAddress]),
    line('look', w.look, w.lookValue(overlap.look)),
    line('consult', w.consult, w.consultValue[overlap.consult]),
    ...(isAsked ? [line('answer', w.answer, w.answerValue(overlap.answerDays))] : []),
    ...(isAsked ? [line('silence', w.silence, w.silenceValue[overlap.silence])] : []),
    line('frozen', w.frozen, w.frozenValue[textFrozen]),
    line('opens', w.opens, w.opensValue(opens)),
  ];
}

function groupLines({ term, participation, owed, mayAskFor, mayNot }: Policy['group']): Line[] {
  const w = groupWords;
  const listed = (all: readonly string[]) => (all.length > 0 ? all : toldWords.silence);
  return [
    line('term', w.term, w.termValue(term)),
    line('participation', w.participation, w.participationValue[participation]),
    line('owed', w.owed, listed(owed)),
    line('may-ask-for', w.mayAskFor, listed(mayAskFor)),
    line('may-not', w.mayNot, listed(mayNot)),
  ];
}

function renewalLines(renewal: Policy['renewal']): Line[] {
  const w = renewalWords;
  const how = line('how', w.how, w.howValue[renewal.by]);
  if (renewal.by === 'nothing') return [how];
  return [
    how,
    ...renewalAsks(renewal),
    line('often', w.often, w.oftenValue(renewal.atMost)),
    line('early', w.early, w.earlyValue(renewal.opensMonthsBefore)),
    line('late', w.late, w.lateValue(renewal.graceDays)),
    line('notices', w.notices, w.noticesValue(renewal.notices)),
  ];
}

function renewalAsks(renewal: Policy['renewal']): Line[] {
  const w = renewalWords;
  switch (renewal.by) {
    case 'petition':
      return [line('signatures', w.signatures, String(renewal.count))];
    case 'letters':
      return [line('letters', w.letters, String(renewal.count))];
    case 'registration':
      return [line('every', w.every, w.everyValue(renewal.everyMonths)), line('due', w.due, w.dueValue(renewal.dueOn))];
    case 'deliverables':
      return [line('what', w.what, renewal.what), line('least', w.least, w.leastValue(renewal.least))];
    case 'agreement':
    case 'nothing':
      return [];
  }
}

function endingLines({ lapses, hiatusMonths, graduation }: Policy['ending']): Line[] {
  const w = endingWords;
  return [
    line('lapses', w.lapses, w.lapsesValue(lapses)),
    line('hiatus', w.hiatus, w.hiatusValue(hiatusMonths)),
    line('graduation', w.graduation, graduation ? graduation.to : w.graduationNone),
    ...(graduation ? [line('when', w.when, graduation.when)] : []),
  ];
}

function dutyLines(of: readonly DutyRule[], names: Namesakes): Line[] {
  const w = dutiesWords;
  if (of.length === 0) return [line('none', w.title, w.none)];
  const titles = w.duties(names.words);
  return [...Map.groupBy(of, ({ duty }) => duty)].map(([duty, rules]) => {
    const owed = rules.map((rule) => w.owes(ownerOf(rule, names), rule));
    return line(duty, titles[duty], owed.length === 1 ? owed[0]! : owed);
  });
}

function ownerOf({ office, at }: DutyRule, { offices, bodies }: Namesakes): string {
  const label = offices.find((each) => each.office === office)?.label ?? office;
  if (at === 'group') return dutiesWords.inGroup(office, label);
  if (at === 'petition') return dutiesWords.atPetition;
  return at === 'unit-asked' ? dutiesWords.atUnitAsked(label) : `${label}, ${bodies[at]}`;
}

function erasureLines({ days, of }: Policy['retention']): Line[] {
  const w = erasureWords;
  return [
    line(
      'what',
      w.what,
      of.map((one) => w.whatOf[one]),
    ),
    line('when', w.when, w.whenValue(days)),
  ];
}

function unfinishedLines(unfinished: Policy['retention']['unfinished']): Line[] {
  const w = unfinishedWords;
  return [
    line('draft', w.draft, w.stillValue(unfinished.draftMonths)),
    line('returned', w.returned, w.stillValue(unfinished.returnedMonths)),
    line('undecided', w.undecided, w.undecidedValue(unfinished.undecidedMonths)),
    line('told', w.told, w.toldValue(unfinished.noticeDays)),
  ];
}
