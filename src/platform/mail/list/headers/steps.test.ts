import { expect, test } from 'vitest';
import { noVerdicts, passedOn, readMessage, usualMailChoices, type MailChoices, type Verdicts } from '../../index.ts';

const at = new Date('2026-11-23T18:00:00Z');
const list = { id: 3, slug: 'tools', name: 'Tool Libraries', purpose: 'talk' };
const copying = {
  list,
  address: 'tools@lists.example.org',
  domain: 'lists.example.org',
  baseUrl: 'https://folkmoot.example.org',
  archivedAt: 'https://folkmoot.example.org/lists/tools/messages/7',
};
const writer = { fromName: 'Ada Lane', fromAddress: 'ada@strict.example' };
const quiet: Verdicts = { ...noVerdicts('none', 'strict.example', 'not-aligned') };
const strict: Verdicts = {
  ...quiet,
  dkim: [{ result: 'pass', domain: 'strict.example', selector: 's1' }],
  dmarc: { result: 'pass', domain: 'strict.example', policy: 'reject' },
  isAligned: true,
  why: 'dmarc-passed',
};
const signed = 'DKIM-Signature: v=1; a=rsa-sha256; d=strict.example; s=s1;\r\n h=from:to:subject; bh=; b=\r\n';
const plain =
  'From: Ada Lane <ada@strict.example>\r\nTo: tools@lists.example.org\r\nSubject: Sharpening\r\nMessage-ID: <a@strict.example>\r\nDate: Mon, 23 Nov 2026 11:00:00 -0600\r\n\r\nHello.\r\n';

function pass(raw: string | Buffer, verdicts: Verdicts | null = quiet, choices: Partial<MailChoices> = {}) {
  const mail = passedOn(Buffer.isBuffer(raw) ? raw : Buffer.from(raw, 'latin1'), copying, {
    message: { ...writer, messageId: 'ours@lists.example.org', datedAt: at },
    isFromList: false,
    choices: { ...usualMailChoices, ...choices },
    verdicts,
  });
  return { ...mail, whole: Buffer.concat([Buffer.from(`${mail.head}\r\n`, 'latin1'), mail.body]) };
}
const fields = (head: string, ...names: string[]) =>
  head
    .split(/\r\n(?![ \t])/)
    .filter((line) => names.some((name) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`)));

test('the list writes its own lines above those of the message, which go on byte for byte', () => {
  const { head, personalHead, body } = pass(plain);

  expect({ head, personalHead, body: body.toString() }).toEqual({
    head: [
      'List-Id: "Tool Libraries" <tools.lists.example.org>',
      'List-Help: <mailto:tools-help@lists.example.org>',
      'List-Subscribe: <mailto:tools-join@lists.example.org>',
      'List-Post: <mailto:tools@lists.example.org>',
      'List-Owner: <mailto:tools-owner@lists.example.org>',
      'List-Archive: <https://folkmoot.example.org/lists/tools>',
      'Archived-At: <https://folkmoot.example.org/lists/tools/messages/7>',
      'Precedence: list',
      'X-Loop: tools@lists.example.org',
      ...plain.split('\r\n\r\n')[0]!.split('\r\n'),
      '',
    ].join('\r\n'),
    personalHead: [
      'List-Unsubscribe: <https://folkmoot.example.org/lists/tools/leaving/{personal}>, <mailto:leave+3-{personal}@lists.example.org>',
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
      '',
    ].join('\r\n'),
    body: 'Hello.\r\n',
  });
});

test('fields of another list, and what is nobody’s business, do not go on; a second id, subject or sender neither', () => {
  const { head } = pass(
    `List-Id: <other.example.net>\r\nList-Unsubscribe: <mailto:x@example.net>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\nBcc: cy@example.org\r\nDisposition-Notification-To: ada@example.org\r\nPrecedence: bulk\r\n${plain.replace(
      'Subject: Sharpening\r\n',
      'Subject: Sharpening\r\nSubject: Another\r\nMessage-Id: <b@strict.example>\r\nFrom: eve@example.org\r\n',
    )}`,
  );

  expect(
    fields(
      head,
      'List-Id',
      'List-Unsubscribe',
      'List-Unsubscribe-Post',
      'Bcc',
      'Precedence',
      'Subject',
      'Message-Id',
      'From',
      'Disposition-Notification-To',
    ),
  ).toEqual([
    'List-Id: "Tool Libraries" <tools.lists.example.org>',
    'Precedence: list',
    'From: Ada Lane <ada@strict.example>',
    'Subject: Sharpening',
    'Message-Id: <b@strict.example>',
  ]);
});

test('lines of eight bits, folded oddly or very long go through whole; a NUL does not', () => {
  const long = `X-Long: ${'x'.repeat(100_000)}`;
  const odd = 'X-Odd:\r\n\t \r\n  a\r\n\tb ';
  const { head } = pass(
    Buffer.from(`X-Eight: Gr\xf6\xdfe \xff\r\n${odd}\r\n${long}\r\nX-Nul: a\0b\r\n${plain}`, 'latin1'),
  );

  expect(fields(head, 'X-Eight', 'X-Odd', 'X-Long', 'X-Nul')).toEqual([
    'X-Eight: Gr\xf6\xdfe \xff',
    odd,
    long,
    'X-Nul: ab',
  ]);
});

test('a message without an id and a date gets those of the archive', () => {
  const { head } = pass('From: ada@example.org\r\n\r\nHello.\r\n');

  expect(fields(head, 'Message-ID', 'Date')).toEqual([
    'Message-ID: <ours@lists.example.org>',
    'Date: Mon, 23 Nov 2026 18:00:00 +0000',
  ]);
});

test('From stays where the writer’s domain allows it or its signature stays whole, and else is the list’s', () => {
  const from = (...given: Parameters<typeof pass>) => fields(pass(...given).head, 'From', 'Reply-To');
  const theirs = ['From: Ada Lane <ada@strict.example>'];
  const ours = [
    'From: "Ada Lane via Tool Libraries" <tools@lists.example.org>',
    'Reply-To: "Ada Lane" <ada@strict.example>',
  ];
  const silent = noVerdicts('temperror', 'strict.example', 'dns-did-not-answer');
  const found = {
    quiet: from(plain),
    'strict, signed': from(signed + plain, strict),
    'strict, the signature covers a field of ours': from(
      signed.replace(':subject', ':subject:list-id') + plain,
      strict,
    ),
    'strict, passed by its server alone': from(plain, {
      ...strict,
      dkim: [],
      spf: { result: 'pass', domain: 'strict.example' },
    }),
    'strict, signed by another': from(signed + plain, {
      ...strict,
      spf: { result: 'pass', domain: 'strict.example' },
      dkim: [{ result: 'pass', domain: 'relay.example', selector: 's1' }],
    }),
    'the DNS is silent': from(signed + plain, silent),
    'nobody looked': from(plain, null),
    'the policy is not known': from(plain, { ...strict, dmarc: { ...strict.dmarc, policy: null } }),
    always: from(signed + plain, strict, { fromLine: 'always' }),
    'its domain is named': from(plain, quiet, { fromListFor: ['strict.example'] }),
    'another is named': from(plain, quiet, { fromListFor: ['bob@strict.example', 'trict.example'] }),
    footer: from(signed + plain, strict, { footer: 'Be kind.' }),
  };

  expect(found).toEqual({
    quiet: theirs,
    'strict, signed': theirs,
    'strict, the signature covers a field of ours': ours,
    'strict, passed by its server alone': ours,
    'strict, signed by another': ours,
    'the DNS is silent': ours,
    'nobody looked': ours,
    'the policy is not known': ours,
    always: ours,
    'its domain is named': ours,
    'another is named': theirs,
    footer: ours,
  });
});

test('an answer goes where the writer asked for it, also when From is the list’s', () => {
  const { head } = pass(`Reply-To: desk@example.org\r\n${plain}`, null);

  expect(fields(head, 'Reply-To')).toEqual(['Reply-To: desk@example.org']);
});

test('a tag stands before the subject once, whatever letters it has', async () => {
  const tagged = async (subject: string, subjectTag: string) =>
    (await readMessage(pass(plain.replace('Sharpening', subject), quiet, { subjectTag }).whole)).subject;

  expect([
    await tagged('Sharpening', 'Tools'),
    await tagged('Re: [Tools] Sharpening', 'Tools'),
    await tagged('=?utf-8?q?Sch=C3=A4rfen?=', 'Büchereien für Werkzeug'),
    await tagged('', 'Tools'),
  ]).toEqual(['[Tools] Sharpening', 'Re: [Tools] Sharpening', '[Büchereien für Werkzeug] Schärfen', '[Tools]']);
});

test('a footer stands beneath plain text, and beside anything else as a part of its own', async () => {
  const html = plain.replace('\r\n\r\nHello.', '\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>Hello.</p>');
  const beneath = pass(plain, quiet, { footer: 'Be kind.' });
  const beside = pass(html, quiet, { footer: 'Seid freundlich zu Käthe.' });
  const read = await readMessage(beside.whole);

  expect(beneath.body.toString()).toBe('Hello.\r\n-- \r\nBe kind.\r\n');
  expect({
    html: read.html?.trim().slice(0, 13),
    text: read.text.trim().split('\n').at(-1),
    defects: read.defects,
  }).toEqual({
    html: '<p>Hello.</p>',
    text: 'Seid freundlich zu Käthe.',
    defects: [],
  });
});
