import { generateKeyPairSync } from 'node:crypto';
import { authenticate as judge, sealMessage } from 'mailauth';
import { expect, test } from 'vitest';
import {
  authenticate,
  openSealer,
  openSigner,
  passedOn,
  publicRecords,
  usualMailChoices,
  type Dns,
  type MailChoices,
} from '../index.ts';

const at = new Date('2026-11-23T18:00:00Z');
const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const keys = [{ selector: 's1', privateKey }];
const [ours, writers, forwarders] = ['lists.example.org', 'strict.example', 'forwarder.example'];
const records = new Map([
  ...[ours, writers, forwarders].flatMap((domain) =>
    publicRecords(domain, keys).map(({ name, text }) => [name, text] as const),
  ),
  ['_dmarc.strict.example', 'v=DMARC1; p=reject'],
]);
const dns: Dns = async (name, type) => {
  const text = type === 'TXT' ? records.get(name) : undefined;
  if (text === undefined) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
  return [[text]];
};
const dnsIsAway: Dns = async (name, type) => {
  if (name.includes(forwarders)) throw Object.assign(new Error('away'), { code: 'ETIMEOUT' });
  return dns(name, type);
};

const header =
  'From: Ada Lane <ada@strict.example>\r\nTo: tools@lists.example.org\r\nSubject: Sharpening\r\nMessage-ID: <a@strict.example>\r\nDate: Mon, 23 Nov 2026 11:00:00 -0600\r\n';
const body = 'Who brings a whetstone?\r\n';
const unsigned = `${header}\r\n${body}`;
const signed =
  (await openSigner(writers, keys).prepare(Buffer.from(header), Buffer.from(body)).sign('', at)) + unsigned;
const results = 'forwarder.example; dkim=pass header.d=strict.example';
const sealedBy = async (domain: string, message: string, cv: string) =>
  `${String(await sealMessage(Buffer.from(message), { signingDomain: domain, selector: 's1', privateKey, cv, authResults: results, signTime: at }))}${message}`;

const arrival = { ip: '203.0.113.9', helo: 'mx.forwarder.example', mailFrom: 'ada@forwarder.example' };

/** What two readers of a list get of a message. */
async function copiesOf(raw: string, choices: Partial<MailChoices> = {}, resolver = dns): Promise<[string, string]> {
  const verdicts = await authenticate(Buffer.from(raw), { ...arrival, resolver });
  const mail = passedOn(
    Buffer.from(raw),
    {
      list: { id: 3, slug: 'tools', name: 'Tool Libraries', purpose: 'talk' },
      address: 'tools@lists.example.org',
      domain: ours,
      baseUrl: 'https://folkmoot.example.org',
      archivedAt: 'https://folkmoot.example.org/lists/tools/messages/7',
    },
    {
      message: { messageId: 'a@strict.example', datedAt: at, fromName: 'Ada Lane', fromAddress: 'ada@strict.example' },
      isFromList: false,
      choices: { ...usualMailChoices, ...choices },
      verdicts,
    },
  );
  const sealed = await openSealer({ domain: ours, keys, authservId: 'mx.lists.example.org' }).seal(mail, verdicts, at);
  const copies = openSigner(ours, keys).prepare(Buffer.from(sealed.head, 'latin1'), sealed.body);
  const copyFor = async (reader: string) => {
    const personal = sealed.personalHead.replaceAll('{personal}', reader);
    return `${await copies.sign(personal, at)}${personal}${sealed.head}\r\n${sealed.body.toString('latin1')}`;
  };
  return [await copyFor('ada'), await copyFor('ben')];
}

/** As the server of a reader sees it: what it makes of the chain, whose word it has, and each seal. */
async function judged(copy: string) {
  const { arc } = await judge(Buffer.from(copy, 'latin1'), { ...arrival, resolver: dns, disableBimi: true });
  const told = copy
    .match(/^ARC-Authentication-Results: i=[^]*?\r\n(?=\S)/m)?.[0]
    .replace(/\s+/g, ' ')
    .trim();
  const seals = [...copy.matchAll(/^ARC-Seal:(?:.*\r\n[ \t])*.*\r\n/gm)].map(([field]) => {
    const [i, cv, d] = ['i', 'cv', 'd'].map((tag) => new RegExp(`[\\s;:]${tag}=([^;\\s]+)`).exec(field)?.[1]);
    return `${i} ${cv} ${d}`;
  });
  return { chain: arc && arc.status.result, told, seals };
}

const told = (i: number, dkim: string, dmarc: string, arc: string) =>
  `ARC-Authentication-Results: i=${i}; mx.lists.example.org; spf=none smtp.mailfrom=forwarder.example; ${dkim}; ${dmarc} (p=reject) header.from=strict.example; arc=${arc}`;
const dkimPass = 'dkim=pass header.d=strict.example header.s=s1';

test('a message without a chain begins one, and every copy carries the same seal', async () => {
  const copies = await copiesOf(signed);

  const set = ([copy]: readonly string[]) => copy!.match(/^ARC-[^]*?\r\n(?=List-Id)/m)![0];
  expect(await judged(copies[0])).toEqual({
    chain: 'pass',
    told: told(1, dkimPass, 'dmarc=pass', 'none'),
    seals: ['1 none lists.example.org'],
  });
  expect(await judged(copies[1])).toEqual(await judged(copies[0]));
  expect(set([copies[0]])).toBe(set([copies[1]]));
  expect(/ARC-Message-Signature:[^]*?\bh=([^;]*);/.exec(copies[0])![1]).not.toMatch(/unsubscribe/i);
});

test('the chain of a forwarder is continued, and stays whole where the list changes the message', async () => {
  const forwarded = await sealedBy(forwarders, signed, 'none');

  const [plain] = await copiesOf(forwarded);
  const [marked] = await copiesOf(forwarded, { subjectTag: 'tools', footer: 'Tool Libraries' });

  const whole = {
    chain: 'pass',
    told: told(2, dkimPass, 'dmarc=pass', 'pass'),
    seals: ['2 pass lists.example.org', '1 none forwarder.example'],
  };
  expect(await judged(plain)).toEqual(whole);
  expect(await judged(marked)).toEqual(whole);
  expect([marked.includes('Subject: [tools] Sharpening'), marked.includes('\r\n-- \r\nTool Libraries')]).toEqual([
    true,
    true,
  ]);
});

test('where From is the list’s own, the seal tells what the writer’s domain said', async () => {
  const [copy] = await copiesOf(unsigned);

  expect(copy).toContain('From: "Ada Lane via Tool Libraries" <tools@lists.example.org>');
  expect(await judged(copy)).toEqual({
    chain: 'pass',
    told: told(1, 'dkim=none', 'dmarc=fail', 'none'),
    seals: ['1 none lists.example.org'],
  });
});

test('a broken chain is said to be broken once, and not continued after that', async () => {
  const broken = (await sealedBy(forwarders, signed, 'none')).replace('whetstone', 'grindstone');
  const alreadyFailed = await sealedBy('elsewhere.example', broken, 'fail');

  const ofBroken = await judged((await copiesOf(broken))[0]);
  const ofFailed = await judged((await copiesOf(alreadyFailed))[0]);

  expect([ofBroken.chain, ofBroken.seals]).toEqual(['fail', ['2 fail lists.example.org', '1 none forwarder.example']]);
  expect([ofFailed.chain, ofFailed.seals]).toEqual(['fail', ['2 fail elsewhere.example', '1 none forwarder.example']]);
});

test('a chain that the DNS left unjudged is left as it is, and its next reader finds it whole', async () => {
  const [copy] = await copiesOf(await sealedBy(forwarders, signed, 'none'), {}, dnsIsAway);

  const { chain, seals } = await judged(copy);
  expect([chain, seals]).toEqual(['pass', ['1 none forwarder.example']]);
});

test('what a message brings cannot write into our results', async () => {
  const verdicts = await authenticate(Buffer.from(signed), { ...arrival, resolver: dns });
  const hostile = { ...verdicts, spf: { result: 'none' as const, domain: 'a.example; dmarc=pass\r\nX: y' } };
  const mail = { head: header, personalHead: '', body: Buffer.from(body) };

  const sealed = await openSealer({ domain: ours, keys, authservId: ours }).seal(mail, hostile, at);

  expect(sealed.head).toContain('ARC-Authentication-Results: i=1; lists.example.org;\r\n spf=none;\r\n dkim=pass');
  expect(sealed.head).not.toContain('X: y');
});

test('a body of one line as long as a message may be is sealed in seconds', async () => {
  const mail = { head: header, personalHead: '', body: Buffer.alloc(20 * 1024 * 1024, 'Shelves, ') };
  const verdicts = await authenticate(Buffer.from(signed), { ...arrival, resolver: dns });
  const before = process.cpuUsage();

  const sealed = await openSealer({ domain: ours, keys, authservId: ours }).seal(mail, verdicts, at);

  const { user, system } = process.cpuUsage(before);
  expect(sealed.head).toContain('ARC-Seal: i=1;');
  expect((user + system) / 1e6).toBeLessThan(4);
}, 120_000);
