import type { Plug } from '../platform/plug.ts';
import { archiveCommands } from './archive/cli.ts';
import { wordings as archiveWordings } from './archive/words.ts';
import type { ConversationsHouse } from './house.ts';
import { listMailClaim } from './lists/inbound.ts';
import { listDailies, listReactions } from './lists/jobs.ts';
import { wordings as mailChoiceWordings } from './lists/mail-choices/words.ts';
import { listPages } from './lists/pages.tsx';
import { wordings as policyWordings } from './lists/policy/words.ts';
import { moderationDailies, moderationReactions } from './moderation/jobs.ts';
import { wordings as moderationWordings } from './moderation/words.ts';
import { wordings as questionWordings } from './questions/words.ts';
import { searchPages } from './search/pages.tsx';
import { subscriptionDailies, subscriptionReactions } from './subscriptions/jobs.ts';
import { threadPages } from './threads/pages.tsx';
import { writingPages } from './writing/pages.tsx';
import { wordings as writingWordings } from './writing/words.ts';

export type { ConversationsHouse } from './house.ts';

/** What conversations hand the platform. */
export function conversationsPlug(house: ConversationsHouse): Plug {
  return {
    routes: [...listPages(house), ...threadPages(house), ...writingPages(house), ...searchPages()],
    commands: archiveCommands,
    wordings: {
      ...archiveWordings,
      ...mailChoiceWordings,
      ...writingWordings,
      ...policyWordings,
      ...moderationWordings,
      ...questionWordings,
    },
    reactions: [...listReactions(house), ...subscriptionReactions(), ...moderationReactions(house)],
    dailies: [...listDailies, ...subscriptionDailies, ...moderationDailies()],
    mailClaims: [listMailClaim(house)],
  };
}
