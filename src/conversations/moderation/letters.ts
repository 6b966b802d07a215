import type { Act } from '../../platform/act/index.ts';
import { composeLetter, postLetter, postLetters } from '../../platform/mail/index.ts';
import { answerHeaders, wordAddress, type ListLetterhead } from '../letterhead.ts';
import type { List } from '../lists/model.ts';
import type { PostingChoices, RuleCode } from '../lists/policy/model.ts';
import { ruleWords } from '../lists/policy/words.ts';
import { answerAddress } from '../questions/rules.ts';
import { letterWords as words } from './letter-words.ts';
import type { HeldPost } from './model.ts';

type Writing = Pick<Act, 'db' | 'at'>;

/** A post that its writer is told of. */
export interface ToldPost {
  /** Unique for what is told. */
  readonly once: string;
  readonly address: string;
  readonly list: List;
  readonly messageId: string | null;
  readonly subject: string;
}

interface Verdict {
  readonly outcome: 'refuse' | 'hold';
  readonly rule: RuleCode;
  /** What a moderator has said of the rest of it. */
  readonly because?: string;
  readonly choices: PostingChoices;
}

/** Tells a writer by which row of the policy their post was refused, or waits. */
export async function postVerdict(
  act: Writing,
  head: ListLetterhead,
  { once, address, list, messageId, subject }: ToldPost,
  { outcome, rule, because = '', choices }: Verdict,
): Promise<void> {
  const isRefused = outcome === 'refuse';
  await postLetter(act, {
    once: `conversations.post-${outcome} ${once}`,
    kind: `conversations.post-${outcome}`,
    address,
    headers: answerHeaders(messageId, wordAddress(list, 'owner', head.domain)),
    letter: composeLetter({
      subject: isRefused ? words.refusedSubject(subject || words.none) : words.heldSubject(subject || words.none),
      greeting: words.greeting(''),
      lede: isRefused ? words.refusedLede(list.name) : words.heldLede(list.name),
      paragraphs: [
        ruleWords[rule].toWriter(choices),
        ...(because ? [words.because(because)] : []),
        ...(isRefused ? wayOut(list, rule, head.domain) : [words.heldThen]),
        ...(choices.conductUrl ? [words.conduct(choices.conductUrl)] : []),
      ],
      fine: [isRefused ? words.refusedFine : words.heldFine],
      speaks: head.speaks,
    }),
  });
}

function wayOut(list: List, rule: RuleCode, domain: string): string[] {
  if (rule === 'looks-like-command')
    return [words.leave(wordAddress(list, 'leave', domain)), words.join(wordAddress(list, 'join', domain))];
  if (rule === 'not-a-writer')
    return [words.join(wordAddress(list, 'join', domain)), words.help(wordAddress(list, 'help', domain))];
  return [words.owner(wordAddress(list, 'owner', domain))];
}

/** A moderator, and the token by which their reply is known. */
export interface ToModerator {
  readonly person: string;
  readonly name: string;
  readonly address: string;
  readonly token: string;
}

/** A post that moderators are asked about. */
interface Noticed {
  readonly list: List;
  readonly held: HeldPost;
  readonly choices: PostingChoices;
  /** The names of the texts that they may send it back with. */
  readonly texts: readonly string[];
}

/** Asks the moderators of a list what becomes of a post. */
export async function postNotices(
  act: Writing,
  head: ListLetterhead,
  { list, held, choices, texts }: Noticed,
  moderators: readonly ToModerator[],
): Promise<void> {
  const subject = held.subject || words.none;
  await postLetters(
    act,
    moderators.map(({ person, name, address, token }) => ({
      once: `conversations.post-notice ${held.id} ${held.heldAt.getTime()} ${held.rule} ${person}`,
      kind: 'conversations.post-notice',
      address,
      person,
      secret: true,
      headers: { 'Reply-To': answerAddress(list.slug, token, head.domain) },
      letter: composeLetter({
        subject: words.noticeSubject(list.name, subject),
        greeting: words.greeting(name),
        lede: words.noticeLede(list.name),
        facts: [
          [words.from, `${held.fromName} <${held.fromAddress}>`],
          [words.subject, subject],
          [words.why, ruleWords[held.rule].hits(choices)],
        ],
        paragraphs: [words.says(held.text.slice(0, mostTold)), words.noticeHow, ...words.namedTexts(texts)],
        button: { label: words.noticeButton, url: `${head.baseUrl}/lists/${list.slug}/moderation/${held.id}` },
        fine: [words.noticeFine],
        speaks: head.speaks,
      }),
    })),
  );
}

const mostTold = 1_500;

/** Tells a writer that a moderator has refused their post, and why. */
export async function postRefusal(act: Writing, head: ListLetterhead, list: List, held: HeldPost): Promise<void> {
  const subject = held.subject || words.none;
  await postLetter(act, {
    once: `conversations.post-rejected ${held.id}`,
    kind: 'conversations.post-rejected',
    address: held.fromAddress,
    person: held.person,
    headers: answerHeaders(held.messageId, wordAddress(list, 'owner', head.domain)),
    letter: composeLetter({
      subject: words.refusedSubject(subject),
      greeting: words.greeting(held.fromName),
      lede: words.rejectedLede(list.name),
      paragraphs: [held.reason, words.owner(wordAddress(list, 'owner', head.domain))],
      fine: [words.rejectedFine],
      speaks: head.speaks,
    }),
  });
}

/** Tells a moderator what came of their reply. */
export async function postDecided(
  act: Writing,
  head: ListLetterhead,
  { once, address, messageId, subject }: ToldPost,
  told: { readonly done: keyof typeof words.done } | { readonly notDone: readonly string[] },
): Promise<void> {
  const isDone = 'done' in told;
  await postLetter(act, {
    once: `conversations.post-decision ${once}`,
    kind: 'conversations.post-decision',
    address,
    headers: answerHeaders(messageId),
    letter: composeLetter({
      subject: isDone ? words.doneSubject(subject || words.none) : words.notDoneSubject(subject || words.none),
      greeting: words.greeting(''),
      lede: isDone ? words.done[told.done] : words.notDoneLede,
      paragraphs: isDone ? [] : [...told.notDone, words.noticeHow],
      speaks: head.speaks,
    }),
  });
}
