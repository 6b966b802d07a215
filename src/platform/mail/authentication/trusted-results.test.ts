import { expect, test } from 'vitest';
import { trustedResults } from '../index.ts';

const fields = (...lines: string[]) =>
  lines.map((line) => ({
    name: line.slice(0, line.indexOf(':')).toLowerCase(),
    value: line.slice(line.indexOf(':') + 1),
  }));
const given = { authservId: 'mx.example.org', isTrustedPeer: true, fromDomain: 'example.com' };

test('the word of our relay is taken under its name, and every other is stripped', () => {
  const headers = fields(
    'Received: from mx.example.com by mx.example.org',
    'Authentication-Results: mx.example.org; dmarc=pass (p=reject dis=none) header.from=example.com',
    'Authentication-Results: MX.example.org 1; dkim=pass (2048-bit key) header.d=example.com header.s=one; spf=fail smtp.mailfrom=bounces@lists.example.com',
    'Authentication-Results: other.example; dkim=pass header.d=example.com',
    'Received: from somewhere by mx.example.com',
    'Authentication-Results: mx.example.org; dmarc=pass header.from=example.com',
    'From: ada@example.com',
  );

  expect(trustedResults(headers, given)).toEqual({
    verdicts: {
      spf: { result: 'fail', domain: 'lists.example.com' },
      dkim: [{ result: 'pass', domain: 'example.com', selector: 'one' }],
      dmarc: { result: 'pass', domain: 'example.com', policy: 'reject' },
      arc: { result: 'none', sealer: null },
      from: 'example.com',
      isAligned: true,
      why: 'dmarc-passed',
    },
    strip: [3, 5],
  });
});

test('a stranger’s word is worth nothing, and is stripped', () => {
  const headers = fields(
    'Authentication-Results: mx.example.org; dmarc=pass header.from=example.com',
    'From: a@example.com',
  );

  expect([
    trustedResults(headers, { ...given, isTrustedPeer: false }),
    trustedResults(headers, { ...given, authservId: null }),
  ]).toEqual([
    { verdicts: null, strip: [0] },
    { verdicts: null, strip: [0] },
  ]);
});

test('a word about another domain, or within a comment, vouches for nobody', () => {
  const said = (value: string) =>
    trustedResults(fields(`Authentication-Results: mx.example.org; ${value}`), given).verdicts?.isAligned;

  expect([
    said('dmarc=pass header.from=example.net'),
    said('spf=fail (; dmarc=pass header.from=example.com)'),
    said('dkim=pass header.d=com'),
    said('dkim=pass header.d=notexample.com'),
    said('none'),
  ]).toEqual([false, false, false, false, false]);
});

test('what the domain publishes stands in a comment, as OpenDMARC, Rspamd and others write it; the stricter word counts', () => {
  const policyIn = (value: string) =>
    trustedResults(fields(`Authentication-Results: mx.example.org; ${value}`), given).verdicts?.dmarc.policy;

  expect([
    policyIn('dmarc=pass (p=none dis=none) header.from=example.com'),
    policyIn('dmarc=pass (policy=quarantine) header.from=example.com'),
    policyIn('dmarc=pass (p=NONE sp=REJECT dis=NONE) header.from=example.com'),
    policyIn('dmarc=pass header.from=example.com'),
    policyIn('spf=pass (dmarc=pass (p=none)) smtp.mailfrom=a@example.com; dmarc=pass header.from=example.com'),
    policyIn('dmarc=pass (p=none) header.from=example.net'),
  ]).toEqual(['none', 'quarantine', 'reject', null, null, null]);
});
