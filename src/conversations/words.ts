import type { Wordings } from '../platform/plug.ts';
import { wordings as archiveWordings } from './archive/words.ts';
import { wordings as mailChoiceWordings } from './lists/mail-choices/words.ts';
import { wordings as policyWordings } from './lists/policy/words.ts';
import { wordings as moderationWordings } from './moderation/words.ts';
import { wordings as questionWordings } from './questions/words.ts';
import { wordings as writingWordings } from './writing/words.ts';

/** How every impediment of the conversations is worded. */
export const wordings: Wordings = {
  ...archiveWordings,
  ...mailChoiceWordings,
  ...policyWordings,
  ...moderationWordings,
  ...questionWordings,
  ...writingWordings,
};
