import type { ComponentChildren, VNode } from 'preact';
import { foldedText, maskAddresses, safeHtml, type SafeHtmlWishes, type Stretch } from '../../platform/mail/index.ts';
import { Moment, Prose } from '../../platform/web/parts/index.ts';
import type { Attachment } from '../attachments/model.ts';
import { Files, pictureAt } from '../attachments/views.tsx';
import type { CameBy, Message } from './model.ts';
import { words } from './words.ts';

/** Where a message stands on the page of its thread. */
export const anchorOf = (number: number): string => `m${number}`;

interface MessageProps {
  readonly message: Message;
  readonly indent: number;
  /** The message that it answers, where that does not stand right above. */
  readonly answers: Message | undefined;
  readonly files: readonly Attachment[];
  /** Whether mail addresses are hidden from the reader. */
  readonly masksAddresses: boolean;
  /** To the reader. */
  readonly isNew: boolean;
  /** Where the list is read. */
  readonly list: string;
  readonly mayReply: boolean;
  readonly zone: string;
  /** Who looks at it: its writer finds the receipt of it here. */
  readonly reader: string | null;
}

/** A message in its thread. */
export function MessageItem(given: MessageProps): VNode {
  const { message, indent, answers, isNew, list, mayReply, zone, reader, ...shown } = given;
  const { number, fromName, fromAddress, postedAt, cameBy } = message;
  const permalink = `${list}/messages/${number}`;
  return (
    <li id={anchorOf(number)} class={indent > 0 ? `in-${indent}` : undefined} tabindex={-1}>
      <header>
        <b>{writerOf({ fromName, fromAddress })}</b>
        {isNew && <span class="fresh">{words.isNew}</span>}
        <span>{doorWords[cameBy]}</span>
        <br />
        <a href={permalink} aria-label={words.permalink(number)}>
          <Moment at={postedAt} zone={zone} />
        </a>
        {answers && (
          <>
            <br />
            <a href={`${list}/messages/${answers.number}`}>{words.answers(writerOf(answers))}</a>
          </>
        )}
      </header>
      <div class="prose">
        {message.removedAt ? (
          <p class="quiet-text">{words.removed}</p>
        ) : (
          <>
            <Body
              message={message}
              masksAddresses={shown.masksAddresses}
              pictureAt={pictureAt({ files: shown.files, message: permalink })}
            />
            <Files files={shown.files} message={permalink} />
          </>
        )}
        {mayReply && !message.removedAt && (
          <p class="s">
            <a href={`${permalink}/reply`} aria-label={words.replyTo(writerOf(message))}>
              {words.reply}
            </a>
          </p>
        )}
        {reader !== null && message.person === reader && (
          <p class="s">
            <a href={`${permalink}/receipt`} aria-label={words.receiptOf(number)}>
              {words.receipt}
            </a>
          </p>
        )}
      </div>
    </li>
  );
}

/** The name that a message gives; where it gives none, its address, which nobody can write to. */
export const writerOf = ({ fromName, fromAddress }: Pick<Message, 'fromName' | 'fromAddress'>): string =>
  maskAddresses(fromName || fromAddress) || '–';

const doorWords: Readonly<Record<CameBy, string>> = {
  mail: words.byMail,
  web: words.onTheWeb,
  import: words.imported,
};

/** The text of a message. What somebody wrote on the web stands as they formatted it; mail stands as its plain text. */
export function Body({ message: { cameBy, text, html }, ...wishes }: { message: Message } & SafeHtmlWishes): VNode {
  if (html !== null && (cameBy === 'web' || text.trim() === '')) return <Html of={html} {...wishes} />;
  return <>{foldedText(wishes.masksAddresses ? maskAddresses(text) : text).map(Stretched)}</>;
}

/** HTML from outside, of which nothing runs, and for which nothing is fetched. */
export function Html({ of, ...wishes }: { of: string } & SafeHtmlWishes): VNode {
  // oxlint-disable-next-line react/no-danger -- the one place for it: safeHtml has seen to what may stand in it
  return <div dangerouslySetInnerHTML={{ __html: safeHtml(of, wishes) }} />;
}

function Stretched({ kind, text }: Stretch): ComponentChildren {
  if (text.trim() === '') return null;
  if (kind === 'said') return <Prose text={text} />;
  if (kind === 'signature') return <p class="s quiet-text plain-lines">{text}</p>;
  const lines = text
    .trim()
    .split('\n')
    .map((line) => line.replace(/^(?:> ?)+/, ''));
  return (
    <details class="quoted">
      <summary>{words.quoted(lines.length)}</summary>
      <blockquote>
        <Prose text={lines.join('\n')} />
      </blockquote>
    </details>
  );
}
