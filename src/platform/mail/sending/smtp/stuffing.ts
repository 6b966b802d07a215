/** Doubles the dot at the start of each line, as DATA wants it (RFC 5321, section 4.5.2), and ends the last line. */
export function stuffed(body: Buffer): Buffer {
  const ended = body.length === 0 || body.subarray(-2).equals(lineEnd) ? body : Buffer.concat([body, lineEnd]);
  if (ended[0] !== dot && ended.indexOf('\n.', 0, 'latin1') < 0) return ended;
  return Buffer.from(ended.toString('latin1').replace(/^\./gm, '..'), 'latin1');
}

const dot = 0x2e;
const lineEnd = Buffer.from('\r\n');
