import type { ComponentChildren } from 'preact';
import { errorIn, fieldId, type Filled } from './form.tsx';

interface Option {
  readonly value: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly disabled?: boolean | undefined;
}

interface ChoicesProps {
  readonly legend: ComponentChildren;
  /** The heading above says it already. */
  readonly legendUnseen?: boolean | undefined;
  /** With brackets, as `topic[]`, several may be chosen. */
  readonly name: string;
  readonly options: readonly Option[];
  /** What is on record; what was entered goes before it. */
  readonly chosen?: string | readonly string[] | undefined;
  readonly hint?: ComponentChildren;
  readonly form?: Filled | undefined;
  readonly error?: string | undefined;
  /** Needed where two forms of a page have a field of the same name. */
  readonly id?: string | undefined;
}

/** One of a few, or several when the name ends in brackets; the whole area of each can be tapped. */
export function Choices(props: ChoicesProps) {
  return (
    <Group {...props} look="choices">
      {(option, input) => (
        <label class="choice">
          {input}
          <span>{option.label}</span>
          {option.hint && <span class="hint">{option.hint}</span>}
        </label>
      )}
    </Group>
  );
}

/** The same, small and many; above two dozen they stand in a box that scrolls, those that are chosen first. */
export function Chips(props: ChoicesProps) {
  return (
    <Group {...props} look="chips">
      {(option, input) => (
        <label class="chip">
          {input} <span>{option.label}</span>
        </label>
      )}
    </Group>
  );
}

type GroupProps = ChoicesProps & {
  readonly look: 'choices' | 'chips';
  readonly children: (option: Option, input: ComponentChildren) => ComponentChildren;
};

function Group(props: GroupProps) {
  const { legend, legendUnseen, name, options, chosen, hint, form, look, children } = props;
  const id = props.id ?? fieldId(name);
  const error = props.error ?? errorIn(form, name);
  const several = name.endsWith('[]');
  const picked = form ? form.entered.all(name) : chosen === undefined ? [] : [chosen].flat();
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset class={error ? 'wrong' : undefined} aria-describedby={describedBy}>
      <legend class={legendUnseen ? 'vh' : undefined}>{legend}</legend>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <div class={groupClass(look, options.length)}>
        {inOrder(options, look, picked).map((option, index) =>
          children(
            option,
            <input
              type={several ? 'checkbox' : 'radio'}
              id={index === 0 ? id : `${id}-${index + 1}`}
              name={name}
              value={option.value}
              checked={picked.includes(option.value)}
              disabled={option.disabled}
            />,
          ),
        )}
      </div>
    </fieldset>
  );
}

const many = 24;

function groupClass(look: GroupProps['look'], count: number): string {
  if (look === 'choices') return 'choices measure';
  return count > many ? 'choices chips many' : 'choices chips';
}

function inOrder(options: readonly Option[], look: GroupProps['look'], picked: readonly string[]): readonly Option[] {
  if (look === 'choices' || options.length <= many) return options;
  return options.toSorted((a, b) => Number(picked.includes(b.value)) - Number(picked.includes(a.value)));
}

interface TickProps {
  readonly name: string;
  readonly value?: string | undefined;
  readonly checked?: boolean | undefined;
  readonly hint?: ComponentChildren;
  readonly form?: Filled | undefined;
  readonly id?: string | undefined;
  readonly children: ComponentChildren;
}

/** A single yes or no. */
export function Tick({ name, value = 'yes', checked, hint, form, id = fieldId(name), children }: TickProps) {
  const error = errorIn(form, name);
  const ticked = form ? form.entered.all(name).includes(value) : checked;
  return (
    <div class="field">
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <label class="choice">
        <input
          type="checkbox"
          id={id}
          name={name}
          value={value}
          checked={ticked}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
        />
        <span>{children}</span>
        {hint && <span class="hint">{hint}</span>}
      </label>
    </div>
  );
}
