import type { ComponentChildren } from 'preact';
import { Mark, type MarkProps } from './mark.tsx';

interface EntriesProps {
  /** In two columns when there is room. */
  readonly two?: boolean | undefined;
  /** `Entry` elements. */
  readonly children: ComponentChildren;
}

/** A list of things, each with its mark at the first indention and its matter at the second. */
export function Entries({ two, children }: EntriesProps) {
  return <ul class={two ? 'entries two' : 'entries'}>{children}</ul>;
}

interface EntryProps {
  readonly title: ComponentChildren;
  readonly href?: string | undefined;
  readonly mark?: MarkProps | undefined;
  /** As “formerly Libraries Fostering Civic Engagement”. */
  readonly was?: ComponentChildren;
  /** A ring or a term, at the right. */
  readonly beside?: ComponentChildren;
  readonly id?: string | undefined;
  /** One or two lines, and tracings. */
  readonly children?: ComponentChildren;
}

export function Entry({ title, href, mark, was, beside, id, children }: EntryProps) {
  return (
    <li id={id}>
      <article class="entry">
        {mark && <Mark {...mark} />}
        <div class="body">
          <h3>{href ? <a href={href}>{title}</a> : title}</h3>
          {was && <p class="was">{was}</p>}
          {children}
        </div>
        {beside}
      </article>
    </li>
  );
}

interface TracingsProps {
  readonly label: string;
  /** Numbered in arabic. */
  readonly topics?: readonly Traced[] | undefined;
  /** Numbered in roman. */
  readonly bodies?: readonly Traced[] | undefined;
}

interface Traced {
  readonly label: string;
  readonly href?: string | undefined;
}

/** What a thing is linked to, as at the foot of a catalogue card. */
export function Tracings({ label, topics = [], bodies = [] }: TracingsProps) {
  if (topics.length + bodies.length === 0) return null;
  const named = ({ label: text, href }: Traced) => (href ? <a href={href}>{text}</a> : text);
  return (
    <ul class="tracings" aria-label={label}>
      {topics.map((topic) => (
        <li>{named(topic)}</li>
      ))}
      {bodies.map((body) => (
        <li class="body">{named(body)}</li>
      ))}
    </ul>
  );
}
