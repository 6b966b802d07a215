import type { ComponentChildren } from 'preact';
import { Button } from './button.tsx';
import type { Link } from './navigation.tsx';

interface SearchFormProps {
  readonly action: string;
  readonly title: string;
  /** Names the form for those who do not see it. */
  readonly label: string;
  /** What may be typed, and what was. */
  readonly query: { readonly label: string; readonly value: string };
  readonly button: string;
  /** What narrows it down: `Filter` and `Narrowed`. */
  readonly children?: ComponentChildren;
}

/** Looks for words; a plain form, so that what was asked stands in the address. */
export function SearchForm({ action, title, label, query, button, children }: SearchFormProps) {
  return (
    <form role="search" action={action} class="section" aria-label={label}>
      <h2 id="look">{title}</h2>
      <div class="flow">
        <div class="field">
          <label for="q">{query.label}</label>
          <div class="searchbox">
            <input id="q" name="q" type="search" value={query.value} autocomplete="off" maxlength={200} />
            <Button>{button}</Button>
          </div>
        </div>
        {children}
      </div>
    </form>
  );
}

interface FilterProps {
  readonly legend: string;
  readonly name: string;
  /** Else one of them holds. */
  readonly several?: boolean | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: readonly string[];
}

/** Small choices below the box. */
export function Filter({ legend, name, several, options, chosen }: FilterProps) {
  return (
    <fieldset>
      <legend class="vh">{legend}</legend>
      <div class="choices chips">
        {options.map(({ value, label }) => (
          <label class="chip">
            <input type={several ? 'checkbox' : 'radio'} name={name} value={value} checked={chosen.includes(value)} />{' '}
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface NarrowedProps {
  readonly name: string;
  readonly value: string;
  /** As “Under Climate”. */
  readonly label: string;
  readonly all: Link;
}

/** What was asked for besides the words, by a link; it can be let go. */
export function Narrowed({ name, value, label, all }: NarrowedProps) {
  return (
    <p class="row">
      <label class="chip">
        <input type="checkbox" name={name} value={value} checked /> <span>{label}</span>
      </label>
      <a href={all.href}>{all.label}</a>
    </p>
  );
}
