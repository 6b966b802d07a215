import type { Wordings } from '../platform/plug.ts';
import { wordings as archiveWordings } from './archive/words.ts';
import { wordings as digestWordings } from './digests/words.ts';
import { wordings as mailChoiceWordings } from './lists/mail-choices/words.ts';
import { wordings as openingWordings } from './lists/opening/words.ts';
import { wordings as policyWordings } from './lists/policy/words.ts';
import { wordings as settingsWordings } from './lists/settings/words.ts';
import { wordings as moderationWordings } from './moderation/words.ts';
import { wordings as questionWordings } from './questions/words.ts';
import { wordings as reactionWordings } from './reactions/words.ts';
import { wordings as reportWordings } from './reports/words.ts';
import { wordings as removalWordings } from './removal/words.ts';
import { wordings as writingWordings } from './writing/words.ts';

/** What stands in the way in the conversations, in words. */
export const wordings: Wordings = {
  ...archiveWordings,
  ...mailChoiceWordings,
  ...settingsWordings,
  ...digestWordings,
  ...openingWordings,
  ...writingWordings,
  ...policyWordings,
  ...moderationWordings,
  ...questionWordings,
  ...removalWordings,
  ...reactionWordings,
  ...reportWordings,
};
