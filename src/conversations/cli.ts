import type { Command } from '../platform/cli/index.ts';
import { archiveCommands } from './archive/cli.ts';
import type { ConversationsHouse } from './house.ts';
import { subscriberCommands } from './subscriptions/import/cli.ts';

/** What an operator does with lists. */
export const conversationsCommands = (house: ConversationsHouse): Command[] => [
  ...archiveCommands,
  ...subscriberCommands(house),
];
