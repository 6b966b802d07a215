import type { ComponentChildren, VNode } from 'preact';
import { foldedText, maskAddresses, safeHtml, type SafeHtmlWishes, type Stretch } from '../../platform/mail/index.ts';
import { Prose } from '../../platform/web/parts/index.ts';
import { shownText } from '../lists/showing.ts';
import type { Message } from './model.ts';
import { words } from './words.ts';

/** Where a message stands on the page of its thread. */
export const anchorOf = (number: number): string => `m${number}`;

/** The name that a message gives; where it gives none, its address, which nobody can write to. */
export const writerOf = ({ fromName, fromAddress }: Pick<Message, 'fromName' | 'fromAddress'>): string =>
  maskAddresses(fromName || fromAddress) || '–';

/** The text of a message. What somebody wrote on the web stands as they formatted it; mail stands as its plain text. */
export function Body({ message: { cameBy, text, html }, ...wishes }: { message: Message } & SafeHtmlWishes): VNode {
  if (html !== null && (cameBy === 'web' || text.trim() === '')) return <Html of={html} {...wishes} />;
  return <>{foldedText(shownText(text, wishes)).map(Stretched)}</>;
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
