import { countWritten } from '../../platform/written/index.ts';
import type { Hit, KindOfText, Said } from './model.ts';

/** What a body is called above its name. */
export const kindWords: Readonly<Record<KindOfText, string>> = { unit: 'Unit', group: 'Group', petition: 'Petition' };

/** What of a body is held against the concern. */
export const textWords: Readonly<Record<KindOfText, string>> = {
  unit: 'Its charge',
  group: 'Its purpose',
  petition: 'Its statement',
};

export const words = {
  more: (count: number) => `${countWritten(count)} more`,
  nobody: 'Nobody yet. Write more of the purpose, and choose topics: they find what words alone would miss.',
  ended: 'no more',
} as const;

/** What speaks for a body; `sharesAWord` tells of words, too, that are too common to be shown. */
type Touch = Omit<Hit, 'why' | 'whyTold' | 'score'> & { readonly sharesAWord: boolean };

/** Who reads why: whoever wrote the concern, or somebody else. */
export type Reader = 'writer' | 'other';

const beginnings = {
  writer: { name: 'You name it', write: 'You both write ', share: 'You share ' },
  other: { name: 'It is named', write: 'Both write ', share: 'Both share ' },
} as const satisfies Record<Reader, unknown>;

/** Why a body is shown beside a concern: “You name it. You both write …, and share the topics ….” */
export function whyTouched({ body, words: found, topics, named, sharesAWord }: Touch, reader: Reader): Said[] {
  const begin = beginnings[reader];
  const said: Said[] = [];
  if (named)
    said.push(
      ...(named === body.name
        ? [{ text: `${begin.name}. ` }]
        : [{ text: `${begin.name}, as ` }, { text: named, found: 'name' as const }, { text: '. ' }]),
    );
  const written = listed(found.slice(0, mostWords).map((text) => ({ text, found: 'word' })));
  const shared = listed(topics.map((text) => ({ text: capital(text), found: 'topic' })));
  if (found.length > 0) said.push({ text: begin.write }, ...written);
  if (found.length > 0 && topics.length > 0)
    said.push({ text: `, and share the ${topics.length === 1 ? 'topic' : 'topics'} ` }, ...shared);
  if (found.length === 0 && topics.length > 0) said.push({ text: begin.share }, ...shared);
  if (found.length + topics.length > 0) said.push({ text: '. ' });
  if (found.length === 0)
    said.push({
      text: `${sharesAWord ? 'Hardly' : 'Not'} a word in common: look at ${textWords[body.kind].toLowerCase()} yourself. `,
    });
  if (body.endedOn) said.push({ text: 'It is no more; this is what it did. ' });
  return withoutLastSpace(said);
}

/** As one text, with what stands in the body's text in quotation marks. */
export const asText = (said: readonly Said[]): string =>
  said.map(({ text, found }) => (found === 'word' ? `“${text}”` : text)).join('');

const mostWords = 4;

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

function listed(items: readonly Said[]): Said[] {
  return items.flatMap((item, at) => {
    if (at === 0) return [item];
    return [{ text: at === items.length - 1 ? ' and ' : ', ' }, item];
  });
}

function withoutLastSpace(said: readonly Said[]): Said[] {
  return said.map((piece, at) => (at === said.length - 1 ? { ...piece, text: piece.text.trimEnd() } : piece));
}
