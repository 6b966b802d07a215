import type { ComponentChildren } from 'preact';

interface WithSideProps {
  readonly side: ComponentChildren;
  /** Names the side column for those who do not see it: a text, or the id of a heading in it. */
  readonly sideLabel?: string | undefined;
  readonly sideLabelledBy?: string | undefined;
  /** 24 rem instead of 20. */
  readonly broad?: boolean | undefined;
  /** The side column stays in sight. */
  readonly stick?: boolean | undefined;
  /** What follows the side on a phone; beside the side, and below the matter, when there is room. */
  readonly rest?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The matter, with a column beside it when there is room. Read, then act: the side follows in the source. */
export function WithSide({ side, sideLabel, sideLabelledBy, broad, stick, rest, children }: WithSideProps) {
  const classes = ['with-side', broad && 'broad', rest !== undefined && 'signing'].filter(Boolean).join(' ');
  return (
    <div class={classes}>
      <div>{children}</div>
      <aside class={stick ? 'stick' : undefined} aria-label={sideLabel} aria-labelledby={sideLabelledBy}>
        {side}
      </aside>
      {rest !== undefined && <div>{rest}</div>}
    </div>
  );
}

interface CardProps {
  readonly id?: string | undefined;
  /** A heavy edge: here you act. */
  readonly raised?: boolean | undefined;
  readonly children: ComponentChildren;
}

/** A box: here you act, or this is a thing of its own. */
export function Card({ id, raised, children }: CardProps) {
  return (
    <div class={raised ? 'card raised' : 'card'} id={id}>
      {children}
    </div>
  );
}

/** Things side by side, wrapping. */
export function Row({ spread, children }: { spread?: boolean | undefined; children: ComponentChildren }) {
  return <div class={spread ? 'row spread' : 'row'}>{children}</div>;
}

/** Small quiet print: what follows from the thing above it. */
export function Fine({ id, children }: { id?: string | undefined; children: ComponentChildren }) {
  return (
    <p class="s quiet-text" id={id}>
      {children}
    </p>
  );
}

/** “This group does not speak for the association.” */
export function Speaks({ children }: { children: ComponentChildren }) {
  return <p class="speaks measure">{children}</p>;
}

/** Paragraphs of a plain text: a blank line parts them; a single one stays a line. */
export function Prose({ text, statement }: { text: string; statement?: boolean | undefined }) {
  const paragraphs = text.split(/\n{2,}/).filter((each) => each.trim());
  return (
    <div class={statement ? 'statement-text' : 'prose'}>
      {paragraphs.map((paragraph) => (
        <p>{paragraph.split('\n').flatMap((line, index) => (index ? [<br />, line] : [line]))}</p>
      ))}
    </div>
  );
}

interface QuickProps {
  /** Of the side column, as `#sign`. */
  readonly href: string;
  readonly label: string;
  /** How things stand. */
  readonly children: ComponentChildren;
}

/** On a phone, where the side column is far below: a button that leads there, and how things stand. */
export function Quick({ href, label, children }: QuickProps) {
  return (
    <p class="row narrow-only quick">
      <a class="button" href={href}>
        {label}
      </a>{' '}
      <span>{children}</span>
    </p>
  );
}
