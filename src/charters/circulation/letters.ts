import type { Act } from '../../platform/act/index.ts';
import { composeLetter, postLetters } from '../../platform/mail/index.ts';
import type { Letterhead, Person } from '../../roll/index.ts';
import { letterWords } from '../petitions/letter-words.ts';
import type { Organizer, PetitionId } from '../petitions/model.ts';
import type { Answer, Comment } from './model.ts';
import { answerWords, circulationLetterWords as words } from './words.ts';

type Posting = Pick<Act, 'db' | 'at'>;

/** Tells the organizers that there are comments that they have not been told of. */
export async function postCommentsMade(
  act: Posting,
  head: Letterhead,
  news: {
    readonly petition: PetitionId;
    readonly title: string;
    readonly organizers: readonly Organizer[];
    readonly made: number;
    readonly unanswered: number;
    /** The newest of the comments; names the letter. */
    readonly newest: number;
  },
): Promise<void> {
  const { petition, title, made, unanswered, newest } = news;
  await postLetters(
    act,
    news.organizers
      .filter(({ acceptedAt, email }) => acceptedAt && email)
      .map((organizer) => ({
        once: `charters.comments ${petition} ${newest} ${organizer.id}`,
        kind: 'charters.comments',
        address: organizer.email,
        person: organizer.person,
        letter: composeLetter({
          subject: words.commentsSubject(title),
          greeting: letterWords.greeting(organizer.name),
          lede: words.commentsLede(title, made, unanswered),
          button: { label: words.commentsButton, url: `${head.baseUrl}/petitions/${petition}/circulation` },
          fine: [words.commentsFine],
          speaks: head.speaks,
        }),
      })),
  );
}

/** Tells a member what became of their comment; once, however often the answer is changed. */
export async function postAnswered(
  act: Posting,
  head: Letterhead,
  told: {
    readonly comment: Comment;
    readonly answer: Answer;
    readonly title: string;
    readonly commenter: Person;
    /** Where it stands beside the text; null when the link is taken back. */
    readonly path: string | null;
  },
): Promise<void> {
  const { comment, answer, title, commenter, path } = told;
  if (!commenter.email) return;
  await postLetters(act, [
    {
      once: `charters.comment-answered ${comment.id}`,
      kind: 'charters.comment-answered',
      address: commenter.email,
      person: commenter.id,
      letter: composeLetter({
        subject: words.answeredSubject(title),
        greeting: letterWords.greeting(commenter.name),
        lede: words.answeredLede(title),
        facts: [
          [words.yours, comment.body],
          [words.answer, [answerWords[answer.code], answer.line].filter(Boolean).join(': ')],
        ],
        ...(path && { button: { label: words.answeredButton, url: head.baseUrl + path } }),
        fine: [words.answeredFine],
        speaks: head.speaks,
      }),
    },
  ]);
}
