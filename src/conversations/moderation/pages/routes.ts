import type { Route } from '../../../platform/web/index.ts';
import type { ConversationsHouse } from '../../house.ts';
import { decidingPages } from './deciding.tsx';
import { policyPages } from './policy.tsx';
import { queuePage } from './queue.tsx';
import { waitingPage } from './waiting.tsx';

/** The moderators' pages, and what writers see of theirs. */
export const moderationPages = (house: ConversationsHouse): Route[] => [
  queuePage,
  waitingPage,
  ...policyPages,
  ...decidingPages(house),
];
