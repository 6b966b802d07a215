import type { ComponentChildren } from 'preact';
import type { Wording } from '../../plug.ts';
import type { Impediment } from '../../refusal/index.ts';
import type { Entered, FieldError } from '../call.ts';
import { Banner } from './banner.tsx';
import { partsWords } from './words.ts';

/** A form as it came back: what was entered, and what is wrong with it. What `call.form()` gives fits. */
export interface Filled {
  readonly entered: Entered;
  readonly errors?: readonly FieldError[] | undefined;
}

/** A form that came back because something is wrong with it. */
export interface Returned extends Filled {
  readonly errors: readonly FieldError[];
}

/** A form whose command was refused: each impediment in words, at the field that it is about. */
export function returnedWith(
  entered: Entered,
  impediments: readonly Impediment[],
  { word, fieldOf }: { word(impediment: Impediment): Wording; fieldOf(impediment: Impediment): string },
): Returned {
  return {
    entered,
    errors: impediments.map((impediment) => ({ field: fieldOf(impediment), message: word(impediment).say })),
  };
}

interface PostFormProps {
  readonly action: string;
  readonly id?: string | undefined;
  /** Saves itself while one writes: the same POST as its button makes, in the background. */
  readonly autosave?: boolean | undefined;
  /** Takes files. */
  readonly files?: boolean | undefined;
  /** Stands in a row, as a form of buttons alone does. */
  readonly row?: boolean | undefined;
  readonly label?: string | undefined;
  readonly children: ComponentChildren;
}

/** A form that changes something. The server checks it, so that every refusal comes in our words. */
export function PostForm({ action, id, autosave, files, row, label, children }: PostFormProps) {
  return (
    <form
      method="post"
      action={action}
      id={id}
      class={row ? 'row' : 'flow'}
      enctype={files ? 'multipart/form-data' : undefined}
      data-autosave={autosave ? '' : undefined}
      aria-label={label}
      novalidate
    >
      {children}
    </form>
  );
}

/** Where a form that saves itself says so. It begins with what is true without a script, such as “Saved 14:31”. */
export function Saved({ zone, children }: { zone: string; children?: ComponentChildren }) {
  return (
    <output class="hint" data-saved data-zone={zone}>
      {children}
    </output>
  );
}

interface ErrorSummaryProps {
  /** As “Two things to mend before the text can be frozen”. */
  readonly title?: string | undefined;
  readonly errors: readonly { readonly field?: string | undefined; readonly message: string }[];
}

/** On top of a form that came back: all that is wrong at once, with a link to each field; it has the focus on arrival. */
export function ErrorSummary({ errors, title = partsWords.toMend(errors.length) }: ErrorSummaryProps) {
  if (errors.length === 0) return null;
  return (
    <Banner tone="bad" title={title} arrives>
      <ul>
        {errors.map(({ field, message }) => (
          <li>{field ? <a href={`#${fieldId(field)}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </Banner>
  );
}

/** The id of a field's control: its name, without brackets. */
export function fieldId(name: string): string {
  return name.replace(/[^\w-]/g, '') || 'field';
}

/** What a field holds: what was entered, else what is on record. */
export function valueIn(form: Filled | undefined, name: string, onRecord: string | undefined): string {
  return form ? form.entered.text(name) : (onRecord ?? '');
}

/** What is wrong with a field, if anything. */
export function errorIn(form: Filled | undefined, name: string): string | undefined {
  const plain = name.replace(/\[\]$/, '');
  return form?.errors?.find(({ field }) => field === name || field === plain)?.message;
}
