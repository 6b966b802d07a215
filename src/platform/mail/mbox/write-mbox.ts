/** Who sent a message, and when it came, as the separator says it. */
export interface Sent {
  readonly address: string;
  readonly at: Date;
}

/**
 * A message as it stands in a mailbox of the kind mboxrd: a separator, the message with line feeds alone and each “From ” quoted, an
 * empty line.  `readMbox` gives it back as it was, but for line ends.
 */
export function mboxEntry(raw: Uint8Array, sent: Sent): Uint8Array {
  const text = Buffer.from(raw.buffer, raw.byteOffset, raw.length)
    .toString('latin1')
    .replace(/\r\n/g, '\n')
    .replace(/^(>*From )/gm, '>$1');
  const sender = sent.address.replace(/[^!-~]/g, '') || 'MAILER-DAEMON';
  return Buffer.from(`From ${sender} ${asctime(sent.at)}\n${text}${text.endsWith('\n') ? '' : '\n'}\n`, 'latin1');
}

/** “Thu Nov 26 02:14:52 2026”, in UTC. */
function asctime(at: Date): string {
  const [weekday = '', day = '', month = '', year = '', clock = ''] = at.toUTCString().replace(',', '').split(' ');
  return `${weekday} ${month} ${day.replace(/^0/, ' ')} ${clock} ${year}`;
}
