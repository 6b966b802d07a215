// npm run fuzz -- MINUTES: throws broken messages and broken dialogues at the door for mail, and says what became of it.
import fc from 'fast-check';
import { dialogueWith } from '../src/platform/mail/incoming/testing.ts';
import { fromWriter, openDoorHouse } from './corpus/door-house.ts';

const minutes = Number(process.argv[2] ?? 10);
const house = await openDoorHouse();
const endsAt = performance.now() + minutes * 60_000;
let [kept, messages, dialogues, number] = [0, 0, 0, 0];

/** A message is bytes, or pieces of MIME in an order that nobody meant. */
const pieces = [
  '\r\n',
  '\n',
  '\r',
  '\0',
  '\r\n\r\n',
  '.',
  '\r\n.\r\n',
  '..',
  ' ',
  '\t',
  ';',
  '"',
  '<',
  '>',
  '(',
  ',',
  '=',
  '=\r\n',
  '--b',
  '--b--',
  'Subject: ',
  'To: ',
  'Cc: ',
  'References: <a@b>',
  'In-Reply-To: <',
  'Date: ',
  'Content-Type: ',
  'multipart/mixed; boundary=b',
  'text/html',
  'text/plain; charset=',
  'utf-7',
  'iso-2022-jp',
  'message/rfc822',
  'Content-Transfer-Encoding: base64',
  'quoted-printable',
  '=?utf-8?B?',
  '?=',
  "filename*0*=utf-8''%00",
  'Auto-Submitted: auto-replied',
  'Authentication-Results: mx.example.org;',
  '<script>',
  'ĀĀ',
  '😀',
];
const piece = fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 40 }), fc.lorem());
const message = fc.oneof(
  fc.uint8Array({ maxLength: 5_000 }).map((bytes) => Buffer.from(bytes)),
  fc.array(piece, { maxLength: 80 }).map((parts) => Buffer.from(parts.join(''))),
);

/** A dialogue is commands and bytes in any order, cut anywhere. */
const command = fc.oneof(
  fc.constantFrom(
    'EHLO a',
    'HELO a',
    'RSET',
    'NOOP',
    'DATA',
    'QUIT',
    'STARTTLS',
    'AUTH PLAIN AA==',
    'XFORWARD ADDR=192.0.2.1 HELO=[UNAVAILABLE]',
    'BDAT 5 LAST',
  ),
  fc.constantFrom(
    'MAIL FROM:<>',
    'MAIL FROM:<a@example.org>',
    'MAIL FROM:<a@example.org> SIZE=99999999999',
    'MAIL FROM:<ü@example.org> SMTPUTF8',
  ),
  fc.constantFrom(
    `RCPT TO:<${house.list}>`,
    'RCPT TO:<nobody@lists.example.org>',
    'RCPT TO:<bounces+1@lists.example.org>',
    'RCPT TO:<a@b@c>',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
);
const speech = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: command.map((line) => Buffer.from(`${line}\r\n`)) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('.\r\n', '\r\n.\r\n', '\n.\n', '\r\n.\n', '\n').map((end) => Buffer.from(end)),
    },
    { weight: 1, arbitrary: message },
  ),
  { maxLength: 25 },
);

async function talk(speeches: readonly Buffer[], cuts: readonly number[]): Promise<void> {
  const line = await dialogueWith(house.port);
  const heard: string[] = [];
  const listening = (async () => {
    for (let reply = await line.hear(); reply !== 'closed'; reply = await line.hear()) heard.push(reply);
  })();
  const bytes = Buffer.concat(speeches);
  let from = 0;
  for (const cut of cuts.map((at) => at % (bytes.length + 1)).toSorted((one, other) => one - other)) {
    line.send(bytes.subarray(from, cut));
    from = cut;
    await new Promise(setImmediate);
  }
  line.send(bytes.subarray(from));
  // Whatever state that left it in, this ends it.
  line.send('\r\n.\r\nRSET\r\nQUIT\r\n');
  const ended = await Promise.race([
    listening.then(() => true),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 20_000)),
  ]);
  line.end();
  if (!ended) throw new Error('the door did not end the conversation');
  kept += heard.filter((reply) => reply.startsWith('250 2.6.0 Kept')).length;
  dialogues += 1;
}

async function post(raw: Buffer): Promise<void> {
  for (const each of [raw, fromWriter(raw, (number += 1))]) {
    const said = await house.bring(each);
    if (!said.startsWith('250')) throw new Error(`not taken: ${said}`);
    kept += 1;
    messages += 1;
  }
  await house.settle();
}

async function attempt(raw: Buffer, said: readonly Buffer[], cuts: readonly number[]): Promise<void> {
  await post(raw);
  await talk(said, cuts);
  await house.settle();
  const ledger = await house.ledger();
  if (ledger.failed > 0) throw new Error(`not handed on: ${(await house.errors()).join(', ')}`);
  if (ledger.kept !== kept) throw new Error(`${kept} were said to be kept, and ${ledger.kept} are`);
}

let last = Promise.resolve();
const throwing = fc.asyncProperty(message, speech, fc.array(fc.nat(), { maxLength: 4 }), (...thrown) => {
  last = attempt(...thrown);
  return last;
});

try {
  const run = await fc.check(throwing, {
    numRuns: 1_000_000,
    interruptAfterTimeLimit: endsAt - performance.now(),
    endOnFailure: true,
  });
  // When the time is over the check ends at once, in the middle of an attempt: what it brought is still to be handed on.
  const late = await last.then(
    () => undefined,
    (error: unknown) => String(error),
  );
  console.log(`${messages} messages and ${dialogues} dialogues in ${minutes} minutes, seed ${run.seed}`);
  console.log(JSON.stringify(await house.ledger()));
  console.log(
    `${kept} were said to be kept; the door complained ${house.troubles.length} times: ${[...new Set(house.troubles)].join('; ')}`,
  );
  console.log(`at most ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB resident`);
  if (run.failed && run.counterexample) console.log(fc.defaultReportMessage(run));
  if (late) console.log(late);
  if (late || (run.failed && run.counterexample)) process.exitCode = 1;
} finally {
  await house.close();
}
