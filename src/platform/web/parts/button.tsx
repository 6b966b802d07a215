import type { ComponentChildren } from 'preact';

export interface ButtonLook {
  /** One filled button to a page; all else is quiet. A grave one stands on a page of its own. */
  readonly kind?: 'filled' | 'quiet' | 'grave' | undefined;
  readonly large?: boolean | undefined;
  /** As wide as its place. */
  readonly block?: boolean | undefined;
}

interface ButtonProps extends ButtonLook {
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  /** The id of the text that says why it cannot be pressed; it then looks so, and does nothing. */
  readonly disabledBy?: string | undefined;
  readonly label?: string | undefined;
  /** Sends the form to another address. */
  readonly formaction?: string | undefined;
  /** Sends the form as it is, for the server to judge. */
  readonly unchecked?: boolean | undefined;
  readonly children: ComponentChildren;
}

/** A button that sends its form. It says what happens: “Sign as Jordan Bellweather”. */
export function Button({ name, value, disabledBy, label, formaction, unchecked, children, ...look }: ButtonProps) {
  const blocked = disabledBy !== undefined;
  return (
    <button
      class={buttonClass(look)}
      type={blocked ? 'button' : 'submit'}
      name={name}
      value={value}
      formaction={formaction}
      formnovalidate={unchecked}
      aria-label={label}
      aria-disabled={blocked ? 'true' : undefined}
      aria-describedby={disabledBy}
    >
      {children}
    </button>
  );
}

interface LinkButtonProps extends ButtonLook {
  readonly href: string;
  /** Opens in a tab of its own, and leaves this page as it is. */
  readonly apart?: boolean | undefined;
  readonly label?: string | undefined;
  readonly children: ComponentChildren;
}

/** A link that looks like a button, because it begins something. */
export function LinkButton({ href, apart, label, children, ...look }: LinkButtonProps) {
  return (
    <a
      class={buttonClass(look)}
      href={href}
      target={apart ? '_blank' : undefined}
      rel={apart ? 'noopener' : undefined}
      aria-label={label}
    >
      {children}
    </a>
  );
}

function buttonClass({ kind = 'filled', large, block }: ButtonLook): string {
  return ['button', kind !== 'filled' && kind, large && 'large', block && 'block'].filter(Boolean).join(' ');
}
