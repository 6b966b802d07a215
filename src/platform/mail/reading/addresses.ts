import { addressParser } from 'postal-mime';
import { wordsInUtf8 } from './encoded-words.ts';
import type { Mailbox } from './message.ts';

const longestField = 200_000;
const mostAddresses = 5000;

/** The mailboxes of an address field, groups unfolded. */
export function readAddresses(value: string): Mailbox[] {
  return addressParser(wordsInUtf8(archived(value.slice(0, longestField).toWellFormed())), { flatten: true })
    .slice(0, mostAddresses)
    .map(({ name, address }) => ({ name: plain(name), address: plain(address ?? '').replace(/\s/g, '') }));
}

/** Mailman's archives write `ada at example.org (Ada)`. */
function archived(value: string): string {
  const written = /^\s*([^\s@<>(),]{1,200}) at ([A-Za-z0-9.-]+\.[A-Za-z0-9-]+)\s*(?:\(([^()]*)\))?\s*$/.exec(value);
  if (!written) return value;
  const [, local, domain, name] = written;
  return name ? `"${name.replace(/["\\]/g, '')}" <${local}@${domain}>` : `${local}@${domain}`;
}

function plain(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .trim();
}
