import type { ComponentChildren, VNode } from 'preact';
import { Crumbs, Day, Details, Facts, Fine, Hash, Head, Section, Table } from '../../platform/web/parts/index.ts';
import { capital } from '../../roll/index.ts';
import { addDays, type CalendarDay } from '../../platform/time/index.ts';
import type { Policy } from '../versions/model.ts';
import { addressOf, VersionState, type DatedPolicy } from '../versions/views.tsx';
import { rulesWords, titleOf } from '../versions/words.ts';
import type { ChangedChapter } from './difference.ts';
import type { Chapter, Says } from './model.ts';
import { changedSentence, differenceWords, toldWords } from './words.ts';

interface PolicyProps extends DatedPolicy {
  readonly chapters: readonly Chapter[];
  /** What a group is called for short: “MIG”. */
  readonly group: string;
  /** The other versions of the same rules, the newest first. */
  readonly others: readonly Policy[];
  readonly today: CalendarDay;
  readonly sha256: string;
}

/** One version, as a member reads it: each rule with where it stems from. */
export function PolicyPage({ policy, untilOn, chapters, group, others, today, sha256 }: PolicyProps): VNode {
  return (
    <>
      <Crumbs links={[{ href: '/rules', label: toldWords.title }]} />
      <Head
        title={titleOf(policy)}
        mark={{ what: group, state: <VersionState policy={policy} untilOn={untilOn} today={today} /> }}
        lede={rulesWords.lede}
      />
      <PolicyTold chapters={chapters} untilOn={untilOn} />
      {others.length > 0 && (
        <Section title={toldWords.held}>
          <ul>
            {others.map((other) => (
              <li>
                <Held one={policy} other={other} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={rulesWords.fingerprint} id="fingerprint">
        <p>{rulesWords.fingerprintWhy}</p>
        <p>
          <Hash of={sha256} />
        </p>
      </Section>
    </>
  );
}

function Held({ one, other }: { readonly one: Policy; readonly other: Policy }) {
  const [before, after] = inTime(one, other);
  return <a href={differenceAddress(before, after)}>{toldWords.changes(before.version, after.version)}</a>;
}

/** The earlier one first. */
export const inTime = (one: Policy, other: Policy): readonly [before: Policy, after: Policy] =>
  one.effectiveOn < other.effectiveOn ? [one, other] : [other, one];

export const differenceAddress = (before: Policy, after: Policy): string =>
  `${addressOf(after)}/changes-from/${before.version}`;

/** All that a policy says, a section to a rule. */
export function PolicyTold({ chapters, untilOn }: { chapters: readonly Chapter[]; untilOn: CalendarDay | null }) {
  return (
    <>
      {chapters.map(({ key, title, lines, citation, silent }) => (
        <Section title={title}>
          <Facts
            of={[
              ...lines.map((line) => [line.label, said(line.says)] as const),
              key === 'source' && untilOn !== null && [rulesWords.until, <Day on={addDays(untilOn, -1)} />],
            ]}
          />
          {citation && <Fine>{citation}</Fine>}
          {silent && (
            <Fine>
              <b>{toldWords.whereSilent}:</b> {silent}
            </Fine>
          )}
        </Section>
      ))}
    </>
  );
}

/** A half sentence begins with a capital where it stands alone. */
function said(says: Says): ComponentChildren {
  if (typeof says !== 'string')
    return (
      <ul>
        {says.map((one) => (
          <li>{capital(one)}</li>
        ))}
      </ul>
    );
  return /^https?:\/\/\S+$/.test(says) ? <a href={says}>{says}</a> : capital(says);
}

interface DifferenceProps {
  readonly before: Policy;
  readonly after: Policy;
  readonly changed: readonly ChangedChapter[];
}

/** What a version changes from an earlier one: in sentences, and side by side. */
export function DifferencePage({ before, after, changed }: DifferenceProps): VNode {
  return (
    <>
      <Crumbs
        links={[
          { href: '/rules', label: toldWords.title },
          { href: addressOf(after), label: titleOf(after) },
        ]}
      />
      <Head title={differenceWords.heads(before, after)} lede={differenceWords.lede} />
      <DifferenceTold before={before} after={after} changed={changed} />
    </>
  );
}

/** The difference without its head, for pages that hold more. */
export function DifferenceTold({ before, after, changed }: DifferenceProps): VNode {
  const rules = changed.filter(({ changes }) => changes.length > 0);
  const sentences = rules
    .filter(({ is, key }) => is === 'changed' && key !== 'source')
    .flatMap(({ title, changes }) => changes.flatMap((change) => sentenceOf(title, change) ?? []));
  return (
    <>
      {changed.length === 0 && <p>{differenceWords.same}</p>}
      {sentences.length > 0 && (
        <Section title={differenceWords.inShort}>
          <ul>
            {sentences.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        </Section>
      )}
      {rules.map((chapter) => (
        <Section title={headed(chapter)}>
          <SideBySide of={chapter} before={before} after={after} />
        </Section>
      ))}
      <Sources changed={changed} before={before} after={after} />
    </>
  );
}

const headed = ({ title, is }: ChangedChapter): string =>
  ({ new: differenceWords.isNew(title), gone: differenceWords.isGone(title), changed: title })[is];

/** “Renewal. How many times: as often as its members wish, formerly once.” */
function sentenceOf(title: string, change: ChangedChapter['changes'][number]): string | null {
  const sentence = changedSentence(change);
  return sentence && `${title}. ${sentence}`;
}

type Sides = Pick<DifferenceProps, 'before' | 'after'>;

function SideBySide({ of: { title, changes }, before, after }: { readonly of: ChangedChapter } & Sides) {
  return (
    <Table
      caption={title}
      captionUnseen
      columns={columnsOf({ before, after })}
      rows={changes.map(({ label, before: was, after: is }) => ({ cells: [label, cellOf(was), cellOf(is)] }))}
    />
  );
}

const columnsOf = ({ before, after }: Sides) => [
  { label: differenceWords.what, head: true },
  { label: before.id === after.id ? differenceWords.version(before.version) : titleOf(before) },
  { label: before.id === after.id ? differenceWords.version(after.version) : titleOf(after) },
];

const cellOf = (says: Says | null): ComponentChildren => said(says ?? differenceWords.nothing);

/** Folded: other words of a source are seldom another rule. */
function Sources({ changed, before, after }: Pick<DifferenceProps, 'changed'> & Sides) {
  const rows = changed.flatMap(({ title, citation, silent }) => [
    ...(citation ? [{ cells: [title, cellOf(citation.before), cellOf(citation.after)] }] : []),
    ...(silent ? [{ cells: [differenceWords.silentOf(title), cellOf(silent.before), cellOf(silent.after)] }] : []),
  ]);
  if (rows.length === 0) return null;
  return (
    <Section title={differenceWords.sources}>
      <Details summary={differenceWords.sourcesDiffer(rows.length)}>
        <Table caption={differenceWords.sources} captionUnseen columns={columnsOf({ before, after })} rows={rows} />
      </Details>
    </Section>
  );
}
