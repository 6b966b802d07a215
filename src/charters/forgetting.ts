import type { Act } from '../platform/act/index.ts';
import { maskWritten, type Gone } from '../platform/erasure/index.ts';
import { forgetComments } from './circulation/commands/forgetting.ts';
import { forgetOrganizers } from './petitions/commands/retention.ts';

/** What is written of a petition, and stays; the text of the petition itself stays as it was signed. */
const written = {
  'charters.comment': ['body', 'answer_line'],
  'charters.complaint': ['remark'],
  'charters.consultation': [
    'question',
    'reason',
    'reasons',
    'remarks',
    'replier_name',
    'replier_office',
    'set_aside_because',
  ],
  'charters.decision': ['reasons', 'minute', 'conditions'],
  'charters.news_item': ['title', 'body'],
  'charters.signature_letter': ['body'],
  'charters.verification': ['note'],
};

/** What somebody said of a draft goes, and that they organize; where others name them, their names go. */
export async function forgetInPetitions(act: Act, gone: Gone): Promise<void> {
  await forgetOrganizers(act, gone);
  await forgetComments(act, gone.persons);
  await maskWritten(act, written, gone);
}
