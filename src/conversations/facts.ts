import type { ArchiveFact } from './archive/model.ts';
import type { ListFact } from './lists/model.ts';
import type { ModerationFact } from './moderation/model.ts';
import type { ReactionFact } from './reactions/model.ts';
import type { ReportFact } from './reports/model.ts';
import type { RemovalFact } from './removal/model.ts';
import type { ReturnedFact } from './returned/model.ts';
import type { SubscriptionFact } from './subscriptions/model.ts';
import type { ClosingFact, ThreadFact } from './threads/model.ts';

/** What conversations record for others to react to. */
export type ConversationsFact =
  | ArchiveFact
  | ClosingFact
  | ListFact
  | ModerationFact
  | RemovalFact
  | ReactionFact
  | ReportFact
  | ReturnedFact
  | SubscriptionFact
  | ThreadFact;
