import { createPrivateKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { checkpointNote, readCheckpoint } from './checkpoint.ts';
import { verifierKey } from './note.ts';

/** The example of https://c2sp.org/signed-note, by its key. */
const peter = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const peterSaid =
  'If you think cryptography is the answer to your problem,\nthen you don’t know what your problem is.\n';

const seed = Buffer.alloc(32, 7);
const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
const signer = {
  origin: 'groups.example.org/record',
  key: createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }),
};
const head = { size: 20_852_163, root: Buffer.alloc(32, 9) };

test('a signed tree is read back by whoever has the key, and by nobody who has another', () => {
  const note = checkpointNote(head, signer);

  expect(note).toMatch(/^groups\.example\.org\/record\n20852163\n[\w+/]{43}=\n\n— groups\.example\.org\/record \S+\n$/);
  expect(readCheckpoint(note, verifierKey(signer))).toEqual({ origin: signer.origin, ...head });
  expect(readCheckpoint(note, peter)).toBeNull();
  expect(readCheckpoint(note, verifierKey({ ...signer, origin: 'elsewhere.example' }))).toBeNull();
});

test('other signatures beside ours do not matter, as those of witnesses', () => {
  const note = `${checkpointNote(head, signer)}— witness.example.com jWbPPwAAAABkGFDL\n`;

  expect(readCheckpoint(note, verifierKey(signer))?.size).toBe(head.size);
});

test.each([
  ['another size', (note: string) => note.replace('20852163', '20852164')],
  ['a size with a zero before it', (note: string) => note.replace('20852163', '020852163')],
  ['another root', (note: string) => note.replace('CQkJ', 'CQkK')],
  ['a line more', (note: string) => note.replace('\n\n', '\nmore\n\n')],
  ['no signature', (note: string) => note.slice(0, note.indexOf('—'))],
  ['nothing', () => ''],
  ['no tree', () => peterSaid],
])('a note with %s is not taken', (_, spoilt) => {
  expect(readCheckpoint(spoilt(checkpointNote(head, signer)), verifierKey(signer))).toBeNull();
});
