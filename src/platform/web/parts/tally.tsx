import type { ComponentChildren } from 'preact';

export interface Stroke {
  /** Done, to come, a vote against, a vote to return, one that does not count. */
  readonly kind: 'in' | 'open' | 'no' | 'back' | 'past';
  /** The start of a year, or a vote that was cast. */
  readonly tall?: boolean | undefined;
}

interface TallyProps {
  readonly strokes: readonly Stroke[];
  /** Below the strokes, from left to right: as first day, “17 of 36 months”, last day. */
  readonly ends?: readonly ComponentChildren[] | undefined;
  /** Says in words what the strokes show, unless the ends do. */
  readonly label?: string | undefined;
}

const kinds = ['in', 'no', 'back', 'past', 'open'] as const;
const width = 720;

/** One stroke is one month, or one vote. */
export function Tally({ strokes, ends, label }: TallyProps) {
  return (
    <div class="tally">
      <svg
        class="strokes"
        viewBox={`0 0 ${width} 40`}
        preserveAspectRatio="none"
        {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': 'true' })}
      >
        {kinds.map((kind) => {
          const path = tallyPath(strokes, kind);
          return path && <path class={kind} d={path} />;
        })}
      </svg>
      {ends && ends.length === 1 && <span class="s quiet-text">{ends[0]}</span>}
      {ends && ends.length > 1 && (
        <div class="ends">
          {ends.map((each) => (
            <span>{each}</span>
          ))}
        </div>
      )}
    </div>
  );
}

/** A stroke for each month of a term; each year begins with a tall one. */
export function monthStrokes(done: number, all: number): Stroke[] {
  return Array.from({ length: Math.max(0, all) }, (_, month) => ({
    kind: month < done ? 'in' : 'open',
    tall: month % 12 === 0,
  }));
}

function tallyPath(strokes: readonly Stroke[], kind: Stroke['kind']): string {
  return strokes
    .map((stroke, index) => {
      if (stroke.kind !== kind) return '';
      const x = Number((((index + 0.5) * width) / strokes.length).toFixed(1));
      return `M${x} ${stroke.tall ? 2 : 12}V38`;
    })
    .join('');
}
