import type { ComponentChildren } from 'preact';

interface Side {
  readonly title: ComponentChildren;
  /** As many as on the other side, in the same order. */
  readonly facts: readonly (readonly [term: string, value: string])[];
}

/** Two records side by side: the same facts in the same order, and what differs is marked. */
export function Diff({ left, right }: { left: Side; right: Side }) {
  return (
    <div class="diff">
      <DiffSide side={left} other={right} />
      <DiffSide side={right} other={left} />
    </div>
  );
}

function DiffSide({ side, other }: { side: Side; other: Side }) {
  return (
    <div>
      <h3>{side.title}</h3>
      <dl>
        {side.facts.map(([term, value], index) => (
          <div>
            <dt>{term}</dt>
            <dd>{markedAgainst(value, other.facts[index]?.[1] ?? '')}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** Marks what stands between the common beginning and the common end. */
function markedAgainst(value: string, other: string): ComponentChildren {
  if (value === other) return value;
  const [mine, theirs] = [[...value], [...other]];
  const least = Math.min(mine.length, theirs.length);
  let start = 0;
  while (start < least && mine[start] === theirs[start]) start++;
  let end = 0;
  while (end < least - start && mine.at(-1 - end) === theirs.at(-1 - end)) end++;
  const middle = mine.slice(start, mine.length - end).join('');
  return [mine.slice(0, start).join(''), middle && <mark>{middle}</mark>, mine.slice(mine.length - end).join('')];
}
