import type { ComponentChildren } from 'preact';
import { errorIn, fieldId, type Filled } from './form.tsx';

interface SegmentsProps {
  readonly label: ComponentChildren;
  readonly name: string;
  readonly options: readonly {
    readonly value: string;
    readonly label: string;
    /** Says nothing yet, and is not to stand out when it is chosen. */
    readonly quiet?: boolean;
  }[];
  /** What is on record; what was entered goes before it. */
  readonly chosen?: string | undefined;
  readonly form?: Filled | undefined;
}

/** One of a few short words, in a row that is as high as a button: for the many rows of one form. */
export function Segments({ label, name, options, chosen, form }: SegmentsProps) {
  const id = fieldId(name);
  const error = errorIn(form, name);
  const picked = form ? form.entered.text(name) : chosen;
  return (
    <div class="segmented" role="radiogroup" aria-labelledby={`${id}-label`} aria-describedby={error && `${id}-error`}>
      <span id={`${id}-label`}>{label}</span>
      <div class="segments">
        {options.map((option, index) => (
          <label class={option.quiet ? 'quiet' : undefined}>
            <input
              type="radio"
              id={index === 0 ? id : `${id}-${index + 1}`}
              name={name}
              value={option.value}
              checked={option.value === picked}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
