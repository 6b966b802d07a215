import { countedWritten, countWritten } from '../../../platform/written/index.ts';
import type { SubscribersImported } from './import.ts';
import type { Subscriber } from '../../../platform/mail/index.ts';

const mostTold = 40;

/** What the command says. */
export const words = {
  report: (
    imported: SubscribersImported,
    refused: readonly { line: number; reason: string; found?: string }[],
    dryRun: boolean,
  ) => [
    dryRun ? 'This is what would change:' : 'This has changed:',
    `  New readers ${countWritten(imported.new)}, readers before ${countWritten(imported.known)}.`,
    ...told(imported.unknown, 'that nobody here has', 'addresses that nobody here has'),
    ...told(imported.shared, 'that several members share', 'addresses that several members share'),
    ...told(imported.kept, 'whose owner may not join the group', 'addresses whose owners may not join the group'),
    ...refused
      .slice(0, mostTold)
      .map((row) => `  Line ${row.line}: ${reasons[row.reason] ?? row.reason}${row.found ? `: “${row.found}”` : ''}.`),
    ...(refused.length > mostTold
      ? [`  and ${countWritten(refused.length - mostTold)} more lines that could not be read`]
      : []),
  ],
  invited: (count: number) =>
    `${countedWritten(count, 'letter asks', 'letters ask')} whether they want to join; who says yes is in.`,
  mayInvite: '--invite asks those whom nobody here knows, by letter, whether they want to join.',
  invitation: {
    subject: (list: string) => `Join ${list} at its new place?`,
    greeting: (name: string) => (name ? `Dear ${name}` : 'Good day'),
    lede: (list: string) => `you read ${list} where it was before. It has moved, and your address came with it.`,
    what: 'If you say yes, its messages come to you from here. If you do nothing, nothing comes to you any more.',
    button: 'Yes, I join',
    fine: 'You get this once, because your address stood on the list that was moved.',
  },
} as const;

const reasons: Readonly<Record<string, string>> = {
  'address-unclear': 'no address',
  'delivery-unknown': 'an unknown way of delivery',
  'column-missing': 'there is no column with addresses; name it “address”',
};

function told(subscribers: readonly Subscriber[], one: string, many: string): string[] {
  if (subscribers.length === 0) return [];
  const head = `  ${countWritten(subscribers.length)} ${subscribers.length === 1 ? `address ${one}` : many}:`;
  const lines = subscribers.slice(0, mostTold).map(({ line, address }) => `    line ${line}: ${address}`);
  return [
    head,
    ...lines,
    ...(subscribers.length > mostTold ? [`    and ${countWritten(subscribers.length - mostTold)} more`] : []),
  ];
}
