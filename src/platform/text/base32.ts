const letters = 'abcdefghijklmnopqrstuvwxyz234567';

/** Bytes as small letters and digits (RFC 4648, section 6), five bits each: fit for the part of a mail address before the @, where case is lost. */
export function base32(bytes: Uint8Array): string {
  let [text, kept, bits] = ['', 0, 0];
  for (const byte of bytes) {
    kept = (kept << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += letters[(kept >> bits) & 31];
    }
    kept &= (1 << bits) - 1;
  }
  return bits > 0 ? text + letters[(kept << (5 - bits)) & 31] : text;
}

/** The bytes of such a text, in either case; undefined when it is none, or ends in bits that say something else. */
export function bytesOfBase32(text: string): Buffer | undefined {
  const bytes: number[] = [];
  let [kept, bits] = [0, 0];
  for (const letter of text.toLowerCase()) {
    const value = letters.indexOf(letter);
    if (value < 0) return undefined;
    kept = (kept << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((kept >> bits) & 255);
    }
    kept &= (1 << bits) - 1;
  }
  return kept === 0 && bits < 5 ? Buffer.from(bytes) : undefined;
}
