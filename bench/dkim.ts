import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { openSigner, type SigningKey } from '../src/platform/mail/index.ts';
import { measure } from './harness.ts';

const copies = 2000;
const atOnce = 20;
const at = new Date('2026-11-23T12:00:00Z');

/** A message of 10 KB that leaves in 2,000 copies, each with fields of its own; twenty are signed at once. */
export async function bench(): Promise<void> {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const edwards = generateKeyPairSync('ed25519').privateKey;
  const body = Buffer.from(`${'Shelves, and what stands on them.'.padEnd(76, '.')}\r\n`.repeat(128));
  const product = (...keys: SigningKey[]) => {
    const signer = openSigner('lists.example.org', keys);
    return () => {
      const prepared = signer.prepare(header, body);
      return perSecond(async (index) => void (await prepared.sign(ownFields(index), at)));
    };
  };
  const r = { selector: 'r', privateKey: pem(rsa) };
  const e = { selector: 'e', privateKey: pem(edwards) };

  await measure('dkim', [
    { name: 'RSA-2048', unit: 'copies/s', moreIsBetter: true, product: product(r), yardstick: bare('sha256', rsa) },
    { name: 'Ed25519', unit: 'copies/s', moreIsBetter: true, product: product(e), yardstick: bare(undefined, edwards) },
    { name: 'both', unit: 'copies/s', moreIsBetter: true, product: product(r, e), yardstick: bare('sha256', rsa) },
  ]);
}

const header = Buffer.from(
  'From: Ada Lindqvist <ada@example.org>\r\nTo: shelving@lists.example.org\r\nSubject: [no tag] Shelves\r\n' +
    'Date: Mon, 23 Nov 2026 12:00:00 +0000\r\nMessage-ID: <m1@example.org>\r\nMIME-Version: 1.0\r\n' +
    'Content-Type: text/plain; charset=utf-8\r\nList-Id: <shelving.lists.example.org>\r\n' +
    'List-Post: <mailto:shelving@lists.example.org>\r\nArchived-At: <https://lists.example.org/m/1>\r\n',
);

const ownFields = (index: number): string =>
  `List-Unsubscribe: <https://lists.example.org/u/${index}>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n`;

const pem = (key: KeyObject): string => key.export({ format: 'pem', type: 'pkcs8' }).toString();

/** Nothing but signatures, over as many bytes as a header has, in the same pool of threads. */
function bare(digest: string | undefined, key: KeyObject): () => Promise<number> {
  const bytes = Buffer.alloc(digest ? 1200 : 32, 'x');
  return () =>
    perSecond(
      () =>
        new Promise<void>((resolve, reject) => {
          sign(digest, bytes, key, (error) => (error ? reject(error) : resolve()));
        }),
    );
}

async function perSecond(work: (index: number) => Promise<void>): Promise<number> {
  const start = performance.now();
  let next = 0;
  const lane = async () => {
    while (next < copies) await work(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return copies / ((performance.now() - start) / 1000);
}
