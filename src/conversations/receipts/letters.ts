import type { Act } from '../../platform/act/index.ts';
import { composeLetter, postLetter } from '../../platform/mail/index.ts';
import type { ListLetterhead } from '../letterhead.ts';
import { messageHref } from '../lists/fan-out.ts';
import type { List } from '../lists/model.ts';
import { receiptKind, type Receipt } from './model.ts';
import { sumsOf, words } from './words.ts';

interface Receiving {
  readonly list: List;
  readonly receipt: Receipt;
  readonly writer: { readonly id: string; readonly name: string; readonly address: string };
}

/** Tells a writer once what became of a message. */
export function postReceipt(
  act: Act,
  { baseUrl, speaks }: ListLetterhead,
  { list, receipt, writer }: Receiving,
): Promise<void> {
  const { message } = receipt;
  return postLetter(act, {
    once: `${receiptKind} ${message.id}`,
    kind: receiptKind,
    address: writer.address,
    person: writer.id,
    headers: { 'Auto-Submitted': 'auto-replied' },
    letter: composeLetter({
      subject: words.letterSubject(list.name, message.subject),
      greeting: words.greeting(writer.name),
      lede: words.letterLede(list.name),
      facts: sumsOf(receipt),
      button: { label: words.toReceipt, url: `${baseUrl}${messageHref(list, message.number)}/receipt` },
      fine: [words.why],
      speaks,
    }),
  });
}
