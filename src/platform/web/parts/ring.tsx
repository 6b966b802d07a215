import type { ComponentChildren } from 'preact';
import { countWritten } from '../../written/index.ts';
import { ringStrokes } from './ring-strokes.ts';

interface RingProps {
  readonly filled: number;
  readonly needed: number;
  /** 25 plain strokes, for lists. */
  readonly small?: boolean | undefined;
  /** Follows “73 of 100”, as “have signed”. */
  readonly children?: ComponentChildren;
}

/** One stroke is one place; the number stands in the middle, and no name stands anywhere. */
export function Ring({ filled, needed, small = false, children }: RingProps) {
  const strokes = ringStrokes(filled, needed, small);
  const digits = countWritten(filled).length;
  const size = digits > 5 ? 'longer' : digits > 3 && 'long';
  return (
    <div class={['ring', small && 'small', size].filter(Boolean).join(' ')}>
      <svg class={!small && strokes.places <= 40 ? 'strokes few' : 'strokes'} viewBox="0 0 200 200" aria-hidden="true">
        {strokes.open && <path class="open" d={strokes.open} />}
        {strokes.filled && <path class="in" d={strokes.filled} />}
        {strokes.beyond && <path class="beyond" d={strokes.beyond} />}
      </svg>
      <p>
        <b>{countWritten(filled)}</b> of {countWritten(needed)}
        {children && [' ', children]}
      </p>
    </div>
  );
}
