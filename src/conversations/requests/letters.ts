import type { Act } from '../../platform/act/index.ts';
import { composeLetter, postLetter, postLetters } from '../../platform/mail/index.ts';
import type { Person } from '../../roll/index.ts';
import { answerHeaders, type ListLetterhead } from '../letterhead.ts';
import type { List } from '../lists/model.ts';
import { requestWords as words } from './words.ts';

type Writing = Pick<Act, 'db' | 'at'>;

/** Whom a list answers, and what they wrote. */
export interface Answered {
  /** Unique for the answer. */
  readonly once: string;
  readonly address: string;
  readonly name: string;
  readonly messageId: string | null;
}

/** Answers what a list was asked. */
export async function postAnswer(
  act: Writing,
  head: ListLetterhead,
  list: List,
  { once, address, name, messageId }: Answered,
  sentences: readonly string[],
): Promise<void> {
  await postLetter(act, {
    once: `conversations.answer ${once}`,
    kind: 'conversations.answer',
    address,
    headers: answerHeaders(messageId),
    letter: composeLetter({
      subject: words.subject(list.name),
      greeting: words.greeting(name),
      lede: words.lede(list.name),
      paragraphs: sentences,
      fine: [words.fine],
      speaks: head.speaks,
    }),
  });
}

/** A letter to the conveners. */
export interface ToOwners {
  readonly once: string;
  readonly list: List;
  readonly name: string;
  readonly address: string;
  readonly subject: string;
  readonly text: string;
  readonly isVouchedFor: boolean;
}

/** Passes a letter on to those who answer for a list; they answer its writer, not us. */
export async function passToOwners(
  act: Writing,
  head: ListLetterhead,
  { once, list, name, address, subject, text, isVouchedFor }: ToOwners,
  owners: readonly Person[],
): Promise<void> {
  await postLetters(
    act,
    owners.flatMap((owner) =>
      owner.email === null
        ? []
        : [
            {
              once: `conversations.to-owners ${once} ${owner.id}`,
              kind: 'conversations.to-owners',
              address: owner.email,
              person: owner.id,
              headers: { 'Reply-To': address },
              letter: composeLetter({
                subject: words.ownerSubject(list.name, subject || words.noSubject),
                greeting: words.greeting(owner.name),
                lede: words.ownerLede(list.name),
                facts: [
                  [words.from, `${name} <${address}>`],
                  [words.about, subject || words.noSubject],
                ],
                paragraphs: [
                  ...(isVouchedFor ? [] : [words.ownerUnvouched]),
                  ...text.slice(0, mostTold).split(/\n{2,}/),
                ],
                fine: [words.ownerFine],
                speaks: head.speaks,
              }),
            },
          ],
    ),
  );
}

const mostTold = 20_000;
