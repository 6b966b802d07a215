import { facts, heading, paragraph, type Block } from '../../platform/pdf/index.ts';
import { dayOf } from '../../platform/time/index.ts';
import { countWritten, dayWritten } from '../../platform/written/index.ts';
import { answerCodes, answerWords, circulationWords } from '../../charters/index.ts';
import type { Dossier } from './model.ts';
import { words } from './words.ts';

/** What members said of the draft, each with the answer of the organizers. */
export function commentBlocks({ comments, zone }: Dossier): Block[] {
  if (comments.length === 0) return [heading(words.comments), paragraph(words.noComments)];
  const answered = (code: string | undefined) =>
    countWritten(comments.filter(({ comment }) => comment.answer?.code === code).length);
  return [
    heading(words.comments),
    paragraph(words.commentsLede),
    facts([
      [words.commentsMade, countWritten(comments.length)],
      ...answerCodes.map((code) => [answerWords[code], answered(code)] as const),
      [words.unanswered, answered(undefined)],
    ]),
    ...comments.flatMap((one) => commentBlock(one, zone)),
  ];
}

function commentBlock({ comment, name }: Dossier['comments'][number], zone: string): Block[] {
  const { madeAt, version, paragraph: spokenOf, body, erasedAt, answer } = comment;
  const isGone = name === undefined || erasedAt !== null;
  return [
    paragraph(
      [
        { text: name ?? circulationWords.erasedName, strong: true },
        { text: `, ${dayWritten(dayOf(madeAt, zone))}, ${circulationWords.madeOn(version, spokenOf)}` },
      ],
      'plain',
    ),
    isGone
      ? paragraph(name === undefined ? circulationWords.erasedBody : circulationWords.bodyNotKept, 'quiet')
      : paragraph(body, 'quoted'),
    paragraph(
      [
        { text: answer ? answerWords[answer.code] : words.unanswered, strong: true },
        {
          text: [answer?.takenUpIn ? ` ${circulationWords.takenUpIn(answer.takenUpIn)}` : '', answer?.line ?? '']
            .filter(Boolean)
            .join('. ')
            .replace(/^(?! )(?=.)/, '. '),
        },
      ],
      'plain',
    ),
  ];
}
