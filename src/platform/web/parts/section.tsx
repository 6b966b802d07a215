import type { ComponentChildren } from 'preact';

interface SectionProps {
  /** One to three words. */
  readonly title: string;
  /** Made of the title unless told. */
  readonly id?: string | undefined;
  /** The matter takes both columns, as a wide table does. */
  readonly wide?: boolean | undefined;
  readonly children?: ComponentChildren;
}

/** A section: its heading hangs at the first indention, its matter begins at the second. */
export function Section({ title, id = idOf(title), wide, children }: SectionProps) {
  const headingId = `${id}-h`;
  return (
    <section class={wide ? 'section wide' : 'section'} id={id} aria-labelledby={headingId}>
      <h2 id={headingId}>{title}</h2>
      <div class="flow">{children}</div>
    </section>
  );
}

/** “What you sign” becomes `what-you-sign`. */
export function idOf(title: string): string {
  const letters = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return letters.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'section';
}
