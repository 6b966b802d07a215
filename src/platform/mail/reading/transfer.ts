/** Undoes a Content-Transfer-Encoding; null when it is none that we know. */
export function decodeTransfer(bytes: Uint8Array, encoding: string): Uint8Array | null {
  switch (encoding) {
    case 'base64':
      return fromBase64(bytes);
    case 'quoted-printable':
      return fromQuotedPrintable(bytes);
    case 'x-uuencode':
    case 'uuencode':
    case 'x-uue':
    case 'uue':
      return fromUuencode(bytes);
    case '':
    case '7bit':
    case '8bit':
    case 'binary':
      return bytes;
    default:
      return null;
  }
}

/** Base64 as it is met: signs that do not belong are passed over, and padding in the middle begins anew. */
export function fromBase64(bytes: Uint8Array): Uint8Array {
  const decoded = new Uint8Array(Math.ceil((bytes.length * 3) / 4));
  let length = 0;
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    const six = sixOf[byte]!;
    if (six < 64) {
      held = ((held << 6) | six) & 0xffffff;
      bits += 6;
      if (bits >= 8) {
        bits -= 8;
        decoded[length++] = held >> bits;
      }
    } else if (six === padding) bits = 0;
  }
  return decoded.subarray(0, length);
}

/** Quoted-printable; what is not encoded rightly stays as it is. */
export function fromQuotedPrintable(bytes: Uint8Array): Uint8Array {
  const decoded = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte !== equals) {
      decoded[length++] = byte;
      continue;
    }
    const high = hexOf(bytes[at + 1]);
    const low = hexOf(bytes[at + 2]);
    const next = softBreakEnd(bytes, at + 1);
    if (high >= 0 && low >= 0) {
      decoded[length++] = (high << 4) | low;
      at += 2;
    } else if (next > at) at = next - 1;
    else decoded[length++] = byte;
  }
  return decoded.subarray(0, length);
}

const equals = 0x3d;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const mostSpaces = 80;

/** Where the line after a soft break begins; -1 when the equals sign breaks no line. */
function softBreakEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at - from < mostSpaces && (bytes[at] === 0x20 || bytes[at] === 0x09)) at++;
  if (at === bytes.length) return at;
  if (bytes[at] === carriageReturn) at++;
  return bytes[at] === lineFeed ? at + 1 : -1;
}

function hexOf(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const upper = byte & 0xdf;
  return upper >= 0x41 && upper <= 0x46 ? upper - 0x41 + 10 : -1;
}

/** What stands between `begin` and `end`; without a `begin`, nothing. */
function fromUuencode(bytes: Uint8Array): Uint8Array {
  const lines = Buffer.from(bytes).toString('latin1').split(/\r?\n/);
  const begin = lines.findIndex((line) => /^begin [0-7]{3,4} /.test(line));
  const decoded: number[] = [];
  for (const line of begin < 0 ? [] : lines.slice(begin + 1)) {
    if (line === 'end') break;
    const most = (line.charCodeAt(0) - 32) & 63;
    const sixes = Array.from(line.slice(1), (letter) => (letter.charCodeAt(0) - 32) & 63);
    for (let at = 0, given = 0; at < sixes.length && given < most; at += 4) {
      const whole =
        ((sixes[at] ?? 0) << 18) | ((sixes[at + 1] ?? 0) << 12) | ((sixes[at + 2] ?? 0) << 6) | (sixes[at + 3] ?? 0);
      for (const shift of [16, 8, 0]) if (given++ < most) decoded.push((whole >> shift) & 255);
    }
  }
  return Uint8Array.from(decoded);
}

const padding = 64;
const sixOf = new Uint8Array(256).fill(65);
for (const [six, letter] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries())
  sixOf[letter.charCodeAt(0)] = six;
sixOf[equals] = padding;
