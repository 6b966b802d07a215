import type { ComponentChildren } from 'preact';

interface Step {
  /** A `Day` or a `Moment`. */
  readonly on: ComponentChildren;
  readonly what: ComponentChildren;
  /** Done, today, or still to come. */
  readonly when?: 'done' | 'now' | 'ahead' | undefined;
}

/** What happened, where we are, and what lies ahead, in the order of days. */
export function Timeline({ steps }: { steps: readonly Step[] }) {
  return (
    <ol class="timeline">
      {steps.map(({ on, what, when = 'done' }) => (
        <li class={when === 'done' ? undefined : when}>
          {on}
          <div>{what}</div>
        </li>
      ))}
    </ol>
  );
}

interface StepsProps {
  readonly steps: readonly { readonly title: ComponentChildren; readonly text?: ComponentChildren }[];
}

/** A true sequence, numbered. */
export function Steps({ steps }: StepsProps) {
  return (
    <ol class="steps">
      {steps.map(({ title, text }) => (
        <li>
          <h3>{title}</h3>
          {text && <p>{text}</p>}
        </li>
      ))}
    </ol>
  );
}
