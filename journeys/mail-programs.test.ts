import nodemailer, { type Transporter } from 'nodemailer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillWithReaders, freePort, mailDomain, writer } from '../bench/mail/list-house.ts';
import { openHouse, type OpenHouse } from '../src/house.ts';
import type { Database } from '../src/platform/db/index.ts';
import { silence } from '../src/platform/log/index.ts';
import { readSettings } from '../src/platform/settings/index.ts';
import { emptyDatabase } from '../src/testing/index.ts';
import { plainText } from './support/html.ts';
import { answersOfPrograms, type ProgramsAnswer } from './support/mail-programs.ts';
import { aMailServer, type MailServer } from './support/mail.ts';
import { visitor } from './support/visitor.ts';

// What mail programs write goes in by SMTP and out by SMTP: every reader gets the body to the byte, and the writer’s own fields in their order.

const first = 'first@example.org';
const list = `tools@${mailDomain}`;
const answers = answersOfPrograms({ messageId: first, list });
const relay = 'Authentication-Results: mx.example.org; dmarc=pass (p=none) header.from=example.org\r\n';

let database: Database;
let sink: MailServer;
let house: OpenHouse;
let url: string;
let wire: Transporter;

beforeAll(async () => {
  [database, sink] = await Promise.all([emptyDatabase(1), aMailServer()]);
  const port = await freePort();
  const settings = {
    FOLKMOOT_EXAMPLE: 'off',
    FOLKMOOT_MAIL_DOMAIN: mailDomain,
    FOLKMOOT_MAIL_PEERS: '127.0.0.1',
    FOLKMOOT_AUTHSERV_ID: 'mx.example.org',
    SMTP_URL: sink.url,
  };
  await fillWithReaders(database.url, settings, answers.length + 1);
  house = await openHouse(
    { ...readSettings({ ...settings, DATABASE_URL: database.url, FOLKMOOT_SMTP_PORT: String(port) }), port: 0 },
    { log: silence, say: () => {}, rounds: false },
  );
  url = await house.app.listen();
  wire = nodemailer.createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  await bring(
    `From: The Writer <${writer}>\r\nTo: ${list}\r\nSubject: Sharpening day\r\nMessage-ID: <${first}>\r\nDate: Mon, 23 Nov 2026 11:00:00 -0600\r\n\r\nWho brings a whetstone?\r\n`,
    writer,
  );
  let reader = 0;
  for (const { raw } of answers) await bring(raw, `reader${(reader += 1)}@example.org`);
  await house.app.settle();
});
afterAll(async () => {
  wire?.close();
  await house?.stop();
  await database?.close();
  await sink?.close();
});

async function bring(raw: string, from: string): Promise<void> {
  const { response } = await wire.sendMail({
    envelope: { from, to: [list] },
    raw: Buffer.from(relay + raw, 'latin1'),
  });
  expect(response).toContain('250 2.6.0 Kept');
}

const cut = (raw: string) => ({
  head: raw.slice(0, raw.indexOf('\r\n\r\n') + 2),
  body: raw.slice(raw.indexOf('\r\n\r\n') + 4),
});

/** The copy of an answer that came to the writer of the first message. */
function copyOf({ raw }: ProgramsAnswer): { head: string; body: string } {
  const [id] = /^Message-ID:\s*<[^>]+>/im.exec(raw)!;
  const copies = sink.mailTo(writer).map((each) => each.toString('latin1'));
  return cut(copies.find((each) => each.includes(id))!);
}

test.each(answers)('$program: the body comes out to the byte, and the writer’s fields in their order', (answer) => {
  const copy = copyOf(answer);

  const sent = cut(answer.raw);
  expect(copy.body).toBe(sent.body);
  expect(copy.head.slice(copy.head.indexOf(sent.head))).toBe(sent.head);
});

test.each(answers)(
  '$program: the page shows what is newly said, and folds what is quoted',
  async ({ raw, says, quotes }) => {
    const { html } = await visitor(url).get('/lists/tools/1');

    const number = answers.findIndex((answer) => answer.raw === raw) + 2;
    const item = html.slice(html.indexOf(`id="m${number}"`)).split('</li>')[0]!;
    const [folded] = /<details class="quoted">[\s\S]*?<\/details>/.exec(item) ?? [''];
    expect(plainText(folded)).toContain(quotes);
    const open = plainText(item.replace(folded, ''));
    for (const each of says) expect(open).toContain(each);
    expect(open).not.toContain(quotes);
  },
);

test('all of them answer the first message, in one thread', async () => {
  const { html } = await visitor(url).get('/lists/tools/1');

  const items = html.split(/(?=<li id="m\d)/).slice(1);
  const answersFirst = items.map((item) => [
    /^<li id="m(\d+)"/.exec(item)?.[1],
    /<a href="\/lists\/tools\/messages\/1">answers The Writer<\/a>/.test(item),
  ]);
  // What an answer stands right beneath is not named beside it.
  expect(answersFirst).toEqual([
    ['1', false],
    ['2', false],
    ...['3', '4', '5', '6', '7'].map((number) => [number, true]),
  ]);
});
