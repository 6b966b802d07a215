import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { plain, type PlainAnswer } from './answers.ts';
import { get, type Route } from './route.ts';

/** The files of the look: stylesheet, script, mark, fonts. Read once, at start. */
export interface Assets {
  /** The address of a file by its path within the folder, as `/look/1a2b3c4d5e/folkmoot.css`. @throws when there is none */
  url(name: string): string;
  /** What stands at the path of a request; undefined when nothing does. */
  find(path: string): Asset | undefined;
  /** Answers every address below `/look/`. */
  readonly route: Route;
}

export interface Asset {
  readonly type: string;
  readonly etag: string;
  readonly body: Uint8Array;
  /** The same, compressed; absent where that gains nothing. */
  readonly br?: Uint8Array;
  readonly gzip?: Uint8Array;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Reads the files of a folder.  All of them stand under one hash of the whole, so that a stylesheet may name its fonts by
 * relative addresses, and every address may be kept for ever.
 */
export function openAssets(folder: string): Assets {
  const files = filesIn(folder).map((name) => ({ name, body: fs.readFileSync(path.join(folder, name)) }));
  const hash = createHash('sha256');
  for (const { name, body } of files) hash.update(`${name}\0${body.length}\0`).update(body);
  const prefix = `/look/${hash.digest('hex').slice(0, 10)}/`;
  const assets = new Map(files.map(({ name, body }) => [prefix + name, assetOf(name, body)]));
  return {
    url(name) {
      if (!assets.has(prefix + name)) throw new Error(`there is no ${name} in ${folder}`);
      return prefix + name;
    },
    find: (at) => assets.get(at),
    // The page that says that the database is away has its look all the same.
    route: get('/look/*', (call) => answerWith(assets.get(call.path), call.headers), { cookieless: true }),
  };
}

function filesIn(folder: string): string[] {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .map((name) => name.replaceAll(path.sep, '/'))
    .filter((name) => path.extname(name) in types)
    .toSorted();
}

function assetOf(name: string, body: Buffer): Asset {
  const type = types[path.extname(name)]!;
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"`;
  // A font is compressed already.
  if (type.startsWith('font/')) return { type, etag, body };
  const br = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: body.length } });
  return { type, etag, body, br, gzip: gzipSync(body, { level: 9 }) };
}

function answerWith(asset: Asset | undefined, headers: Headers): PlainAnswer {
  if (!asset) return plain('There is nothing here.\n', { 'content-type': 'text/plain; charset=utf-8' }, 404);
  const own = {
    'content-type': asset.type,
    'cache-control': 'public, max-age=31536000, immutable',
    etag: asset.etag,
    vary: 'accept-encoding',
  };
  if (sameTag(headers.get('if-none-match'), asset.etag)) return plain(null, own, 304);
  const encoding = encodingFor(headers.get('accept-encoding') ?? '', asset);
  const body = (encoding && asset[encoding]) || asset.body;
  return plain(body, encoding ? { ...own, 'content-encoding': encoding } : own);
}

/** A proxy that compresses by itself makes the tag a weak one. */
function sameTag(given: string | null, etag: string): boolean {
  return (given ?? '').split(',').some((each) => each.trim().replace(/^W\//, '') === etag);
}

function encodingFor(accepted: string, asset: Asset): 'br' | 'gzip' | undefined {
  const names = accepted.split(',').filter((each) => !/;\s*q=0(\.0*)?\s*$/.test(each));
  const takes = (name: string) => names.some((each) => each.split(';')[0]!.trim() === name);
  if (asset.br && takes('br')) return 'br';
  return asset.gzip && takes('gzip') ? 'gzip' : undefined;
}
