import type { MailingStanding } from '../../platform/mail/index.ts';
import type { RuleCode } from '../lists/policy/model.ts';
import type { Message } from '../threads/model.ts';

/** What became of a message, from its coming to its readers. */
export interface Receipt {
  readonly message: Message;
  /** By which rule it had waited, and when it was let through; null where it was taken at once. */
  readonly held: { readonly rule: RuleCode; readonly heldAt: Date; readonly acceptedAt: Date } | null;
  /** Null until it has been sent on. */
  readonly sending: MailingStanding | null;
}

/** Whether all copies have come to an end, each its own. */
export const isDone = ({ sending }: Receipt): boolean =>
  sending !== null && sending.sent + sending.failed + sending.stopped + sending.returned === sending.copies;

/** The task that tells a writer by mail. */
export const receiptKind = 'conversations.receipt';
