import { expect, test } from 'vitest';
import type { Dns } from '../authentication/authenticate.ts';
import { publishedBy } from './published.ts';

const nothing = () => Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
const zone =
  (records: Readonly<Record<string, readonly unknown[]>>): Dns =>
  async (name, type) => {
    const found = records[`${type} ${name}`];
    if (!found) throw nothing();
    return found as never;
  };
const key = { name: 's1._domainkey.lists.example.org', text: 'v=DKIM1; k=rsa; p=ABC' };
const asked = { domain: 'lists.example.org', records: [key], server: 'mail.example.org' };
const states = async (dns: Dns, more: object = {}) =>
  (await publishedBy({ ...asked, dns, ...more })).map(({ kind, state, publish }) => [kind, state, publish]);

test('a domain that publishes all of it has nothing left to do', async () => {
  const dns = zone({
    'MX lists.example.org': [{ exchange: 'mail.example.org', priority: 10 }],
    'TXT lists.example.org': [['v=spf1 a:mail.example.org ', '-all'], ['other=1']],
    'TXT s1._domainkey.lists.example.org': [['v=DKIM1; k=rsa; p=A', 'BC']],
    'TXT _dmarc.example.org': [['v=DMARC1; p=reject']],
    'A mail.example.org': ['192.0.2.7'],
    'PTR 7.2.0.192.in-addr.arpa': ['mail.example.org'],
  });

  expect(await states(dns)).toEqual([
    ['mx', 'good', null],
    ['spf', 'good', null],
    ['dkim', 'good', null],
    ['dmarc', 'good', null],
    ['ptr', 'good', null],
  ]);
});

test('what is missing or wrong is told with what to publish', async () => {
  const dns = zone({
    'TXT lists.example.org': [['v=spf1 mx -all'], ['v=spf1 a -all']],
    'TXT s1._domainkey.lists.example.org': [['v=DKIM1; k=rsa; p=OTHER']],
    'A mail.example.org': ['192.0.2.7'],
    'PTR 7.2.0.192.in-addr.arpa': ['host-7.provider.example'],
  });

  expect(await states(dns)).toEqual([
    ['mx', 'missing', null],
    ['spf', 'wrong', 'v=spf1 a:mail.example.org ~all'],
    ['dkim', 'wrong', key.text],
    ['dmarc', 'missing', 'v=DMARC1; p=none'],
    ['ptr', 'wrong', null],
  ]);
});

test('nobody is asked about a machine', async () => {
  const asking: Dns = () => Promise.reject(new Error('somebody was asked'));
  const asked = await Promise.all(
    ['127.0.0.1', 'localhost', '::1'].map((domain) => publishedBy({ dns: asking, domain, records: [], server: null })),
  );

  expect(asked).toEqual([[], [], []]);
});

test('a DNS that is away, or never answers, is said to be silent', async () => {
  const away: Dns = () => Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
  const mute: Dns = () => new Promise(() => {});

  expect((await states(away)).map(([, state]) => state)).toEqual(Array.from({ length: 5 }, () => 'silent'));
  expect((await states(mute, { timeoutMs: 20 })).map(([, state]) => state)).toEqual(
    Array.from({ length: 5 }, () => 'silent'),
  );
});
