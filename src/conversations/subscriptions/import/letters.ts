import type { Act } from '../../../platform/act/index.ts';
import { composeLetter, postLetters } from '../../../platform/mail/index.ts';
import type { ListLetterhead } from '../../letterhead.ts';
import type { List } from '../../lists/model.ts';
import { answerAddress } from '../../questions/rules.ts';
import { words } from './words.ts';

/** Brings the question whether somebody wants to join; nobody gets it twice. */
export function postInvitations(
  act: Pick<Act, 'db' | 'at'>,
  list: List,
  asked: readonly { readonly address: string; readonly name: string; readonly token: string }[],
  head: ListLetterhead,
): Promise<void> {
  const posts = asked.map(({ address, name, token }) => ({
    once: `conversations.invitation ${list.id} ${address.toLowerCase()}`,
    kind: 'conversations.invite-subscriber',
    address,
    secret: true,
    headers: { 'Auto-Submitted': 'auto-generated', 'Reply-To': answerAddress(list.slug, token, head.domain) },
    letter: composeLetter({
      subject: invitation.subject(list.name),
      greeting: invitation.greeting(name),
      lede: invitation.lede(list.name),
      paragraphs: [invitation.what],
      button: { label: invitation.button, url: `${head.baseUrl}/answers/${token}` },
      fine: [invitation.fine],
      speaks: head.speaks,
    }),
  }));
  return postLetters(act, posts);
}

const { invitation } = words;
