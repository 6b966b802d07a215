import type { ComponentChildren } from 'preact';
import { countWritten } from '../../written/index.ts';

type Pair = readonly [term: ComponentChildren, value: ComponentChildren];

interface FactsProps {
  /** What is false, null or undefined is left out. */
  readonly of: readonly (Pair | false | null | undefined)[];
  readonly tight?: boolean | undefined;
}

/** Terms and their values. */
export function Facts({ of, tight }: FactsProps) {
  const pairs = of.filter((each): each is Pair => Boolean(each));
  return (
    <dl class={tight ? 'facts tight' : 'facts'}>
      {pairs.map(([term, value]) => (
        <div>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface SumsProps {
  readonly of: readonly (readonly [term: ComponentChildren, count: number])[];
  readonly total: readonly [term: ComponentChildren, count: number];
}

/** Numbers that add up, and their total under a heavy rule. */
export function Sums({ of, total }: SumsProps) {
  return (
    <dl class="facts sums measure">
      {of.map(([term, count]) => (
        <div>
          <dt>{term}</dt>
          <dd class="num">{countWritten(count)}</dd>
        </div>
      ))}
      <div class="total">
        <dt>{total[0]}</dt>
        <dd class="num">{countWritten(total[1])}</dd>
      </div>
    </dl>
  );
}
