import type { VNode } from 'preact';
import { Table } from '../../platform/web/parts/index.ts';
import type { Association } from '../../roll/index.ts';
import type { DutyRule } from './duties-model.ts';
import type { Policy } from './model.ts';
import { dutyWords as words } from './duties-words.ts';

/** Who owes what in how many days, and who reads of it when it is late. */
export function DutiesOfPolicy({
  of,
  association,
}: Pick<Policy['duties'], 'of'> & { association: Association }): VNode {
  return (
    <Table
      caption={words.caption}
      captionUnseen
      columns={[
        { label: words.duty, head: true },
        { label: words.owes },
        { label: words.days },
        { label: words.reminded },
        { label: words.shown },
      ]}
      rows={of.map((rule) => ({
        cells: [
          words.duties(association.words)[rule.duty],
          owner(rule, association),
          words.daysValue(rule.withinDays),
          words.remindedValue(rule.remindDaysBefore),
          words.shownTo[rule.overdueShownTo],
        ],
      }))}
    />
  );
}

function owner({ office, at }: DutyRule, { offices, bodies }: Association): string {
  const label = offices.find((each) => each.office === office)?.label ?? office;
  if (at === 'group') return words.conveners;
  return at === 'unit-asked' ? words.atUnitAsked(label) : `${label}, ${bodies[at]}`;
}
