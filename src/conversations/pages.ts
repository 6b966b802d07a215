import type { Route } from '../platform/web/index.ts';
import type { ConversationsHouse } from './house.ts';
import { archivePages } from './archive/pages.tsx';
import { attachmentPages } from './attachments/pages.ts';
import { missedPages } from './digests/pages.tsx';
import { listPages } from './lists/pages.tsx';
import { moderationPages } from './moderation/pages/routes.ts';
import { questionPages } from './questions/pages.tsx';
import { reactionPages } from './reactions/pages.ts';
import { reportPages } from './reports/pages.tsx';
import { removalPages } from './removal/pages.tsx';
import { searchPages } from './search/pages.tsx';
import { seenPages } from './seen/pages.ts';
import { oneClickRoutes } from './subscriptions/one-click.tsx';
import { threadPages } from './threads/pages.tsx';
import { writingPages } from './writing/pages.tsx';

/** Every page of the conversations. */
export const conversationPages = (house: ConversationsHouse): Route[] => [
  ...listPages(house),
  ...threadPages(house),
  ...attachmentPages(),
  ...archivePages(house),
  ...writingPages(house),
  ...removalPages(house),
  ...reactionPages(),
  ...reportPages(house),
  ...seenPages(),
  ...oneClickRoutes(house),
  ...missedPages(house),
  ...questionPages(house),
  ...moderationPages(house),
  ...searchPages(),
];
