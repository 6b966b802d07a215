import type { VNode } from 'preact';
import type { Impediment } from '../refusal/index.ts';
import type { PageAnswer } from './answers.ts';
import type { Call, WrongParameter, WrongPlace } from './call.ts';
import type { KeptForm } from './kept-form.ts';

/** What is amiss when no handler has the answer. */
export type Trouble =
  | { readonly kind: 'not-found' }
  | { readonly kind: 'wrong-method'; readonly allowed: readonly string[] }
  | { readonly kind: 'bad-request'; readonly detail: string; readonly parameters?: readonly WrongParameter[] }
  | { readonly kind: 'bad-body'; readonly errors: readonly WrongPlace[] }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'token-first' }
  | { readonly kind: 'bad-token' }
  | { readonly kind: 'scope-missing'; readonly scopes: readonly string[] }
  | { readonly kind: 'prove-again' }
  | { readonly kind: 'foreign-origin' }
  | { readonly kind: 'too-large'; readonly maxBytes: number }
  | { readonly kind: 'too-many'; readonly until: Date }
  | { readonly kind: 'refused'; readonly impediments: readonly Impediment[] }
  | { readonly kind: 'away' }
  | { readonly kind: 'defect' };

/** How the site looks: plugged into the web by the house, which knows what the pages are about. */
export interface Site {
  /** The whole document around a page. It may ask who looks, and must come about without the database too. */
  frame(page: PageAnswer, call: Call | undefined): VNode | Promise<VNode>;
  /** A page that says what is amiss and what to do, and gives back what had been typed. */
  trouble(trouble: Trouble, call: Call | undefined, kept?: KeptForm): Pick<PageAnswer, 'title' | 'body'>;
  /** The address of the sign-in page that comes back to `then`. */
  signIn(then: string): string;
  /** A sentence for each impediment, for answers that are no pages. */
  word(impediment: Impediment): string;
}
