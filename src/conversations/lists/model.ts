export type ListId = number;

/** What a list is for: a group's own talk, news from its conveners, the work of a body, or a closed session. */
export const listPurposes = ['talk', 'announce', 'committee', 'closed'] as const;
export type ListPurpose = (typeof listPurposes)[number];

/** Who may read the archive. */
export const visibilities = ['public', 'members', 'participants'] as const;
export type Visibility = (typeof visibilities)[number];

/** Whose posts are taken without being looked at. */
export const postings = ['participants', 'members', 'moderators'] as const;
export type Posting = (typeof postings)[number];

export interface List {
  readonly id: ListId;
  /** The part of its mail address before the @. */
  readonly slug: string;
  readonly name: string;
  /** The group whose list it is. */
  readonly group: string | null;
  readonly purpose: ListPurpose;
  readonly visibility: Visibility;
  readonly posting: Posting;
  /** Search engines may list what everyone may read. */
  readonly isIndexed: boolean;
  readonly openedAt: Date;
  /** From then on it can be read, and not written to. */
  readonly closedAt: Date | null;
  readonly closedCode: string | null;
  /** Why a session is closed; empty for every other list. */
  readonly reason: string;
}

/** What an owner may change of a list itself. */
export interface ListDescription {
  readonly name: string;
  readonly visibility: Visibility;
  readonly isIndexed: boolean;
}

/** What happened to lists. */
export type ListFact =
  | { readonly kind: 'conversations.list-described'; readonly list: ListId; readonly visibility: Visibility }
  | {
      readonly kind: 'conversations.list-opened';
      readonly list: ListId;
      readonly group: string | null;
      readonly purpose: ListPurpose;
    }
  | {
      readonly kind: 'conversations.session-closed';
      readonly list: ListId;
      readonly by: string | null;
      /** SHA-256 of the reason that was given. */
      readonly reason: string;
    }
  | { readonly kind: 'conversations.list-renamed'; readonly list: ListId }
  | { readonly kind: 'conversations.list-mail-chosen'; readonly list: ListId }
  | { readonly kind: 'conversations.list-reopened'; readonly list: ListId }
  | { readonly kind: 'conversations.list-closed'; readonly list: ListId; readonly reason: string };
