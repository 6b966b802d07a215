import type { Act } from '../../platform/act/index.ts';
import { composeLetter, postLetter, type FailingAddress } from '../../platform/mail/index.ts';
import type { ListLetterhead } from '../letterhead.ts';
import { trialKind } from './model.ts';
import { words } from './words.ts';

/** A letter that tries an address: where it comes back too, no more is sent there. */
export function postTrial(
  act: Act,
  { baseUrl, speaks }: ListLetterhead,
  { address, person }: Pick<FailingAddress, 'address' | 'person'>,
): Promise<void> {
  return postLetter(act, {
    once: `${trialKind} ${address} ${act.today}`,
    kind: trialKind,
    address,
    person,
    letter: composeLetter({
      subject: words.trialSubject,
      greeting: words.greeting,
      lede: words.trialLede,
      paragraphs: [words.trialMore],
      button: { label: words.toMyMail, url: `${baseUrl}/me/mail` },
      speaks,
    }),
  });
}
