import type { CalendarDay } from '../../platform/time/index.ts';
import type { Delivery } from '../subscriptions/model.ts';

/** What somebody may ask of a list by mail. */
export type ListRequest =
  | { readonly kind: 'join' }
  | { readonly kind: 'leave' }
  | { readonly kind: 'help' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'deliver'; readonly delivery: Delivery }
  /** Of each message that they post. */
  | { readonly kind: 'receipts'; readonly wanted: boolean }
  /** Until the end of the day before. */
  | { readonly kind: 'pause'; readonly until: CalendarDay }
  /** A day that does not exist, is over, or is too far off. */
  | { readonly kind: 'pause-unclear'; readonly text: string }
  | { readonly kind: 'unclear'; readonly text: string };
