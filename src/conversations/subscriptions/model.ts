import type { ListId } from '../lists/model.ts';

/**
 * How a list reaches somebody: each message as it comes, a digest by day or week, only messages that name them, or not by mail
 * at all.
 */
export const deliveries = ['each', 'daily', 'weekly', 'mentions', 'web'] as const;
export type Delivery = (typeof deliveries)[number];

/**
 * How somebody came to read a list: they joined its group, were named for it, were found on the roster at night, came back, were
 * there when it was opened, or were brought in with a former list.
 */
export type Beginning = 'joined' | 'named' | 'followed' | 'returned' | 'opened' | 'imported';

/**
 * How it ended: by a press, by a letter that was answered, by a complaint about its mail, with their time in the group, or because they are
 * no longer among those for whom it is.
 */
export type Departure = 'left' | 'answered' | 'complained' | 'left-group' | 'unnamed';

/** Somebody's reading of a list. */
export interface Subscription {
  readonly list: ListId;
  readonly person: string;
  readonly delivery: Delivery;
  /** Nothing comes by mail before this. */
  readonly pausedUntil: Date | null;
  readonly sinceAt: Date;
  readonly endedAt: Date | null;
  readonly endedCode: Departure | null;
}

/** What happened to subscriptions. */
export type SubscriptionFact =
  | {
      readonly kind: 'conversations.subscribed';
      readonly list: ListId;
      readonly person: string;
      readonly how: Beginning;
    }
  | {
      readonly kind: 'conversations.unsubscribed';
      readonly list: ListId;
      readonly person: string;
      readonly how: Departure;
    }
  | {
      readonly kind: 'conversations.delivery-chosen';
      readonly list: ListId;
      readonly person: string;
      readonly delivery: Delivery;
    }
  | {
      readonly kind: 'conversations.delivery-paused';
      readonly list: ListId;
      readonly person: string;
      /** As an ISO instant; null where it goes on. */
      readonly until: string | null;
    };
