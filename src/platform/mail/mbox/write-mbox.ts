/** A message as it stands in a mailbox of the kind mboxrd. */
export function mboxEntry(raw: Uint8Array, from: { readonly address: string; readonly at: Date }): Uint8Array {
  const text = Buffer.from(raw)
    .toString('latin1')
    .replace(/\r\n/g, '\n')
    .replace(/^(>*From )/gm, '>$1');
  const day = from.at.toUTCString().replace(/^(\w+), (\d\d) (\w+) (\d{4}) (\S+) GMT$/, '$1 $3 $2 $5 $4');
  return Buffer.from(
    `From ${from.address.replace(/\s/g, '') || 'MAILER-DAEMON'} ${day}\n${text}${text.endsWith('\n') ? '' : '\n'}\n`,
    'latin1',
  );
}
