import type { ComponentChildren } from 'preact';
import { errorIn, fieldId, valueIn, type Filled } from './form.tsx';

interface Common {
  readonly label: ComponentChildren;
  readonly name: string;
  readonly hint?: ComponentChildren;
  /** What is on record; what was entered goes before it. */
  readonly value?: string | undefined;
  /** The form as it came back, from which what was entered and the error are taken. */
  readonly form?: Filled | undefined;
  readonly error?: string | undefined;
  /** Told to those who do not see; the server judges. */
  readonly required?: boolean | undefined;
  /** Needed where two forms of a page have a field of the same name. */
  readonly id?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly autocomplete?:
    | 'off'
    | 'email'
    | 'name'
    | 'one-time-code'
    | 'username'
    | 'organization'
    | 'street-address'
    | undefined;
}

interface FieldProps extends Common {
  readonly type?:
    | 'text'
    | 'email'
    | 'date'
    | 'time'
    | 'number'
    | 'search'
    | 'url'
    | 'tel'
    | 'password'
    | 'file'
    | undefined;
  readonly short?: boolean | undefined;
  readonly inputMode?: 'numeric' | 'email' | 'text' | undefined;
  /** For numbers and codes; a browser cuts what is pasted, so the server words the bounds of all that people write. */
  readonly maxLength?: number | undefined;
  /** What a file field takes, as `.csv,text/csv`. */
  readonly accept?: string | undefined;
  /** Follows the control in the same row: a button, say. */
  readonly beside?: ComponentChildren;
}

/** A labelled line to write in. */
export function Field({ type = 'text', short, inputMode, maxLength, accept, beside, ...common }: FieldProps) {
  const { id, error, describedBy } = wiring(common);
  // The types of Preact tell each kind of input apart, which one component for all cannot.
  const control = (
    <input
      id={id}
      name={common.name}
      type={type as 'text'}
      class={short ? 'short' : undefined}
      inputmode={inputMode}
      maxlength={maxLength}
      accept={accept}
      value={type === 'file' || type === 'password' ? undefined : valueIn(common.form, common.name, common.value)}
      autocomplete={common.autocomplete ?? 'off'}
      required={common.required}
      disabled={common.disabled}
      aria-invalid={error ? 'true' : undefined}
      aria-describedby={describedBy}
    />
  );
  return <Around {...common}>{beside ? <div class="searchbox">{[control, beside]}</div> : control}</Around>;
}

interface TextAreaProps extends Common {
  readonly rows?: number | undefined;
  /** Set as what will be read. */
  readonly statement?: boolean | undefined;
}

/** A labelled place for some paragraphs; it grows with them. */
export function TextArea({ rows = 5, statement, ...common }: TextAreaProps) {
  const { id, error, describedBy } = wiring(common);
  return (
    <Around {...common}>
      <textarea
        id={id}
        name={common.name}
        rows={rows}
        class={statement ? 'statement' : undefined}
        required={common.required}
        disabled={common.disabled}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy}
        value={valueIn(common.form, common.name, common.value)}
      />
    </Around>
  );
}

interface Offered {
  readonly value: string;
  readonly label: string;
}

interface SelectProps extends Common {
  readonly options: readonly Offered[];
  /** What follows them under headings, where there are too many for one list. */
  readonly groups?: readonly { readonly label: string; readonly options: readonly Offered[] }[];
  readonly short?: boolean | undefined;
  /** Stands first and chooses nothing, as “Choose a reason”: for a choice that goes into the record. */
  readonly choose?: string;
}

/** A labelled choice of one among many. */
export function Select({ options, groups = [], short, choose, ...common }: SelectProps) {
  const { id, error, describedBy } = wiring(common);
  const chosen = valueIn(common.form, common.name, common.value);
  return (
    <Around {...common}>
      <select
        id={id}
        name={common.name}
        class={short ? 'short' : undefined}
        required={common.required}
        disabled={common.disabled}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy}
      >
        {choose && <option value="">{choose}</option>}
        {options.map((each) => offered(each, chosen))}
        {groups.map((group) => (
          <optgroup label={group.label}>{group.options.map((each) => offered(each, chosen))}</optgroup>
        ))}
      </select>
    </Around>
  );
}

const offered = ({ value, label }: Offered, chosen: string) => (
  <option value={value} selected={value === chosen}>
    {label}
  </option>
);

function Around({ children, ...common }: Common & { children: ComponentChildren }) {
  const { id, error } = wiring(common);
  return (
    <div class="field">
      <label for={id}>{common.label}</label>
      {common.hint && (
        <span class="hint" id={`${id}-hint`}>
          {common.hint}
        </span>
      )}
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {children}
    </div>
  );
}

function wiring({ id, name, hint, form, error: given }: Common) {
  const own = id ?? fieldId(name);
  const error = given ?? errorIn(form, name);
  const describedBy = [hint && `${own}-hint`, error && `${own}-error`].filter(Boolean).join(' ') || undefined;
  return { id: own, error, describedBy };
}
