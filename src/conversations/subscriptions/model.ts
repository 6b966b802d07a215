import type { ListId } from '../lists/model.ts';

/**
 * How a list reaches somebody: each message as it comes, a digest by day or week, only messages that name them, or not by mail
 * at all.
 */
export const deliveries = ['each', 'daily', 'weekly', 'mentions', 'web'] as const;
export type Delivery = (typeof deliveries)[number];

/** Somebody's reading of a list. */
export interface Subscription {
  readonly list: ListId;
  readonly person: string;
  readonly delivery: Delivery;
  /** Nothing comes by mail before this. */
  readonly pausedUntil: Date | null;
  readonly sinceAt: Date;
  readonly endedAt: Date | null;
}

/** What happened to subscriptions. */
export type SubscriptionFact =
  | { readonly kind: 'conversations.subscribed'; readonly list: ListId; readonly person: string }
  | { readonly kind: 'conversations.unsubscribed'; readonly list: ListId; readonly person: string }
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
