import type { Installation } from '../platform/installation.ts';
import type { Association, Letterhead } from '../roll/index.ts';
import type { PolicyBook } from './policy-book.ts';

/** What the charters are given when they are plugged in. */
export interface Given {
  readonly association: Association;
  readonly policies: PolicyBook;
  readonly installation: Pick<Installation, 'hashKey'>;
  /** The head of letters; the address may be known only once the server listens. */
  readonly head: () => Letterhead;
}
