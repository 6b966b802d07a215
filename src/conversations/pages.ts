import type { Route } from '../platform/web/index.ts';
import type { ConversationsHouse } from './house.ts';
import { listPages } from './lists/pages.tsx';
import { moderationPages } from './moderation/pages/routes.ts';
import { questionPages } from './questions/pages.tsx';
import { threadPages } from './threads/pages.tsx';
import { writingPages } from './writing/pages.tsx';

/** Every page of the conversations. */
export const conversationPages = (house: ConversationsHouse): Route[] => [
  ...listPages(house),
  ...moderationPages(house),
  ...questionPages(house),
  ...threadPages(house),
  ...writingPages(house),
];
