import { createHash } from 'node:crypto';
import type { Cut, HeaderLine } from './headers/lines.ts';

/**
 * Puts a footer beneath a message.  Plain text that holds its letters as they are gets it at its end; anything else stays whole and
 * becomes the first of two parts (RFC 2046, section 5.1.3).
 */
export function withFooter({ lines, body }: Cut, footer: string): Cut {
  const text = `-- \r\n${footer.replace(/\r?\n/g, '\r\n')}\r\n`;
  if (isOpenText(lines) && /^[\r\n -~]*$/.test(text))
    return { lines, body: Buffer.concat([ended(body), Buffer.from(text)]) };

  const boundary = `folkmoot-${createHash('sha256').update(body).digest('hex').slice(0, 32)}`;
  const ofPart = lines.filter(({ name }) => name.startsWith('content-'));
  const head = ofPart.map(({ line }) => line).join('');
  return {
    lines: [
      ...lines.filter(({ name }) => !name.startsWith('content-') && name !== 'mime-version'),
      lineOf('mime-version', 'MIME-Version: 1.0'),
      lineOf('content-type', `Content-Type: multipart/mixed; boundary="${boundary}"`),
    ],
    body: Buffer.concat([
      Buffer.from(`--${boundary}\r\n${head}\r\n`, 'latin1'),
      ended(body),
      Buffer.from(
        `--${boundary}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${text}--${boundary}--\r\n`,
      ),
    ]),
  };
}

const lineOf = (name: string, line: string): HeaderLine => ({ name, line: `${line}\r\n` });

/** Text whose bytes are its letters: no base64, no quoted-printable, no other part. */
function isOpenText(lines: readonly HeaderLine[]): boolean {
  const value = (wanted: string) => {
    const line = lines.find(({ name }) => name === wanted)?.line ?? '';
    return line
      .slice(line.indexOf(':') + 1)
      .trim()
      .toLowerCase();
  };
  const [type, encoding] = [value('content-type'), value('content-transfer-encoding')];
  return (type === '' || /^text\/plain\b(?!.*utf-(?:16|32))/s.test(type)) && /^(?:7bit|8bit)?$/.test(encoding);
}

/** A boundary begins a line. */
const ended = (body: Buffer): Buffer =>
  body.length === 0 || body.at(-1) === 0x0a ? body : Buffer.concat([body, Buffer.from('\r\n')]);
