import type { HeaderStep } from './model.ts';

/**
 * What was between the writer and the list and is nobody else's: who was copied unseen, receipts that would betray every reader to the
 * writer, and what servers on the way there noted for themselves.
 */
export const privateFields: HeaderStep = {
  drops: [
    'bcc',
    'resent-bcc',
    'return-path',
    'return-receipt-to',
    'disposition-notification-to',
    'disposition-notification-options',
    'x-confirm-reading-to',
    'x-pmrqc',
    'delivered-to',
    'x-original-to',
    'approved',
  ],
};
