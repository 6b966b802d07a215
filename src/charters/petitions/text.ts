import { createHash } from 'node:crypto';
import type { Petition } from './model.ts';

/**
 * The text that is frozen and signed: title, purpose, for whom, topics, each under its name, in UTF-8, NFC, with single
 * line feeds.  Anyone can write it again from the public page and hash it.
 */
export function frozenText(petition: Pick<Petition, 'title' | 'purpose' | 'openTo' | 'topics'>): string {
  const parts = [
    ['Title', petition.title],
    ['Statement of purpose', petition.purpose],
    ['Open to', petition.openTo],
    ['Topics', [...petition.topics].sort().join('; ')],
  ] as const;
  return parts.map(([name, text]) => `${name}:\n${tidy(text)}\n`).join('\n');
}

/** Hexadecimal SHA-256 of the frozen text. */
export function textHash(petition: Parameters<typeof frozenText>[0]): string {
  return createHash('sha256').update(frozenText(petition)).digest('hex');
}

/** Trailing spaces and runs of empty lines carry no meaning, and mail and browsers change them. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Enough of a statement to know whether to read on; cut where a clause ends, never in a word. */
export function firstSentence(purpose: string): string {
  const [paragraph = ''] = purpose.trim().split(/\n{2,}/);
  const [sentence = ''] = paragraph.match(/^.{20,240}?[.!?](?=\s|$)/s) ?? [];
  if (sentence || paragraph.length <= 240) return sentence || paragraph;
  const whole = paragraph.slice(0, 240).replace(/\s+\S*$/, '');
  const clause = whole.search(/[,;:](?!.*[,;:])/s);
  return `${clause > 120 ? whole.slice(0, clause) : whole} …`;
}
