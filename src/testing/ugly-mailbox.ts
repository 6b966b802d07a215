/** What a mailbox is like that is written for tests and benches. */
export interface UglyWishes {
  readonly messages: number;
  /** The same seed gives the same bytes. */
  readonly seed?: number;
  /** So many letters does a text have about. */
  readonly letters?: number;
}

/**
 * A mailbox as twenty years leave it, message by message: answers before what they answer, ancestors that never came, circles, answers
 * that name nobody, ids that are missing, broken or taken, messages twice, all kinds of letters and line ends, files, texts that look like separators.
 */
export function* uglyMailbox({ messages, seed = 1, letters = 600 }: UglyWishes): Generator<Buffer> {
  const dice = new Dice(seed);
  const recent: Told[] = [];
  const late: Buffer[] = [];
  for (let n = 0; n < messages; n += 1) {
    const told = tell(dice, n, recent);
    const raw = rawOf(dice, told, letters);
    recent.push(told);
    if (recent.length > 400) recent.shift();
    // One in thirty comes after its answers, one in fifty never, one in a hundred twice.
    if (dice.one(30)) late.push(raw);
    else if (!dice.one(50)) yield entryOf(raw, told);
    if (dice.one(100)) yield entryOf(raw, told);
    if (late.length > 0 && dice.one(20)) yield entryOf(late.shift()!, told);
  }
  for (const raw of late) yield entryOf(raw, { address: 'late@example.org', at: new Date(0) });
}

interface Told {
  readonly id: string;
  readonly subject: string;
  readonly references: readonly string[];
  readonly address: string;
  readonly at: Date;
}

function tell(dice: Dice, n: number, recent: readonly Told[]): Told {
  const parent =
    recent.length > 0 && !dice.one(4) ? recent[recent.length - 1 - dice.below(Math.min(60, recent.length))]! : null;
  const at = new Date(Date.UTC(2004, 0, 1) + n * 3_600_000 + dice.below(7_200_000));
  const id = dice.one(200) && parent ? parent.id : `${n}.${dice.below(1e9)}@${dice.of(hosts)}`;
  if (!parent)
    return { id, subject: `${dice.of(subjects)} ${dice.below(500)}`, references: [], address: dice.of(addresses), at };
  const chain = [...parent.references, parent.id].slice(dice.one(10) ? -1 : -20);
  // A circle now and then: a message that is said to answer one of those that answer it.
  const references = dice.one(300) ? [`${n + 1}.circle@example.org`, ...chain, id] : chain;
  return {
    id,
    subject: reply(dice, parent.subject),
    references: dice.one(25) ? [] : references,
    address: dice.of(addresses),
    at,
  };
}

function rawOf(dice: Dice, { id, subject, references, address, at }: Told, letters: number): Buffer {
  const [last] = references.slice(-1);
  const kind = dice.of(kinds);
  const fields = [
    ...(dice.one(3) ? [`Received: from ${dice.of(hosts)} by mx.example.org; ${at.toUTCString()}`] : []),
    `From: ${dice.of(names)} <${address}>`,
    `To: talk@lists.example.org`,
    `Subject: ${subject}`,
    ...(dice.one(60) ? [] : [dice.one(60) ? 'Date: 31 Foo 20x4' : `Date: ${at.toUTCString().replace('GMT', '+0000')}`]),
    ...(dice.one(80) ? [] : [dice.one(80) ? `Message-ID: ${id} (broken` : `Message-ID: <${id}>`]),
    ...(last && !dice.one(6) ? [`In-Reply-To: ${dice.one(9) ? `Your message of today <${last}>` : `<${last}>`}`] : []),
    ...(references.length > 0 && !dice.one(5)
      ? [`References: ${references.map((each) => `<${each}>`).join(dice.one(2) ? '\n ' : ' ')}`]
      : []),
    ...(dice.one(90) ? ['This is no field', ' : nor this'] : []),
  ];
  const text = kind(dice, textOf(dice, letters));
  const raw = Buffer.concat([Buffer.from(`${fields.join('\n')}\n`), text.head, Buffer.from('\n'), text.body]);
  return dice.one(4) ? Buffer.from(raw.toString('latin1').replace(/\r?\n/g, '\r\n'), 'latin1') : raw;
}

interface Text {
  readonly head: Buffer;
  readonly body: Buffer;
}
type Kind = (dice: Dice, text: string) => Text;

const plain: Kind = (_, text) => ({
  head: Buffer.from('Content-Type: text/plain; charset=utf-8\n'),
  body: Buffer.from(`${text}\n`),
});
const kinds: readonly Kind[] = [
  plain,
  plain,
  (_, text) => ({ head: Buffer.alloc(0), body: Buffer.from(`${text.replace(/[^\n -~]/g, '?')}\n`) }),
  (_, text) => ({
    head: Buffer.from('Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: 8bit\n'),
    body: Buffer.from(`${text}\n`, 'latin1'),
  }),
  (_, text) => ({
    head: Buffer.from(
      'MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n',
    ),
    body: Buffer.from(`${Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\n')}\n`),
  }),
  (dice, text) => {
    const file = dice.one(3) ? 'the same agenda\n' : `minutes ${dice.below(1e6)}\n`;
    const parts = [
      'Content-Type: text/plain; charset=utf-8\n\n' + text,
      `Content-Type: text/html; charset=utf-8\n\n<p>${text.slice(0, 200)}</p><script>alert(1)</script>`,
      `Content-Type: application/octet-stream\nContent-Disposition: attachment; filename="../../${dice.below(9)}.sh"\nContent-Transfer-Encoding: base64\n\n${Buffer.from(file).toString('base64')}`,
    ];
    return {
      head: Buffer.from('MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="=_b"\n'),
      body: Buffer.from(`${parts.map((part) => `--=_b\n${part}\n`).join('')}${dice.one(20) ? '' : '--=_b--\n'}`),
    };
  },
  (_, text) => ({
    head: Buffer.from('Content-Type: text/plain; charset=klingon\n'),
    body: Buffer.from(`${text}\0\xff\n`, 'latin1'),
  }),
];

function textOf(dice: Dice, letters: number): string {
  const lines: string[] = [];
  for (let length = 0; length < letters; length += lines.at(-1)!.length + 1)
    lines.push(
      dice.one(40) ? dice.of(oddLines) : Array.from({ length: 5 + dice.below(8) }, () => dice.of(words)).join(' '),
    );
  return lines.join('\n');
}

function reply(dice: Dice, subject: string): string {
  const base = subject.replace(/^(?:Re|AW|RE\[2\]|SV): /, '');
  return dice.one(12) ? base : `${dice.of(['Re', 'Re', 'Re', 'AW', 'RE[2]', 'SV'])}: ${base}`;
}

/** As programs wrote them: separators with the date of C, and “From ” quoted. */
function entryOf(raw: Buffer, { address, at }: Pick<Told, 'address' | 'at'>): Buffer {
  const [weekday, day, month, year, clock] = at.toUTCString().replace(',', '').split(' ');
  const quoted = raw.toString('latin1').replace(/^(>*From )/gm, '>$1');
  return Buffer.from(
    `From ${address} ${weekday} ${month} ${day!.replace(/^0/, ' ')} ${clock} ${year}\n${quoted}\n`,
    'latin1',
  );
}

/** Numbers that look thrown, and are the same each time: mulberry32. */
class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  below(end: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * end);
  }

  one(times: number): boolean {
    return this.below(times) === 0;
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }
}

const hosts = ['mail.example.org', 'library.example.net', 'x', 'localhost.localdomain', 'GROUPS.example.com'];
const addresses = Array.from({ length: 200 }, (_, n) => `writer${n}@library${n % 30}.example.org`);
const names = [
  'Ada Lane',
  '"Moor, Ben"',
  '=?utf-8?q?Zo=C3=AB_K=C3=B6hler?=',
  '=?iso-8859-1?q?Jos=E9?=',
  '=?broken?q?x',
  '',
];
const subjects = [
  'Shelves',
  'Whose turn is it?',
  '[talk] Agenda',
  '=?utf-8?b?w5xiZXIgdW5z?=',
  'meeting',
  'Fwd: news',
  '',
];
const words =
  'shelf branch budget reader Überblick naïve catalogue the of and a to we it council loan fine bookmobile — “quoted” 図書館 café'.split(
    ' ',
  );
const oddLines = [
  'From here on it looks like a separator',
  'From ada@example.org Thu Nov 26 02:14:52 2004',
  '>From quoted',
  '> what somebody said',
  '-- ',
  '',
  'Content-Length: 3',
  '.',
  `${'x'.repeat(1200)}`,
];
