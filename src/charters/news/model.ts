import type { PetitionId, PetitionState } from '../petitions/model.ts';

export type NewsItemId = number;

/** What organizers told of their petition. */
export interface NewsItem {
  readonly id: NewsItemId;
  readonly petition: PetitionId;
  readonly title: string;
  readonly body: string;
  readonly postedAt: Date;
  /** When staff took it down; what it said is then shown to nobody. */
  readonly takenDownAt: Date | null;
  readonly takenDownCode: TakeDownCode | null;
}

/** One telling of an item, for all its readers. */
export const onceOfItem = (item: NewsItemId): string => `item-${item}`;

/** With what the `once` keys of all letters of one telling begin. */
export const onceBegins = (kind: string, once: string): string => `charters.signer-${kind} ${once} `;

/** What organizers write. */
export type NewsText = Pick<NewsItem, 'title' | 'body'>;

/** Why staff take an item down; published in its place. */
export const takeDownCodes = ['names-individuals', 'unlawful', 'speaks-for-the-association', 'not-about-it'] as const;
export type TakeDownCode = (typeof takeDownCodes)[number];

/** There is something to tell: it is under signature or before the committee, and not stopped. */
export const newsStates: readonly PetitionState[] = ['awaiting', 'signing', 'filed', 'docketed', 'returned'];
