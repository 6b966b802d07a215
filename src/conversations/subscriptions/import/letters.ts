import type { Act } from '../../../platform/act/index.ts';
import { composeLetter, postLetters } from '../../../platform/mail/index.ts';
import type { ListLetterhead } from '../../letterhead.ts';
import type { List } from '../../lists/model.ts';
import { ask } from '../../questions/commands.ts';
import { answerAddress } from '../../questions/rules.ts';
import type { Subscriber } from './read.ts';
import { words } from './words.ts';

/** Asks those whom nobody here knows whether they want to join; nobody is asked twice.  Gives how many there are. */
export async function inviteSubscribers(
  act: Act,
  list: List,
  subscribers: readonly Subscriber[],
  head: ListLetterhead,
): Promise<number> {
  const posts = [];
  for (const { address, name } of subscribers) {
    const token = await ask(act, { kind: 'join', list: list.id, address, person: null, name, heldPost: null });
    posts.push({
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
    });
  }
  await postLetters(act, posts);
  return posts.length;
}

const { invitation } = words;
