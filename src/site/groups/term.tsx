import type { ComponentChildren, VNode } from 'preact';
import { groupStateWords, type Group } from '../../groups/index.ts';
import { Day, Fine, monthStrokes, Section, Tally, Timeline } from '../../platform/web/parts/index.ts';
import { addDays, type CalendarDay } from '../../platform/time/index.ts';
import type { ShownCharter, ShownTerm } from './charter.ts';
import { homeWords as words } from './words.ts';

interface TermProps {
  readonly group: Group;
  readonly charter: ShownCharter | null;
  readonly today: CalendarDay;
}

/** The years of the group: how far its term has got, what happened and what lies ahead, and the rule behind it. */
export function Term({ group, charter, today }: TermProps): VNode {
  return (
    <Section title={words.term}>
      {charter?.term ? <Months term={charter.term} /> : group.state === 'active' && <p>{words.termNone}</p>}
      <Timeline
        steps={stepsOf({ group, charter, today }).map(({ on, what, when }) => ({ on: <Day on={on} />, what, when }))}
      />
      {charter?.rule && (
        <Fine>
          {words.by} <a href={charter.rule.href}>{charter.rule.text}</a>.
        </Fine>
      )}
    </Section>
  );
}

function Months({ term }: { term: ShownTerm }): VNode {
  const { fromOn, untilOn, monthsGone, monthsTotal } = term;
  if (untilOn === null || monthsTotal === null) return <p>{words.termEndless}</p>;
  const ends = [<Day on={fromOn} />, words.monthsGone(monthsGone, monthsTotal), <Day on={addDays(untilOn, -1)} />];
  return <Tally strokes={monthStrokes(monthsGone, monthsTotal)} ends={ends} />;
}

interface Step {
  readonly on: CalendarDay;
  readonly what: ComponentChildren;
  readonly when: 'done' | 'now' | 'ahead';
}

/** In the order of days; today stands between what was and what lies ahead, while the group is in term. */
function stepsOf({ group, charter, today }: TermProps): Step[] {
  const isPast = (on: CalendarDay) => on <= today;
  const known = [...pastOf(group, charter), ...(group.state === 'active' ? aheadOf(charter) : [])].map(
    ({ on, what }) => ({
      on,
      what,
      when: isPast(on) ? ('done' as const) : ('ahead' as const),
    }),
  );
  const steps: Step[] = group.state === 'active' ? [...known, { on: today, what: words.today, when: 'now' }] : known;
  const place = { done: 0, now: 1, ahead: 2 };
  return steps.toSorted((one, other) => one.on.localeCompare(other.on) || place[one.when] - place[other.when]);
}

type Known = Pick<Step, 'on' | 'what'>;

function pastOf(group: Group, charter: ShownCharter | null): Known[] {
  const { made, term } = charter ?? {};
  const opened: Known = made
    ? {
        on: made.decidedOn,
        what: [words.made(made.counted), ' ', <a href={`/petitions/${made.petition}`}>{words.madePetition}</a>],
      }
    : { on: group.openedOn, what: words.opened };
  const renamed = group.formerNames.flatMap(({ name, untilOn }) =>
    untilOn ? [{ on: untilOn, what: words.renamed(name) }] : [],
  );
  const began = term && term.fromOn > opened.on ? [{ on: term.fromOn, what: words.termBegan }] : [];
  const ended = group.endedOn ? [{ on: group.endedOn, what: groupStateWords[group.state] }] : [];
  return [opened, ...renamed, ...began, ...ended];
}

function aheadOf(charter: ShownCharter | null): Known[] {
  const until = charter?.term?.untilOn;
  if (!charter || !until) return [];
  if (charter.next) return [{ on: charter.next.fromOn, what: words.nextTerm }];
  const { renewalOpensOn, lapsesOn } = charter;
  const hasGrace = lapsesOn !== null && lapsesOn > until;
  return [
    ...(renewalOpensOn ? [{ on: renewalOpensOn, what: words.renewalOpens }] : []),
    { on: until, what: hasGrace ? words.termEndsGrace : words.termEnds },
    ...(hasGrace ? [{ on: lapsesOn, what: words.lapses }] : []),
  ];
}
