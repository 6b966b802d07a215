import type { Route } from '../../../platform/web/index.ts';
import type { ConversationsHouse } from '../../house.ts';
import { decidingPages } from './deciding.tsx';
import { queuePage } from './queue.tsx';

/** The moderators' pages. */
export const moderationPages = (house: ConversationsHouse): Route[] => [queuePage, ...decidingPages(house)];
