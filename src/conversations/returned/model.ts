import type { ListId } from '../lists/model.ts';

/** What came of mail that came back. */
export type ReturnedFact =
  | { readonly kind: 'conversations.address-suspended'; readonly person: string | null }
  | { readonly kind: 'conversations.address-resumed'; readonly person: string | null }
  | { readonly kind: 'conversations.complained'; readonly list: ListId; readonly person: string };

/** The kind of the letter by which an address is tried before it is suspended. */
export const trialKind = 'conversations.trial';
