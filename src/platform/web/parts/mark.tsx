import type { ComponentChildren } from 'preact';

export interface MarkProps {
  /** As “P 41”. */
  readonly what?: ComponentChildren;
  /** As the year, or how many. */
  readonly more?: readonly ComponentChildren[] | undefined;
  readonly state?: ComponentChildren;
}

/** The call mark: what a thing is, its number, its year, its state. */
export function Mark({ what, more = [], state }: MarkProps) {
  return (
    <p class="mark">
      {what !== undefined && <b>{what}</b>}
      {more
        .filter((each) => each !== undefined && each !== null && each !== false)
        .map((each) => [' ', <span>{each}</span>])}
      {state !== undefined && [' ', state]}
    </p>
  );
}
