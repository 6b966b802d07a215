import type { Arrival } from '../authentication/authenticate.ts';
import type { Verdicts } from '../authentication/verdicts.ts';
import type { ReadMessage } from '../reading/message.ts';

/** What is asked of the other thread, and what it gives. */
export interface Work {
  readonly read: { readonly given: null; readonly found: ReadMessage };
  readonly authenticate: { readonly given: Omit<Arrival, 'resolver'>; readonly found: Verdicts };
}

/** A message to be looked into, or what the DNS answered. */
export type ToApart =
  | {
      readonly [Kind in keyof Work]: {
        readonly kind: Kind;
        readonly job: number;
        readonly raw: Uint8Array;
        readonly given: Work[Kind]['given'];
      };
    }[keyof Work]
  | { readonly kind: 'dns'; readonly question: number; readonly answer: unknown; readonly trouble: string | null };

/** What was found, or what is to be asked of the DNS. */
export type FromApart =
  | { readonly kind: 'found'; readonly job: number; readonly found: unknown }
  | { readonly kind: 'failed'; readonly job: number; readonly error: string }
  | {
      readonly kind: 'ask';
      readonly job: number;
      readonly question: number;
      readonly name: string;
      readonly type: string;
    };
