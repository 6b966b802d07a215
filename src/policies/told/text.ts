import { capital } from '../../roll/index.ts';
import { titleOf } from '../versions/words.ts';
import type { Policy } from '../versions/model.ts';
import type { Change, ChangedChapter } from './difference.ts';
import type { Chapter, Says } from './model.ts';
import { changedSentence, differenceWords as words, toldWords } from './words.ts';

type Named = Pick<Policy, 'id' | 'title' | 'version'>;

/** A policy as lines of plain text; what cannot be carried out yet comes last. */
export function explained(policy: Named, chapters: readonly Chapter[], limits: readonly string[]): string[] {
  return [
    titleOf(policy),
    ...chapters.flatMap(({ title, lines, citation, silent }) => [
      '',
      title,
      ...lines.flatMap(({ label, says }) => written(label, says)),
      ...(citation ? written(toldWords.citation, citation) : []),
      ...(silent ? written(toldWords.whereSilent, silent) : []),
    ]),
    ...(limits.length > 0 ? ['', toldWords.cannot, ...limits.map((limit) => `  - ${limit}`)] : []),
  ];
}

/** The difference between two versions as lines of plain text: the rules, and then where they stem from. */
export function differenceWritten(before: Named, after: Named, changed: readonly ChangedChapter[]): string[] {
  const rules = changed.filter(({ changes }) => changes.length > 0);
  const sources = changed.filter(({ citation, silent }) => citation !== null || silent !== null);
  return [
    words.heads(before, after),
    ...(changed.length === 0 ? ['', words.same] : []),
    ...rules.flatMap(ruleWritten),
    ...(sources.length > 0 ? ['', words.sources] : []),
    ...sources.flatMap(({ title, citation, silent }) => [
      ...(citation ? bothWritten(title, citation) : []),
      ...(silent ? bothWritten(words.silentOf(title), silent) : []),
    ]),
  ];
}

function ruleWritten({ title, is, changes }: ChangedChapter): string[] {
  if (is === 'new')
    return ['', words.isNew(title), ...changes.flatMap(({ label, after }) => written(label, after ?? ''))];
  if (is === 'gone') return ['', words.isGone(title)];
  return ['', title, ...changes.flatMap(changeWritten)];
}

/** “Signatures asked for: 100, formerly 50.”, or one under the other where that would be too long. */
function changeWritten(change: Change): string[] {
  const sentence = changedSentence(change);
  return sentence === null ? bothWritten(change.label, change) : [`  ${sentence}`];
}

const bothWritten = (label: string, { before, after }: Pick<Change, 'before' | 'after'>): string[] => [
  `  ${label}`,
  ...written(words.now, after ?? words.nothing, 4),
  ...written(words.formerly, before ?? words.nothing, 4),
];

function written(label: string, says: Says, indent = 2): string[] {
  const before = ' '.repeat(indent);
  if (typeof says === 'string') return [`${before}${label}: ${/[.!?]$/.test(says) ? says : `${says}.`}`];
  return [`${before}${label}:`, ...says.map((one) => `${before}  - ${capital(one)}`)];
}
