import { readTable, type RefusedRow } from '../../csv/index.ts';

/** How a list reached somebody: each message, a digest by day or week, only what names them, or not by mail. */
export type RosterDelivery = 'each' | 'daily' | 'weekly' | 'mentions' | 'web';

/** A subscriber as a list server has written them down. */
export interface Subscriber {
  readonly line: number;
  readonly address: string;
  readonly name: string;
  readonly delivery: RosterDelivery;
}

export interface Roster {
  readonly subscribers: readonly Subscriber[];
  readonly refused: readonly RefusedRow[];
}

/**
 * The subscribers that a file names, each address once: a table with a header, as Groups.io, Google Groups and Mailman 3 write it; lines of
 * addresses, as Mailman’s `list_members`; or Sympa’s dump.
 */
export function readRoster(file: Uint8Array): Roster {
  const text = new TextDecoder().decode(file);
  const { table, above } = asTable(text);
  const { rows, refused } = readTable(table ?? file, columns, ['address']);
  const subscribers = new Map<string, Subscriber>();
  for (const row of rows) {
    const address = /<([^<>]+)>\s*$/.exec(row.cell('address'))?.[1]?.trim() ?? row.cell('address');
    const delivery = row.cell('status') && isOff(row.cell('status')) ? 'web' : deliveryOf(row.cell('delivery'));
    if (!isAddress(address)) row.refuse('address', 'address-unclear', row.cell('address'));
    else if (delivery === undefined) row.refuse('delivery', 'delivery-unknown', row.cell('delivery'));
    else if (!subscribers.has(address.toLowerCase()))
      subscribers.set(address.toLowerCase(), { line: row.line + above, address, name: row.cell('name'), delivery });
  }
  return {
    subscribers: [...subscribers.values()],
    refused: refused.map((row) => ({ ...row, line: row.line + above })),
  };
}

const columns = {
  address: ['address', 'email', 'e-mail', 'email address', 'member email', 'subscriber', 'user email'],
  name: ['name', 'display name', 'full name', 'nickname', 'gecos', 'real name'],
  delivery: [
    'delivery',
    'email delivery',
    'delivery mode',
    'email preference',
    'reception',
    'subscription type',
    'digest',
  ],
  status: ['delivery status', 'email status'],
} as const;

/** Files that are no tables as one, and how many lines of the file stand above it; a table stays as it is. */
function asTable(text: string): { readonly table?: string; readonly above: number } {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n?|\n/);
  const [first = '', second = ''] = lines.filter((line) => line.trim() !== '');
  if (/^email[ \t]+\S+@/m.test(text) && !/[,;\t]/.test(first)) return { table: fromSympa(text), above: 0 };
  if (first.includes('@') && !/^"?e-?mail/i.test(first)) return { table: fromLines(lines), above: -1 };
  // Google Groups puts a title above its header.
  const header = lines.indexOf(second);
  if (!/[,;\t]/.test(first) && /e-?mail/i.test(second)) return { table: lines.slice(header).join('\n'), above: header };
  return { above: 0 };
}

function fromLines(lines: readonly string[]): string {
  // An empty line stays one, so that lines are told by their numbers.
  const rows = lines.map((line) => {
    if (line.trim() === '') return '';
    const [, name = '', address = line] = /^\s*(.*?)\s*<([^<>]*)>\s*$/.exec(line) ?? [];
    return `${quoted(address.trim())},${quoted(name.replace(/^"|"$/g, ''))}`;
  });
  return ['address,name', ...rows].join('\n');
}

function fromSympa(text: string): string {
  const rows = text.split(/\r?\n\s*\r?\n/).map((paragraph) => {
    const field = (name: string) => new RegExp(String.raw`^${name}[ \t]+(.*)$`, 'm').exec(paragraph)?.[1]?.trim() ?? '';
    return [field('email'), field('gecos'), field('reception')].map(quoted).join(',');
  });
  return ['address,name,delivery', ...rows.filter((row) => !row.startsWith('""'))].join('\n');
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const isAddress = (text: string): boolean => /^[^\s@<>,;:"]{1,64}@[^\s@<>,;:"]{1,255}$/.test(text);

const isOff = (status: string): boolean =>
  /^(?:by_?(?:user|bouncing|moderator)|disabled|no ?mail|bouncing)/i.test(status);

/** What other list servers call it. */
function deliveryOf(text: string): RosterDelivery | undefined {
  const word = text.toLowerCase().replace(/[^a-z]/g, '');
  return deliveries.find(([, words]) => words.includes(word))?.[0];
}

const deliveries: readonly (readonly [RosterDelivery, readonly string[]])[] = [
  [
    'each',
    [
      '',
      'each',
      'mail',
      'normal',
      'regular',
      'single',
      'individual',
      'individualmessages',
      'allemail',
      'eachemail',
      'everynewmessage',
      'email',
      'no',
      'notmetoo',
      'txt',
      'html',
      'urlize',
    ],
  ],
  [
    'daily',
    [
      'daily',
      'digest',
      'fulldigest',
      'fullfeatureddigest',
      'plaindigest',
      'digestplain',
      'summary',
      'dailysummary',
      'abridged',
      'abridgedemail',
      'mimedigests',
      'plaintextdigests',
      'summarydigests',
      'digestemail',
      'yes',
    ],
  ],
  ['weekly', ['weekly', 'weeklydigest']],
  ['mentions', ['mentions', 'followedonly', 'followedtopics']],
  ['web', ['web', 'nomail', 'noemail', 'none', 'webonly', 'specialnotices', 'announcementsonly']],
];
