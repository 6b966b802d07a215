import { Readable } from 'node:stream';
import type { Paged } from '../../platform/db/index.ts';
import { file, get, signedIn, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import type { SiteHouse } from '../house.ts';
import { keptAbout } from './kept.ts';
import { words } from './words.ts';

/** `GET /me/export`: all that is kept about whoever asks, as one file, and about nobody else. */
export function exportRoute({ association }: Pick<SiteHouse, 'association'>): Route {
  return get('/me/export', (call) => whatIsKept(call, association.name));
}

async function whatIsKept(call: Call, association: string): Promise<Answer> {
  const kept = await keptAbout(call.visit, signedIn(call), association);
  const pieces = Readable.from(written(kept), { objectMode: false });
  return file(words.fileName, 'application/json; charset=utf-8', Readable.toWeb(pieces) as ReadableStream);
}

type Kept = Readonly<Record<string, unknown>>;

/** As it stands in the file, piece by piece: what comes in pages is read as it is written, and never lies in memory whole. */
export async function* written(kept: Kept): AsyncGenerator<string> {
  yield* objectWritten(kept, '');
  yield '\n';
}

async function* objectWritten(kept: Kept, indent: string): AsyncGenerator<string> {
  const inner = `${indent}  `;
  let before = '{';
  for (const [name, value] of Object.entries(kept)) {
    yield `${before}\n${inner}${JSON.stringify(name)}: `;
    if (isPaged(value)) yield* listWritten(value, inner);
    else if (holdsPaged(value)) yield* objectWritten(value, inner);
    else yield plainWritten(value, inner);
    before = ',';
  }
  yield `\n${indent}}`;
}

async function* listWritten(pages: Paged, indent: string): AsyncGenerator<string> {
  const inner = `${indent}  `;
  let before = '[';
  for await (const rows of pages) {
    yield `${before}\n${rows.map((row) => inner + plainWritten(row, inner)).join(',\n')}`;
    before = ',';
  }
  yield before === '[' ? '[]' : `\n${indent}]`;
}

const plainWritten = (value: unknown, indent: string): string =>
  (JSON.stringify(value, null, 2) ?? 'null').replaceAll('\n', `\n${indent}`);

const isPaged = (value: unknown): value is Paged =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

const holdsPaged = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && Object.values(value).some(isPaged);
