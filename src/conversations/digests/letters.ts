import type { Act } from '../../platform/act/index.ts';
import { composeLetter, postLetter } from '../../platform/mail/index.ts';
import type { Person } from '../../roll/index.ts';
import type { ListLetterhead } from '../letterhead.ts';
import { pauseWords as words } from './words.ts';

/** A list that was paused, and how much was said there meanwhile. */
export interface PausedList {
  readonly name: string;
  readonly slug: string;
  readonly messages: number;
}

/** Tells somebody whose pause is over what they missed; once a day at most. */
export async function postPauseEnded(
  act: Pick<Act, 'db' | 'at' | 'today'>,
  head: ListLetterhead,
  { id, name, email }: Person,
  lists: readonly PausedList[],
): Promise<void> {
  if (!email || lists.length === 0) return;
  await postLetter(act, {
    once: `conversations.pause-ended ${id} ${act.today}`,
    kind: 'conversations.pause-ended',
    address: email,
    person: id,
    headers: { 'Auto-Submitted': 'auto-generated' },
    letter: composeLetter({
      subject: words.subject(lists.length, lists[0]!.name),
      greeting: words.greeting(name),
      lede: words.lede,
      facts: lists.map((list) => [list.name, words.messages(list.messages)] as const),
      paragraphs: [words.choose],
      button: { label: words.button, url: `${head.baseUrl}/me/lists#missed` },
      fine: [words.fine],
      speaks: head.speaks,
    }),
  });
}
