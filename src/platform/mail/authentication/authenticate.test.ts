import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { dkimSign } from 'mailauth';
import { expect, test } from 'vitest';
import { authenticate, openSigner } from '../index.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const record = publicKey.export({ format: 'der', type: 'spki' }).subarray(12).toString('base64');
const zone: Readonly<Record<string, string[][]>> = {
  'one._domainkey.example.org TXT': [[`v=DKIM1; k=ed25519; p=${record}`]],
  'example.org TXT': [['v=spf1 ip4:192.0.2.1 -all']],
};
const dmarc = { '_dmarc.example.org TXT': [['v=DMARC1; p=reject']] };
const missing = () => Object.assign(new Error('nothing there'), { code: 'ENOTFOUND' });

const resolving = (names: Readonly<Record<string, string[][]>>) => async (name: string, type: string) => {
  const found = names[`${name} ${type}`];
  if (!found) throw missing();
  return found;
};

const body = 'Shelves, shelves.\r\n';
const header = (from: string) => `From: ${from}\r\nSubject: Shelving\r\nDate: Mon, 23 Nov 2026 12:00:00 +0000\r\n`;
const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
const signer = openSigner('example.org', [{ selector: 'one', privateKey: pem }]);
const signed = async (from: string) =>
  Buffer.from(
    (await signer.prepare(Buffer.from(header(from)), Buffer.from(body)).sign('', new Date('2026-11-23T12:00:00Z'))) +
      `${header(from)}\r\n${body}`,
  );
const arrival = { ip: '203.0.113.9', helo: 'mx.example.net', mailFrom: 'list-bounces@lists.example.net' };

test('a signature of the domain of From vouches for it', async () => {
  const raw = await signed('ada@example.org');

  const strict = await authenticate(raw, { ...arrival, resolver: resolving({ ...zone, ...dmarc }) });
  const silent = await authenticate(raw, { ...arrival, resolver: resolving(zone) });

  expect(strict).toEqual({
    spf: { result: 'none', domain: 'lists.example.net' },
    dkim: [{ result: 'pass', domain: 'example.org', selector: 'one' }],
    dmarc: { result: 'pass', domain: 'example.org', policy: 'reject' },
    arc: { result: 'none', sealer: null },
    from: 'example.org',
    isAligned: true,
    why: 'dmarc-passed',
  });
  expect([silent.isAligned, silent.why]).toEqual([true, 'dkim-aligned']);
});

test('a signature of another domain, and one that was changed, vouch for nobody', async () => {
  const resolver = resolving({ ...zone, ...dmarc, '_dmarc.example.com TXT': [['v=DMARC1; p=none']] });
  const changed = Buffer.from((await signed('ada@example.org')).toString().replace('Shelves,', 'Shelves!'));

  const verdicts = [
    await authenticate(await signed('ada@example.com'), { ...arrival, resolver }),
    await authenticate(changed, { ...arrival, resolver }),
    await authenticate(Buffer.from(`${header('ada@example.edu')}\r\n${body}`), { ...arrival, resolver }),
  ];

  expect(verdicts.map(({ isAligned, why }) => [isAligned, why])).toEqual([
    [false, 'dmarc-failed'],
    [false, 'dmarc-failed'],
    [false, 'not-aligned'],
  ]);
});

test('two authors, or two fields From, are vouched for by nobody', async () => {
  const resolver = resolving({ ...zone, ...dmarc });
  const two = (await signed('ada@example.org')).toString().replace('Subject:', 'From: bo@example.com\r\nSubject:');

  const verdicts = [
    await authenticate(Buffer.from(two), { ...arrival, resolver }),
    await authenticate(await signed('ada@example.org, bo@example.com'), { ...arrival, resolver }),
  ];

  expect(verdicts.map(({ from, isAligned, why }) => [from, isAligned, why])).toEqual([
    [null, false, 'no-single-from'],
    [null, false, 'no-single-from'],
  ]);
});

test('a signature over a part of the body does not vouch for what stands below it', async () => {
  const { signatures } = await dkimSign(`${header('ada@example.org')}\r\n${body}`, {
    signatureData: [{ signingDomain: 'example.org', selector: 'one', privateKey: pem, maxBodyLength: body.length }],
  } as never);
  const raw = Buffer.from(`${signatures}${header('ada@example.org')}\r\n${body}And mine.\r\n`);

  const verdicts = [
    await authenticate(raw, { ...arrival, resolver: resolving({ ...zone, ...dmarc }) }),
    await authenticate(raw, { ...arrival, resolver: resolving(zone) }),
  ];

  expect(verdicts.map(({ dkim, isAligned, why }) => [dkim[0]?.result, isAligned, why])).toEqual([
    ['policy', false, 'partly-signed'],
    ['policy', false, 'not-aligned'],
  ]);
});

test('a DNS that does not answer is no consent, and is not waited for', async () => {
  const raw = await signed('ada@example.org');
  const failing = () => Promise.reject(Object.assign(new Error('servers failed'), { code: 'ESERVFAIL' }));
  const silent = () => new Promise<never>(() => {});

  const verdicts = [
    await authenticate(raw, { ...arrival, resolver: failing }),
    await authenticate(raw, { ...arrival, resolver: silent, timeoutMs: 100 }),
  ];

  expect(
    verdicts.map(({ dkim, dmarc: { result }, isAligned, why }) => [dkim[0]?.result, result, isAligned, why]),
  ).toEqual([
    ['temperror', 'temperror', false, 'dns-did-not-answer'],
    ['temperror', 'temperror', false, 'dns-did-not-answer'],
  ]);
});

test('a header made to be looked at for minutes is not looked at', async () => {
  const resolver = resolving(zone);
  const folds = Buffer.from(`${header('ada@example.org')}X: y\r\n${' \r\n'.repeat(100_000)}\r\n${body}`);
  const spaces = Buffer.from(
    `DKIM-Signature: v=1;${' '.repeat(250_000)}a=x\r\n${header('ada@example.org')}\r\n${body}`,
  );
  const large = Buffer.from(`${'A: b\r\n'.repeat(100_000)}${header('ada@example.org')}\r\n${body}`);

  const verdicts = [
    await authenticate(folds, { ...arrival, resolver }),
    await authenticate(spaces, { ...arrival, resolver }),
    await authenticate(large, { ...arrival, resolver }),
  ];

  expect(verdicts.map(({ isAligned, why }) => [isAligned, why])).toEqual([
    [false, 'header-too-large'],
    [false, 'header-too-large'],
    [false, 'header-too-large'],
  ]);
});

test('of many signatures the first ten are looked at', async () => {
  const forged = (index: number) =>
    `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;\r\n d=example.net; s=s${index}; l=${index}; h=from; bh=AAAA; b=AAAA\r\n`;
  const many = Array.from({ length: 300 }, (_, index) => forged(index)).join('');
  const good = await signed('ada@example.org');

  const verdicts = [
    await authenticate(Buffer.concat([Buffer.from(many), good]), { ...arrival, resolver: resolving(zone) }),
    await authenticate(
      Buffer.concat([good.subarray(0, good.indexOf('From:')), Buffer.from(many), good.subarray(good.indexOf('From:'))]),
      { ...arrival, resolver: resolving(zone) },
    ),
  ];

  expect(verdicts.map(({ dkim, why }) => [dkim.length, why])).toEqual([
    [10, 'not-aligned'],
    [10, 'dkim-aligned'],
  ]);
});

test('any bytes are judged, without an error', async () => {
  const pieces = fc.constantFrom(
    '\r\n',
    '\n',
    '\r',
    ' ',
    'From: ',
    'DKIM-Signature: ',
    'v=1; a=rsa-sha256; d=example.org; s=one; h=from; bh=; b=',
    '<',
    '@',
    '(',
    'ARC-Seal: i=1; cv=none; ',
    'ARC-Message-Signature: i=1; ',
    'ARC-Authentication-Results: i=1; ',
    'a@example.org',
    ';',
    '=',
    '\0',
    ',',
  );
  const odd = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 60 });

  await fc.assert(
    fc.asyncProperty(odd, fc.string({ unit: 'binary', maxLength: 30 }), async (parts, mailFrom) => {
      const verdicts = await authenticate(Buffer.from(parts.join('')), {
        ...arrival,
        mailFrom,
        resolver: resolving(zone),
      });
      expect(verdicts.isAligned).toBe(false);
    }),
    { numRuns: 200 },
  );
});
