import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { processorTime } from '../../../testing/index.ts';
import { usualLimits, type ReadMessage } from './message.ts';
import { readMessage } from './read-message.ts';

const read = (...lines: string[]) => readMessage(Buffer.from(lines.join('\r\n'), 'latin1'));

describe('the header', () => {
  test('says who wrote, to whom, when, and what it answers', async () => {
    const message = await read(
      'From: "Okonkwo-Lindqvist, Amara" <amara@example.org>',
      'To: small@example.org, Readers: ada@example.org,',
      ' "B. Q." <b@example.org>;',
      'Subject: =?utf-8?Q?Caf=C3?= =?utf-8?Q?=A9?= at noon',
      'Date: Thu, 26 Nov 2026 02:14:52 -0600 (CST)',
      'Message-ID: <one@example.org>',
      'In-Reply-To: Your message of Monday <nil@example.org>',
      'References: <first@example.org> <nil@example.org>',
      'Auto-Submitted: auto-replied; owner=x',
      '',
      'Hello',
    );

    expect({ ...message, headers: message.headers.map(({ name }) => name) }).toEqual({
      headers: ['from', 'to', 'subject', 'date', 'message-id', 'in-reply-to', 'references', 'auto-submitted'],
      messageId: 'one@example.org',
      inReplyTo: ['nil@example.org'],
      references: ['first@example.org', 'nil@example.org'],
      from: [{ name: 'Okonkwo-Lindqvist, Amara', address: 'amara@example.org' }],
      sender: [],
      replyTo: [],
      to: [
        { name: '', address: 'small@example.org' },
        { name: '', address: 'ada@example.org' },
        { name: 'B. Q.', address: 'b@example.org' },
      ],
      cc: [],
      subject: 'Café at noon',
      date: new Date('2026-11-26T08:14:52Z'),
      text: 'Hello',
      html: null,
      attachments: [],
      autoSubmitted: 'auto-replied',
      precedence: null,
      defects: [],
    });
  });

  test('may hold letters that no standard allows there', async () => {
    const message = await read('Subject: Fr\xf6sche', 'From: =?iso-8859-1?Q?J\xfcrgen?= <j@example.org>', '', '');

    expect([message.subject, message.from]).toEqual(['Frösche', [{ name: 'Jürgen', address: 'j@example.org' }]]);
  });

  test('of an archive hides the sign in an address', async () => {
    expect((await read('From: ada at example.org (Ada Lovelace)', '', '')).from).toEqual([
      { name: 'Ada Lovelace', address: 'ada@example.org' },
    ]);
  });

  test('counts the first of two fields of one name', async () => {
    expect((await read('Subject: one', 'Subject: two', '', '')).subject).toBe('one');
  });

  test('may miss the empty line after it', async () => {
    const message = await read('Subject: one', 'Dear all,', 'here is', 'what I think.');

    expect([message.subject, message.text, message.defects]).toEqual([
      'one',
      'Dear all,\nhere is\nwhat I think.',
      ['header-broken'],
    ]);
  });
});

describe('the body', () => {
  test('is the text of an alternative, and the HTML of it', async () => {
    const message = await read(
      'Content-Type: multipart/alternative; boundary="b b"',
      '',
      'preamble',
      '--b b',
      '',
      'plain',
      '--b b  ',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      '<p>caf=C3=A9 =',
      'au lait</p>',
      '--b b--',
      'epilogue',
    );

    expect([message.text, message.html, message.attachments]).toEqual(['plain', '<p>café au lait</p>', []]);
  });

  test('is made from the HTML where there is no text', async () => {
    const html =
      '<style>p{}</style><h1>Hi</h1><p>See <a href="https://example.org/x">this</a><br>and</p><ul><li>one<li>two</ul><blockquote><p>old<blockquote>older</blockquote></blockquote>';
    const message = await read('Content-Type: text/html', '', html);

    expect(message.text).toBe('Hi\n\nSee this <https://example.org/x>\nand\n\n- one\n- two\n\n> old\n>\n>> older');
  });

  test('flows where the message says so', async () => {
    const message = await read(
      'Content-Type: text/plain; format=flowed',
      '',
      'one ',
      'two',
      '> old ',
      '> line',
      '-- ',
      'Ada',
    );

    expect(message.text).toBe('one two\n> old line\n-- \nAda');
  });

  test.each([
    ['utf-8', 'caf\xc3\xa9', 'café', []],
    ['', 'caf\xc3\xa9', 'café', []],
    ['', 'caf\xe9', 'café', []],
    ['cp932', '\x93\xfa', '日', []],
    ['x-mac-cyrillic', '\x80', 'А', []],
    ['utf-7', 'Fr+APY-sche', 'Frösche', []],
    ['klingon', 'caf\xe9', 'café', ['charset-unknown']],
    ['utf-8', 'caf\xe9', 'caf\ufffd', ['text-broken']],
  ])('in the charset “%s” is read', async (charset, bytes, text, defects) => {
    const message = await read(`Content-Type: text/plain; charset=${charset}`, '', bytes);

    expect([message.text, message.defects]).toEqual([text, defects]);
  });

  test('may be a text of another kind', async () => {
    const message = await read('Content-Type: text/enriched', '', '<bold>Hi</bold>');

    expect([message.text, message.html, message.attachments]).toEqual(['<bold>Hi</bold>', null, []]);
  });

  test('is kept when the boundary of its parts never comes', async () => {
    const message = await read('Content-Type: multipart/mixed; boundary=never', '', 'all the same');

    expect([message.text, message.defects]).toEqual(['all the same', ['parts-missing']]);
  });
});

describe('what came with it', () => {
  const withFile = (head: string, body: string) =>
    read('Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'text', '--b', head, '', body, '--b--');

  test('has its bytes, its name and its place in the HTML', async () => {
    const head =
      'Content-Type: image/png; name="a.png"\r\nContent-ID: <pic@x>\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment';

    expect((await withFile(head, 'aGVs\r\nbG8=')).attachments).toEqual([
      {
        name: 'a.png',
        type: 'image/png',
        disposition: 'attachment',
        contentId: 'pic@x',
        size: 5,
        content: new Uint8Array(Buffer.from('hello')),
      },
    ]);
  });

  test.each([
    ['filename="../../etc/passwd"', 'passwd'],
    ['filename="C:\\\\Windows\\\\x.exe"', 'x.exe'],
    ["filename*=utf-8''%e2%80%aegnp.exe", 'gnp.exe'],
    ["filename*0*=utf-8''caf%c3; filename*1*=%a9.txt", 'café.txt'],
    ['filename="=?utf-8?B?w6kucGRm?="', 'é.pdf'],
    ['filename=".htaccess"', 'htaccess'],
    ['filename="  "', 'attachment-1'],
    [`filename="${'x'.repeat(300)}.pdf"`, `${'x'.repeat(116)}.pdf`],
  ])('is named safely: %s', async (filename, name) => {
    const message = await withFile(
      `Content-Type: application/x; x=y\r\nContent-Disposition: attachment; ${filename}`,
      'x',
    );

    expect(message.attachments.map((each) => each.name)).toEqual([name]);
  });

  test('may be a message, known by its subject', async () => {
    const message = await withFile('Content-Type: message/rfc822', 'Subject: Minutes/May\r\n\r\nHello');

    expect([message.text, message.attachments.map(({ name, type }) => [name, type])]).toEqual([
      'text',
      [['Minutes-May.eml', 'message/rfc822']],
    ]);
  });
});

describe('a hostile message ends in time, and says what was left out', () => {
  const seconds = 3;
  const hostile: [string, string, string[]][] = [
    [
      'ten thousand parts',
      `Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(10_000)}`,
      ['too-many-parts'],
    ],
    [
      'parts within parts',
      Array.from({ length: 2000 }, (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\n\n--b${n}\n`).join(''),
      ['too-deep'],
    ],
    ['a flood of fields', `${'X: y\n'.repeat(200_000)}\nhi`, ['header-too-large']],
    ['one endless field', `X: ${'y'.repeat(3_000_000)}\nSubject: s\n\nhi`, ['header-too-large']],
    [
      'base64 with padding everywhere',
      `Content-Type: a/b\nContent-Transfer-Encoding: base64\n\n${'QUJD='.repeat(1_000_000)}`,
      [],
    ],
    ['nothing but NUL', '\0'.repeat(5_000_000), ['header-broken']],
    ['nothing but line ends', '\n'.repeat(5_000_000), ['text-too-long']],
    ['tags that never end', `Content-Type: text/html\n\n${'<b></x>'.repeat(250_000)}`, []],
    ['addresses without end', `To: ${'"\\(<a@'.repeat(10_000)}\n\n`, []],
  ];
  test.each(hostile)('%s', { timeout: seconds * 10_000 }, async (_, raw, defects) => {
    let message: ReadMessage | undefined;

    const spent = await processorTime(async () => (message = await readMessage(Buffer.from(raw))));

    expect(spent).toBeLessThan(seconds * 1000);
    for (const defect of defects) expect(message?.defects).toContain(defect);
    expect(message?.text.length).toBeLessThanOrEqual(usualLimits.letters);
  });

  test('whatever its bytes are', async () => {
    const pieces = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '\n',
        '\r\n',
        '\n\n',
        '--b',
        '--b--',
        '=?utf-8?B?',
        '?=',
        'Content-Type: ',
        'multipart/mixed; boundary=b',
        'text/html',
        ';',
        '"',
        '<',
        '>',
        'charset=',
        '\0',
      ),
      fc.constantFrom(
        'From: ',
        'Date: ',
        'Content-Transfer-Encoding: base64\n',
        'name*0*=',
        'message/rfc822',
        '<blockquote>',
        '=3D',
        '=\n',
        'References: <',
        'format=flowed',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 60 }), fc.uint8Array({ maxLength: 40 }), async (texts, bytes) => {
        const raw = Buffer.concat([Buffer.from(texts.join('')), bytes]);
        const limits = { parts: 5, depth: 3, letters: 100, headerFields: 4, headerBytes: 200 };

        const message = await readMessage(raw, limits);

        expect(message.text.length).toBeLessThanOrEqual(100);
        expect(message.headers.length).toBeLessThanOrEqual(4);
        expect(message.attachments.length).toBeLessThanOrEqual(5);
        for (const text of textsOf(message))
          expect(text).toSatisfy((each: string) => each.isWellFormed() && !each.includes('\0'));
        for (const { name, size, content } of message.attachments) {
          expect(name).toMatch(/^[^/\\\p{Cc}]{1,130}$/u);
          expect(size).toBe(content.length);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** All that a database would be given. */
function textsOf(message: ReadMessage): string[] {
  const { headers, messageId, inReplyTo, references, from, to, subject, text, html, attachments } = message;
  return [
    ...headers.flatMap(({ name, value }) => [name, value]),
    messageId ?? '',
    subject,
    text,
    html ?? '',
    ...inReplyTo,
    ...references,
    ...[...from, ...to].flatMap(({ name, address }) => [name, address]),
    ...attachments.flatMap(({ name, type, contentId }) => [name, type, contentId ?? '']),
  ];
}
