import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { dkimVerify } from 'mailauth';
import { expect, test } from 'vitest';
import { openSigner } from '../index.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const edwards = generateKeyPairSync('ed25519');
const pem = (key: { export(options: object): string | Buffer }) =>
  key.export({ format: 'pem', type: 'pkcs8' }).toString();
const der = (key: { export(options: object): string | Buffer }) =>
  key.export({ format: 'der', type: 'spki' }) as Buffer;
const records: Readonly<Record<string, string>> = {
  'r._domainkey.example.org': `v=DKIM1; k=rsa; p=${der(rsa.publicKey).toString('base64')}`,
  'e._domainkey.example.org': `v=DKIM1; k=ed25519; p=${der(edwards.publicKey).subarray(12).toString('base64')}`,
};
const resolver = async (name: string) => [[records[name] ?? '']];
const at = new Date('2026-11-23T12:00:00Z');
const signer = openSigner('example.org', [
  { selector: 'r', privateKey: pem(rsa.privateKey) },
  { selector: 'e', privateKey: pem(edwards.privateKey) },
]);

async function results(raw: Uint8Array) {
  const verified = await dkimVerify(Buffer.from(raw), { resolver, curTime: at } as never);
  return verified.results.map(({ selector, algo, status }) => [selector, algo, status.result]);
}

async function signedCopy(own: string, shared: Uint8Array, body: Uint8Array): Promise<Buffer> {
  const signature = await signer.prepare(shared, body).sign(own, at);
  return Buffer.concat([Buffer.from(signature + own, 'latin1'), shared, Buffer.from('\r\n'), body]);
}

const bothPass = [
  ['r', 'rsa-sha256', 'pass'],
  ['e', 'ed25519-sha256', 'pass'],
];
const header = Buffer.from(
  'From: Ada <ada@example.org>\r\nTo: list@example.org\r\nSubject: Größe,\r\n\tand  more \r\n',
);

test('each copy is signed by both keys, over what is its own as well', async () => {
  const own =
    'List-Unsubscribe: <https://example.org/u/t0k3n>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n';
  const copy = await signedCopy(own, header, Buffer.from('Hello  there \r\n\r\nAda\r\n\r\n\r\n'));

  const changed = (from: string, to: string) => Buffer.from(copy.toString('latin1').replace(from, to), 'latin1');
  const ways: [string, string][] = [
    ['u/t0k3n', 'u/other'],
    ['Hello', 'Hallo'],
    ['To: list', 'Subject: Another\r\nTo: list'],
    ['List-Unsubscribe-Post', 'X-Post'],
  ];

  expect(await results(copy)).toEqual(bothPass);
  for (const [from, to] of ways)
    expect((await results(changed(from, to))).map(([, , result]) => result)).not.toContain('pass');
});

test('lines of a signature stay short', async () => {
  const signature = await signer.prepare(header, Buffer.from('Hello\r\n')).sign('', at);

  expect(signature.split('\r\n').filter((line) => line.length > 90)).toEqual([]);
});

test('whatever a header and a body hold, what we sign is found in order', async () => {
  const letters = fc.string({
    unit: fc.constantFrom(' ', '\t', 'a', 'B', ':', ';', '=', 'é', '\u00a0', '\v', '(', '"'),
    maxLength: 30,
  });
  const names = fc.constantFrom('From', 'Subject', 'To', 'Cc', 'subject', 'X-Other', 'List-Id', 'Reply-To ');
  const field = fc.tuple(names, fc.array(letters, { minLength: 1, maxLength: 3 })).map(([name, lines]) => {
    // A line of white space alone is none that a fold may make (RFC 5322, 3.2.2).
    return `${name}: x${lines.join('x\r\n y')}\r\n`;
  });
  const body = fc.array(fc.tuple(letters, fc.constantFrom('\r\n', '\r\n\r\n', '')), { maxLength: 8 });

  await fc.assert(
    fc.asyncProperty(
      fc.array(field, { maxLength: 8 }),
      fc.array(field, { maxLength: 3 }),
      body,
      async (shared, own, lines) => {
        const copy = await signedCopy(
          Buffer.from(own.join('')).toString('latin1'),
          Buffer.from(`From: ada@example.org\r\n${shared.join('')}`),
          Buffer.from(lines.flat().join('')),
        );
        expect(await results(copy)).toEqual(bothPass);
      },
    ),
    { numRuns: 150 },
  );
});

test('a key or a name that cannot stand in a signature is refused', () => {
  const short = generateKeyPairSync('rsa', { modulusLength: 768 });

  expect(() => openSigner('example.org; x=1', [{ selector: 'r', privateKey: pem(rsa.privateKey) }])).toThrow(
    'cannot stand in a signature',
  );
  expect(() => openSigner('example.org', [{ selector: 'r', privateKey: pem(short.privateKey) }])).toThrow('too short');
  expect(() => openSigner('example.org', [{ selector: 'r', privateKey: 'no key' }])).toThrow(/unsupported|DECODER/);
});
