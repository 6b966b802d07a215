const mebibyte = 1024 * 1024;
const head = (more: string) => `From: Eve <eve@example.com>\r\nSubject: hostile\r\nMIME-Version: 1.0\r\n${more}\r\n`;
const repeated = (piece: string, bytes: number) => piece.repeat(Math.ceil(bytes / piece.length));

/** Messages that were made to hurt whoever reads them, by what is wrong with them. */
export const hostileMessages: Readonly<Record<string, () => string>> = {
  '24 MB of base64': () =>
    `${head('Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n')}\r\n${repeated(`${'QUJD'.repeat(19)}\r\n`, 24 * mebibyte)}`,
  '24 MB of text': () =>
    `${head('Content-Type: text/plain\r\n')}\r\n${repeated('> > A line of talk, quoted twice.\r\n', 24 * mebibyte)}`,
  '24 MB of one line': () => `${head('')}\r\n${'x'.repeat(24 * mebibyte)}`,
  '24 MB of HTML': () =>
    `${head('Content-Type: text/html\r\n')}\r\n${repeated('<p>A <b>line</b> of <i>talk</i>.\r\n', 24 * mebibyte)}`,
  '10,000 parts': () =>
    `${head('Content-Type: multipart/mixed; boundary=b\r\n')}\r\n${'--b\r\nContent-Type: text/plain\r\n\r\nx\r\n'.repeat(10_000)}--b--\r\n`,
  '10,000 attachments': () =>
    `${head('Content-Type: multipart/mixed; boundary=b\r\n')}\r\n${'--b\r\nContent-Disposition: attachment; filename="../../../etc/passwd"\r\n\r\nx\r\n'.repeat(10_000)}--b--\r\n`,
  'parts 5,000 deep': () => {
    const opening = Array.from(
      { length: 5_000 },
      (_, depth) => `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n`,
    );
    return `${head('')}${opening.join('')}\r\nx\r\n`;
  },
  'messages 5,000 deep': () =>
    `${head('Content-Type: message/rfc822\r\n')}\r\n${'Content-Type: message/rfc822\r\n\r\n'.repeat(5_000)}`,
  'elements 100,000 deep': () => `${head('Content-Type: text/html\r\n')}\r\n${'<div>'.repeat(100_000)}`,
  '100,000 fields': () => `${head(Array.from({ length: 100_000 }, (_, n) => `X-${n}: y\r\n`).join(''))}\r\nx`,
  '100,000 words of Authentication-Results': () =>
    `${'Authentication-Results: mx.example.org; dmarc=pass\r\n'.repeat(100_000)}${head('')}\r\nx`,
  'a field of 20 MB': () => `${head(`X-Long: ${repeated('word\r\n ', 20 * mebibyte)}\r\n`)}\r\nx`,
  '100,000 recipients': () => `${head(`To: ${repeated('a@example.org,\r\n ', mebibyte * 2)}b@example.org\r\n`)}\r\nx`,
  '100,000 references': () => `${head(`References: ${repeated('<a@example.org>\r\n ', mebibyte * 2)}\r\n`)}\r\nx`,
  NULs: () => `${head('X-Nul: a\0b\r\nMessage-ID: <a\0b@example.org>\r\n')}\r\na\0b`,
  'charsets that are none': () =>
    `${head('Content-Type: text/plain; charset="utf-7,\\"../x"\r\n')}\r\n+ADw-script+AD4-`,
  'addresses that end a line': () =>
    `${head('To: "a\r\n Bcc: x" <a@example.org>\r\nReply-To: =?utf-8?q?a=0D=0ABcc:_x?= <x@example.org>\r\n')}\r\nx`,
  'quotes that go on': () =>
    `${head(`To: ${repeated('"', mebibyte)}\r\nContent-Type: text/plain; ${repeated('a*0="', mebibyte / 2)}\r\n`)}\r\nx`,
  'comments in comments': () => `${head(`To: ${'('.repeat(mebibyte)}\r\n`)}\r\nx`,
  'encoded words in a row': () =>
    `From: Eve <eve@example.com>\r\nSubject: ${repeated('=?utf-8?B?4oKs?=\r\n ', mebibyte)}\r\n\r\nx`,
  nothing: () => '',
  'no header': () => '\r\nx',
  'no body': () => head(''),
};
