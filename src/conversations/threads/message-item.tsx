import type { VNode } from 'preact';
import { Button, Details, Moment, PostForm } from '../../platform/web/parts/index.ts';
import type { Attachment } from '../attachments/model.ts';
import { Files, pictureAt } from '../attachments/views.tsx';
import { shownText } from '../lists/showing.ts';
import type { Reaction } from '../reactions/model.ts';
import { Reactions } from '../reactions/views.tsx';
import { restorableUntil } from '../removal/rules.ts';
import { tombstone, words as removalWords } from '../removal/words.ts';
import { words as reportWords } from '../reports/words.ts';
import type { CameBy, Message, MessageId } from './model.ts';
import { anchorOf, Body, writerOf } from './views.tsx';
import { words } from './words.ts';

interface MessageProps {
  readonly message: Message;
  readonly indent: number;
  /** The message that it answers, where that does not stand right above. */
  readonly answers: Message | undefined;
  readonly files: readonly Attachment[];
  readonly reactions: readonly Reaction[];
  /** To the reader. */
  readonly isNew: boolean;
  /** Where the list is read. */
  readonly list: string;
  readonly viewer: Viewer;
}

/** Who looks at a thread. */
export interface Viewer {
  readonly by: string | null;
  readonly isModerator: boolean;
  readonly mayReply: boolean;
  readonly mayReact: boolean;
  /** Who reacted to what is shown; null where only their number is told. */
  readonly reactors: ReadonlyMap<string, { readonly name: string }> | null;
  /** What they wrote and may still correct. */
  readonly correctable: ReadonlySet<MessageId>;
  readonly at: Date;
  readonly zone: string;
  /** Whether mail addresses are hidden from them. */
  readonly masksAddresses: boolean;
}

/** A message in its thread. */
export function MessageItem(props: MessageProps): VNode {
  const { message, indent, answers, files, reactions, isNew, list, viewer } = props;
  const { number, postedAt, cameBy, correctedAt, removedAt } = message;
  const permalink = `${list}/messages/${number}`;
  return (
    <li id={anchorOf(number)} class={indent > 0 ? `in-${indent}` : undefined} tabindex={-1}>
      <header>
        {!removedAt && <b>{writerOf(message)}</b>}
        {isNew && <span class="fresh">{words.isNew}</span>}
        {!removedAt && (
          <>
            <span>{doorWords[cameBy]}</span>
            <br />
          </>
        )}
        <a href={permalink} aria-label={words.permalink(number)}>
          <Moment at={postedAt} zone={viewer.zone} />
        </a>
        {correctedAt && !removedAt && (
          <>
            <br />
            {removalWords.corrected} <Moment at={correctedAt} zone={viewer.zone} />
          </>
        )}
        {answers && (
          <>
            <br />
            <a href={`${list}/messages/${answers.number}`}>
              {answers.removedAt ? words.answersRemoved : words.answers(writerOf(answers))}
            </a>
          </>
        )}
      </header>
      <div class="prose">
        {removedAt ? (
          <Tombstone {...props} />
        ) : (
          <>
            <Body
              message={message}
              masksAddresses={viewer.masksAddresses}
              pictureAt={pictureAt({ files, message: permalink })}
            />
            <Files files={files} message={permalink} masksAddresses={viewer.masksAddresses} />
            <Acts {...props} />
            <Reactions
              number={number}
              message={permalink}
              reactions={reactions}
              by={viewer.by}
              mayReact={viewer.mayReact}
              names={viewer.reactors}
            />
          </>
        )}
      </div>
    </li>
  );
}

/** What stands where a message stood; moderators see what it said, as long as they can put it back. */
function Tombstone({ message, list, viewer }: MessageProps): VNode {
  const { by, isModerator, at, zone } = viewer;
  const { removedAt, removedCode, removedNote, number } = message;
  const said = tombstone(removedCode ?? 'other');
  const until = isModerator && restorableUntil(message);
  return (
    <>
      <p class="quiet-text">
        {said.before} <Moment at={removedAt!} zone={zone} as="day" />
        {said.after}
        {removedNote && ` ${shownText(removedNote, viewer)}`}
      </p>
      {until && at < until && (
        <Details summary={removalWords.wasSaid}>
          <p>
            <strong>{writerOf(message)}</strong>
          </p>
          <Body message={message} />
          {message.person === by ? (
            <p class="quiet-text">{removalWords.ownStaysDown}</p>
          ) : (
            <PostForm action={`${list}/messages/${number}/restoration`} row>
              <Button kind="quiet">{removalWords.putBack}</Button>
            </PostForm>
          )}
        </Details>
      )}
    </>
  );
}

/** What one can do about a message. */
function Acts({ message, list, viewer }: MessageProps): VNode | null {
  const { by, isModerator, mayReply, correctable } = viewer;
  const isWriter = by !== null && message.person === by;
  const acts = [
    mayReply && (['reply', words.reply, words.replyTo(writerOf(message))] as const),
    correctable.has(message.id) && (['correction', removalWords.correct] as const),
    isWriter && (['receipt', words.receipt, words.receiptOf(message.number)] as const),
    isWriter && (['removal', removalWords.takeBack] as const),
    by !== null && !isWriter && (['report', reportWords.report] as const),
    isModerator && !isWriter && (['removal', removalWords.takeDown] as const),
  ].filter((act) => act !== false);
  if (acts.length === 0) return null;
  return (
    <p class="s acts">
      {acts.map(([noun, label, told]) => (
        <a href={`${list}/messages/${message.number}/${noun}`} aria-label={told ?? words.of(label, message.number)}>
          {label}
        </a>
      ))}
    </p>
  );
}

const doorWords: Readonly<Record<CameBy, string>> = {
  mail: words.byMail,
  web: words.onTheWeb,
  import: words.imported,
};
