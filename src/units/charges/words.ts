import type { Hit, KindOfText } from './model.ts';

const itsText: Readonly<Record<KindOfText, string>> = {
  unit: 'its charge',
  group: 'its purpose',
  petition: 'its statement',
};

/** Why a body is shown beside a concern. */
export function whyTouched({ body, words, topics, named }: Omit<Hit, 'why' | 'score'>): string {
  const its = itsText[body.kind];
  const sentences: string[] = [];
  if (named) sentences.push(`You name ${named === body.name ? 'it' : `it, as ${named}`}.`);
  if (topics.length > 0) sentences.push(`You share ${listed(topics.map(capital))}.`);
  if (words.length > 0)
    sentences.push(`${capital(its)} shares ${wordOrWords(words)} ${listed(words.slice(0, 4).map(quoted))} with yours.`);
  else sentences.push(`Hardly a word in common: look at ${its} yourself.`);
  if (body.endedOn) sentences.push('It is no more, and is shown for what it did.');
  return sentences.join(' ');
}

const wordOrWords = (words: readonly string[]): string => (words.join(' ').includes(' ') ? 'the words' : 'the word');

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const quoted = (text: string): string => `“${text}”`;

function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
