import type { PersonId } from '../../platform/act/index.ts';

/** What the roll records for others to react to. Members are told by their ids. */
export type RollFact =
  | {
      readonly kind: 'roll.import-applied';
      readonly import: number;
      readonly rows: number;
      readonly new: number;
      readonly changed: number;
      readonly lapsed: number;
      readonly merged: number;
      readonly absent: number;
      readonly refused: number;
    }
  /** Good standing ended; `why` is the first code of `impedimentsToGoodStanding`. */
  | { readonly kind: 'roll.standing-ended'; readonly member: number; readonly why: string }
  /** A record was merged; `survivor` is the end of its chain. */
  | { readonly kind: 'roll.member-merged'; readonly member: number; readonly survivor: number }
  | { readonly kind: 'roll.member-erased'; readonly member: number }
  /** An account at the association’s provider lets a person in from now on, or no longer. */
  | { readonly kind: 'roll.provider-account-linked' | 'roll.provider-account-unlinked'; readonly person: PersonId }
  /** A program may act for a person from now on, or no longer. */
  | { readonly kind: 'roll.token-made' | 'roll.token-revoked'; readonly token: string };
