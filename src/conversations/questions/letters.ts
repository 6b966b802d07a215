import type { Act } from '../../platform/act/index.ts';
import { composeLetter, postLetter } from '../../platform/mail/index.ts';
import { answerHeaders, type ListLetterhead } from '../letterhead.ts';
import type { List } from '../lists/model.ts';
import type { Question, QuestionKind } from './model.ts';
import { answerAddress } from './rules.ts';
import { questionWords as words } from './words.ts';

/** What a question is about, besides the list. */
export interface Asking {
  readonly list: List;
  readonly token: string;
  /** The message that it answers. */
  readonly messageId: string | null;
  readonly subject: string;
}

/** Brings a question to whom it concerns. */
export async function postQuestion(
  act: Pick<Act, 'db' | 'at'>,
  head: ListLetterhead,
  { kind, address, person, name }: Pick<Question, 'address' | 'person' | 'name'> & { kind: AskedByLetter },
  { list, token, messageId, subject }: Asking,
): Promise<void> {
  const { says, button, fine, ...told } = sayings[kind](list.name, subject || words.noSubject);
  await postLetter(act, {
    once: `conversations.question ${token.slice(0, 8)}`,
    kind: `conversations.ask-${kind}`,
    address,
    person,
    secret: true,
    headers: answerHeaders(messageId, answerAddress(list.slug, token, head.domain)),
    letter: composeLetter({
      ...told,
      greeting: words.greeting(name),
      paragraphs: [says],
      button: { label: button, url: `${head.baseUrl}/answers/${token}` },
      fine: [words.orReply, fine, words.nothing],
      speaks: head.speaks,
    }),
  });
}

/** Moderators are asked by a letter of their own. */
export type AskedByLetter = Exclude<QuestionKind, 'decide'>;

interface Saying {
  readonly subject: string;
  readonly lede: string;
  readonly facts?: readonly (readonly [string, string])[];
  readonly says: string;
  readonly button: string;
  readonly fine: string;
}

const sayings: Readonly<Record<AskedByLetter, (list: string, subject: string) => Saying>> = {
  'confirm-post': (list, subject) => ({
    subject: words.postSubject(subject),
    lede: words.postLede(list),
    facts: [[words.subject, subject]],
    says: words.postWhy,
    button: words.postButton,
    fine: words.postFine,
  }),
  join: (list) => ({
    subject: words.joinSubject(list),
    lede: words.joinLede(list),
    says: words.joinWhat,
    button: words.joinButton,
    fine: words.joinFine,
  }),
  leave: (list) => ({
    subject: words.leaveSubject(list),
    lede: words.leaveLede(list),
    says: words.leaveWhat,
    button: words.leaveButton,
    fine: words.leaveFine,
  }),
};
