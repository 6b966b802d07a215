import type { ComponentChildren } from 'preact';

interface Vote {
  readonly name: ComponentChildren;
  /** A `State`. */
  readonly vote: ComponentChildren;
}

/** How each one voted, also those who have not yet. */
export function Votes({ of }: { of: readonly Vote[] }) {
  return (
    <ul class="votes">
      {of.map(({ name, vote }) => (
        <li>
          <span>{name}</span> {vote}
        </li>
      ))}
    </ul>
  );
}

/** What someone answered, in their words. */
export function Reply({ children }: { children: ComponentChildren }) {
  return <blockquote class="reply">{children}</blockquote>;
}

interface Message {
  readonly by: ComponentChildren;
  readonly more?: ComponentChildren;
  /** A `Day` or a `Moment`. */
  readonly at: ComponentChildren;
  readonly body: ComponentChildren;
}

/** Who said what and when, in order. */
export function Messages({ of }: { of: readonly Message[] }) {
  return (
    <ol class="messages">
      {of.map(({ by, more, at, body }) => (
        <li>
          <header>
            <b>{by}</b>
            {more && [<span>{more}</span>, <br />]}
            {at}
          </header>
          <div class="prose">{body}</div>
        </li>
      ))}
    </ol>
  );
}

/** A person's name, and below it what they are. */
export function Person({ name, children }: { name: string; children?: ComponentChildren }) {
  return (
    <>
      <span class="person">{name}</span>
      {children && <span class="hint">{children}</span>}
    </>
  );
}
