import type { VNode } from 'preact';
import type { Pieces } from './streamed.ts';

/** A page in the frame of the site. */
export interface PageAnswer {
  readonly kind: 'page';
  readonly status: number;
  readonly title: string;
  readonly body: VNode;
  readonly description?: string;
  /** The entry of the main navigation that the page belongs to, by its address. */
  readonly section?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the page says of itself to whoever links to it. */
  readonly card?: PageCard;
  /** What stands at each `seam` of the body, in their order: a page that has some is sent while it is drawn, and is not kept. */
  readonly pieces?: Pieces;
  /** Feeds of what the page alone is about, in Atom. */
  readonly feeds?: readonly { readonly href: string; readonly title: string }[];
}

/** How a page is shown where it is linked to, and what machines may know of it. Addresses are whole ones. */
export interface PageCard {
  /** The one address of what the page shows, whatever was asked of it. */
  readonly address: string;
  readonly picture?: {
    readonly address: string;
    readonly alt: string;
    readonly width: number;
    readonly height: number;
  };
  /** In the words of schema.org, as JSON-LD. */
  readonly structured?: Readonly<Record<string, unknown>>;
}

/** Part of a page, for a script that refreshes it. */
export interface FragmentAnswer {
  readonly kind: 'fragment';
  readonly body: VNode;
  readonly maxAgeSeconds: number;
}

export interface RedirectAnswer {
  readonly kind: 'redirect';
  readonly to: string;
}

/** Leads the browser to another house, whose address an operator has set. */
export interface ElsewhereAnswer {
  readonly kind: 'elsewhere';
  readonly to: URL;
}

export interface JsonAnswer {
  readonly kind: 'json';
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A file; a browser never runs it, whatever it holds. */
export interface FileAnswer {
  readonly kind: 'file';
  readonly type: string;
  readonly name: string;
  readonly body: string | Uint8Array | ReadableStream;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Bytes as they are, such as a stylesheet or a health check. */
export interface PlainAnswer {
  readonly kind: 'plain';
  readonly status: number;
  readonly body: string | Uint8Array | null;
  readonly headers: Readonly<Record<string, string>>;
}

export type Answer =
  | PageAnswer
  | FragmentAnswer
  | RedirectAnswer
  | ElsewhereAnswer
  | JsonAnswer
  | FileAnswer
  | PlainAnswer;

/** What a page needs besides its body. */
export type PageOptions = Partial<
  Pick<PageAnswer, 'status' | 'description' | 'section' | 'headers' | 'card' | 'feeds' | 'pieces'>
>;

export const page = (title: string, body: VNode, options: PageOptions = {}): PageAnswer => ({
  kind: 'page',
  status: 200,
  ...options,
  title,
  body,
});

export const fragment = (body: VNode, maxAgeSeconds = 10): FragmentAnswer => ({
  kind: 'fragment',
  body,
  maxAgeSeconds,
});

/** After a write: the browser gets the page at `to` with GET. `to` is a path of ours and begins with one slash. */
export const seeOther = (to: string): RedirectAnswer => ({ kind: 'redirect', to });

/** Never an address that came with the request. */
export const elsewhere = (to: URL): ElsewhereAnswer => ({ kind: 'elsewhere', to });

export const json = (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): JsonAnswer => ({
  kind: 'json',
  status,
  body,
  headers,
});

export const file = (
  name: string,
  type: string,
  body: FileAnswer['body'],
  headers: FileAnswer['headers'] = {},
): FileAnswer => ({
  kind: 'file',
  name,
  type,
  body,
  headers,
});

export const plain = (
  body: PlainAnswer['body'],
  headers: Readonly<Record<string, string>>,
  status = 200,
): PlainAnswer => ({ kind: 'plain', status, body, headers });
