import type { ArchiveFact } from './archive/model.ts';
import type { ListFact } from './lists/model.ts';
import type { ModerationFact } from './moderation/model.ts';
import type { ReturnedFact } from './returned/model.ts';
import type { SubscriptionFact } from './subscriptions/model.ts';
import type { ThreadFact } from './threads/model.ts';

/** What conversations record for others to react to. */
export type ConversationsFact = ArchiveFact | ListFact | ModerationFact | ReturnedFact | SubscriptionFact | ThreadFact;
