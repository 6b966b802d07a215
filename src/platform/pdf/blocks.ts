// What a document is made of. A block is data, so that a page can be drawn of the same blocks as a PDF.

/** A run of text; what stands in it is shown as it is, whatever it holds. */
export interface Span {
  readonly text: string;
  readonly strong?: boolean;
  /** Quoted wording, former names, the line “does not speak for”. */
  readonly italic?: boolean;
  /** A whole address, `https://…`; any other is not made a link. */
  readonly href?: string;
}

/** Text, or runs of it. A line break stands where `\n` stands. */
export type Text = string | readonly Span[];

/** `read` is what is read at length, `plain` what is looked up, `quiet` what is said beside it, `quoted` what somebody wrote. */
export type Tone = 'read' | 'plain' | 'quiet' | 'quoted';

export interface Column {
  readonly label: string;
  /** Numbers: at the right, and unbroken. */
  readonly num?: boolean;
  /** Names the row. */
  readonly head?: boolean;
}

export interface Table {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Text[])[];
  /** Under a heavy rule. */
  readonly total?: readonly Text[];
}

export interface Figure {
  /** The bytes of a PNG or JPEG of ours. */
  readonly image: Uint8Array;
  /** What it shows, for whoever does not see it. */
  readonly alt: string;
  /** In points; the measure of the text unless told. */
  readonly width?: number;
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string; readonly level: 2 | 3 | 4 }
  | { readonly kind: 'paragraph'; readonly text: Text; readonly tone: Tone }
  | { readonly kind: 'facts'; readonly of: readonly (readonly [term: string, value: Text])[] }
  | { readonly kind: 'list'; readonly items: readonly Text[]; readonly numbered: boolean }
  | ({ readonly kind: 'table' } & Table)
  | ({ readonly kind: 'figure' } & Figure)
  | { readonly kind: 'page-break' };

/** A block of one kind. */
type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** A heading, which is a bookmark too. The title of the document stands above level 2. */
export const heading = (text: string, level: 2 | 3 | 4 = 2): BlockOf<'heading'> => ({ kind: 'heading', text, level });

export const paragraph = (text: Text, tone: Tone = 'read'): BlockOf<'paragraph'> => ({ kind: 'paragraph', text, tone });

/** Terms and their values; what is false, null or undefined is left out. */
export const facts = (of: readonly (readonly [term: string, value: Text] | false | null | undefined)[]): Block => ({
  kind: 'facts',
  of: of.filter((each) => Boolean(each)) as (readonly [string, Text])[],
});

export const list = (items: readonly Text[], { numbered = false } = {}): BlockOf<'list'> => ({
  kind: 'list',
  items,
  numbered,
});

export const table = (of: Table): Block => ({ kind: 'table', ...of });

export const figure = (of: Figure): Block => ({ kind: 'figure', ...of });

export const pageBreak = (): Block => ({ kind: 'page-break' });

/** The runs of a text. */
export const spansOf = (text: Text): readonly Span[] => (typeof text === 'string' ? [{ text }] : text);
