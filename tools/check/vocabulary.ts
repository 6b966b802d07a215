import path from 'node:path';
import type { Finding } from './finding.ts';
import { placeOf } from './place.ts';
import { lineAt, type Source } from './source.ts';

/** Exported names and file names that use a word which says nothing, or which the field does not use. */
export function emptyWords(sources: readonly Source[]): Finding[] {
  return sources
    .filter((source) => source.path.startsWith('src/'))
    .flatMap((source) =>
      [...fileName(source), ...exportedNames(source)].flatMap((named) => objectionsTo(source, named)),
    );
}

/** Each word that we do not write, and what to write instead. */
const instead: Readonly<Record<string, string>> = {
  user: 'member, participant, observer or person',
  subscription: 'term',
  ticket: 'concern, pitch or duty',
  manager: 'what it does, as a verb',
  manage: 'what it does to what',
  service: 'what it does, as a verb',
  helper: 'what it helps to do',
  util: 'what it does',
  handle: 'what it does, as a verb',
  handler: 'what it answers or does',
  process: 'what it does, as a verb',
  data: 'what it is',
  info: 'what it tells',
};

/** Where one of these is the word of the field after all: whoever reads a list has a subscription (RFC 2369). */
const ownWords: Readonly<Record<string, readonly string[]>> = { conversations: ['subscription'] };

interface Named {
  readonly name: string;
  readonly offset: number;
}

function fileName(source: Source): Named[] {
  return [{ name: path.posix.basename(source.path).replace(/\..*$/, ''), offset: 0 }];
}

function exportedNames(source: Source): Named[] {
  const declared = /^export (?:async )?(?:function\*?|const|let|class|interface|type) (\w+)/gm;
  return [...source.text.matchAll(declared)].map((match) => ({ name: match[1] ?? '', offset: match.index }));
}

function objectionsTo(source: Source, { name, offset }: Named): Finding[] {
  const words = wordsIn(name);
  // A database handle is a thing of its own; to handle something says nothing.
  const own = ownWords[placeOf(source.path).capability ?? ''] ?? [];
  const bad = words.filter((word) => word in instead && !own.includes(word) && (word !== 'handle' || words.length > 1));
  return bad.map((word) => ({
    path: source.path,
    line: lineAt(source.text, offset),
    rule: 'word',
    says: `${name} uses the word “${word}”`,
    todo: `Say ${instead[word]}.`,
  }));
}

function wordsIn(name: string): string[] {
  const words = name.split(/[-_.\d]|(?<=[a-z])(?=[A-Z])/).map((word) => word.toLowerCase());
  return words.map((word) => (word.endsWith('s') && word.slice(0, -1) in instead ? word.slice(0, -1) : word));
}
