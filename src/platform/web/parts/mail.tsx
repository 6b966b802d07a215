import type { ComponentChildren } from 'preact';
import { Facts } from './facts.tsx';

interface MailProps {
  /** From, to, subject, sent. */
  readonly head: readonly (readonly [term: string, value: ComponentChildren])[];
  readonly children: ComponentChildren;
}

/** A mail, as a mailbox shows it. */
export function Mail({ head, children }: MailProps) {
  return (
    <article class="mail" aria-label="Mail">
      <header>
        <Facts tight of={head} />
      </header>
      <div class="letter">{children}</div>
    </article>
  );
}

/** Text as it is: a plain letter, a header, a file. */
export function Plain({ label, children }: { label: string; children: string }) {
  return (
    <pre class="plain" tabindex={0} role="group" aria-label={label}>
      {children}
    </pre>
  );
}

/** A mail address. Where it is too long for its line it breaks before the sign, not inside a word. */
export function MailAddress({ children }: { children: string }) {
  return <>{children.split(/(?=@)/).flatMap((part, index) => (index > 0 ? [<wbr />, part] : [part]))}</>;
}
