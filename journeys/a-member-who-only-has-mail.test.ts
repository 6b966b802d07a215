import { execFile } from 'node:child_process';
import fs from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rollHeader } from '../association/example/roll.ts';
import { openHouse, type OpenHouse } from '../src/house.ts';
import type { Database } from '../src/platform/db/index.ts';
import { silence } from '../src/platform/log/index.ts';
import { readMessage, type ReadMessage } from '../src/platform/mail/index.ts';
import { readSettings } from '../src/platform/settings/index.ts';
import { browser, emptyDatabase } from '../src/testing/index.ts';
import { aMailProgram, aMailServer, type MailServer } from './support/mail.ts';
import { plainText } from './support/html.ts';
import { codeIn, visitor, type Visitor } from './support/visitor.ts';

// Wren has mail and nothing else. Ines leads the group, Theo writes on the web, Noor reads. Nobody here has any other way in than they would have.

const root = fileURLToPath(new URL('..', import.meta.url));
const domain = 'lists.example.org';
const list = `reading-aloud@${domain}`;
const at = (word: string) => `reading-aloud-${word}@${domain}`;
const [wren, ines, theo, noor] = ['Wren Calloway', 'Ines Duarte', 'Theo Abara', 'Noor Haddad'].map(
  (name) => `${name} <${name.split(' ')[0]!.toLowerCase()}@example.org>`,
) as [string, string, string, string];
const addressOf = (who: string) => /<(.+)>/.exec(who)![1]!;

let folder: string;
let database: Database;
let sink: MailServer;
let house: OpenHouse;
let url: string;
let chromium: Browser;
let program: ReturnType<typeof aMailProgram>;
let convener: Visitor;
let page: Page;
let aheadMs = 0;

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'folkmoot-mail-'));
  [database, sink, chromium] = await Promise.all([emptyDatabase(1), aMailServer(), browser()]);
  const port = await freePort();
  const environment = {
    ...process.env,
    DATABASE_URL: database.url,
    FOLKMOOT_EXAMPLE: 'off',
    FOLKMOOT_DATA: folder,
    SMTP_URL: sink.url,
    FOLKMOOT_MAIL_DOMAIN: domain,
    FOLKMOOT_SMTP_PORT: String(port),
    FOLKMOOT_MAIL_PEERS: '127.0.0.1',
    FOLKMOOT_AUTHSERV_ID: 'mx.example.org',
  };
  bringIn();
  for (const noun of ['roll', 'groups']) await folkmoot([noun, 'import', `${noun}.csv`], environment);
  const now = () => new Date(Date.now() + aheadMs);
  const settings = { ...readSettings(environment), port: 0 };
  house = await openHouse(settings, { log: silence, say: () => {}, rounds: false, now });
  url = await house.app.listen();
  program = aMailProgram(port);
  convener = await signedIn(ines);
});
afterAll(async () => {
  program?.close();
  await chromium?.close();
  await house?.stop();
  await database?.close();
  await sink?.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** The roll and the groups of the association, as files. */
function bringIn(): void {
  const year = new Date().getFullYear();
  const members = [wren, ines, theo, noor].map((who, index) => {
    const [first, last] = who.split(' ');
    const paid = [`Regular`, 'PERSONAL', 'A', '3/14/2018', `12/31/${year + 2}`];
    return [`1000000${index}`, first, last, '', addressOf(who), ...paid, 'N', 'N', '', ''].join(',');
  });
  fs.writeFileSync(path.join(folder, 'roll.csv'), [rollHeader.join(','), ...members, ''].join('\n'));
  fs.writeFileSync(
    path.join(folder, 'groups.csv'),
    `name,purpose,topics,conveners,state,opened_on,policy,term\nReading Aloud,"Members who read to others, and would like to do it better.",Literacy,${ines},active,${year - 1}-01-01,ala-mig 2014,${year - 1}-01-01/${year + 2}-01-01\n`,
  );
}

function folkmoot(words: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) =>
    execFile(process.execPath, [path.join(root, 'tools/folkmoot.mjs'), ...words], { cwd: folder, env }, (error) =>
      error ? reject(error) : resolve(),
    ),
  );
}

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const settled = () => house.app.settle();

/** What came to somebody since it was last asked, in the order in which it came. */
async function mailFor(who: string): Promise<ReadMessage[]> {
  await settled();
  const all = sink.mailTo(addressOf(who));
  const known = read.get(who) ?? 0;
  read.set(who, all.length);
  return Promise.all(
    all
      .slice(0, all.length - known)
      .toReversed()
      .map((raw) => readMessage(raw)),
  );
}
const read = new Map<string, number>();

async function onlyMailFor(who: string): Promise<ReadMessage> {
  const mail = await mailFor(who);
  expect(mail.map(({ subject }) => subject)).toHaveLength(1);
  return mail[0]!;
}

/** Letters leave several at a time: the one with the subject first. */
const inOrderOf = (mail: readonly ReadMessage[], subject: string): ReadMessage[] =>
  mail.toSorted((one, other) => Number(other.subject === subject) - Number(one.subject === subject));

const field = ({ headers }: ReadMessage, wanted: string) =>
  headers.find(({ name }) => name === wanted)?.value.replace(/\s+/g, ' ');

const plain = ({ text }: ReadMessage) => text.replace(/\s+/g, ' ');

async function send(from: string, to: string, subject = '', text = '', answers?: string): Promise<void> {
  const said = await program.send({ from, to, subject, text, ...(answers && { answers }) });
  expect(said).toContain('250 2.6.0 Kept');
}

/** As with the button *Reply*. */
const reply = (from: string, to: ReadMessage, text: string) =>
  send(from, (to.replyTo[0] ?? to.from[0])!.address, `Re: ${to.subject}`, text, to.messageId!);

async function signedIn(who: string): Promise<Visitor> {
  const one = visitor(url);
  const asked = await one.send(await one.get('/sign-in'), '/sign-in', { identifier: addressOf(who) });
  const letter = await onlyMailFor(who);
  await one.send(asked, '/sign-in/code', { code: codeIn(letter.text) });
  return one;
}

test('an empty message joins, once a letter is answered; nobody is in before', async () => {
  await send(wren, at('join'));
  const [question, first] = inOrderOf(await mailFor(wren), 'Join Reading Aloud?');
  await send(wren, at('help'));
  const before = await onlyMailFor(wren);

  await reply(wren, question!, 'yes');
  const joined = await mailFor(wren);
  await send(wren, at('help'));
  const after = await onlyMailFor(wren);

  expect(question!.subject).toBe('Join Reading Aloud?');
  expect(first?.text).toContain('we have sent you another letter');
  expect(before.text).toContain('No: nobody at this address is in Reading Aloud.');
  expect(joined.map(({ text }) => text).join('\n')).toContain(
    'You are in Reading Aloud. Its messages come to you from now on.',
  );
  expect(after.text).toMatch(
    /Yes: you are in Reading Aloud, since .*\s+Its messages come to you because you take part in the group\./,
  );
});

test('a first message is held; a moderator answers the notice, and every reader has it as it was written', async () => {
  await convener.send(await convener.get('/lists/reading-aloud/policy'), '/policy', { firstPosts: 'everyone' });
  await send(noor, at('join'));
  const [asked] = inOrderOf(await mailFor(noor), 'Join Reading Aloud?');
  await reply(noor, asked!, 'Yes.');
  await mailFor(noor);
  const text = 'Which picture book do you read aloud when it rains?\n\n-- \nWren, Duluth';

  await send(wren, list, 'Books for rainy days', text);
  const waiting = await onlyMailFor(wren);
  const notice = await onlyMailFor(ines);
  const before = await mailFor(noor);
  await reply(ines, notice, 'accept\n\nOn Monday a machine wrote:\n> refuse');
  const decided = (await mailFor(ines)).map(({ subject }) => subject);
  const copy = await onlyMailFor(noor);

  expect(waiting.subject).toBe('Waiting: Books for rainy days');
  expect(notice.text).toContain('Which picture book do you read aloud when it rains?');
  expect(before).toEqual([]);
  expect(decided).toEqual(['Decided: Books for rainy days', 'Books for rainy days']);
  expect(copy.text.trimEnd()).toBe(text);
  expect({ from: copy.from, to: copy.to.map(({ address }) => address), subject: copy.subject }).toEqual({
    from: [{ name: 'Wren Calloway', address: 'wren@example.org' }],
    to: [list],
    subject: 'Books for rainy days',
  });
  expect(
    Object.fromEntries(
      ['list-id', 'list-post', 'list-help', 'list-owner', 'list-archive', 'archived-at', 'precedence'].map((name) => [
        name,
        field(copy, name),
      ]),
    ),
  ).toEqual({
    'list-id': `"Reading Aloud" <reading-aloud.${domain}>`,
    'list-post': `<mailto:${list}>`,
    'list-help': `<mailto:${at('help')}>`,
    'list-owner': `<mailto:${at('owner')}>`,
    'list-archive': `<${url}/lists/reading-aloud>`,
    'archived-at': `<${url}/lists/reading-aloud/messages/1>`,
    precedence: 'list',
  });
  expect(field(copy, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
});

test('whoever asks for receipts by mail gets one for each message, once its copies have left', async () => {
  await mailFor(wren);
  await send(wren, at('request'), 'receipts');
  const promised = await onlyMailFor(wren);

  await send(wren, list, 'A second book', 'Mine is about a bear.');
  await settled();
  aheadMs += 5 * 60_000;
  const receipt = (await mailFor(wren)).find(({ subject }) => subject.startsWith('Receipt'));

  expect(plain(promised)).toContain('A receipt comes to you for each message that you post');
  expect(receipt?.subject).toBe('Receipt: A second book (Reading Aloud)');
  expect(receipt?.text).toMatch(/Copies\W+3 copies\s+Delivered\W+3/);
  await Promise.all([mailFor(ines), mailFor(noor)]);
});

test('what is written in a browser is answered by mail, and both stand in one tree', async () => {
  const writer = await signedIn(theo);
  const context = await chromium.newContext({ baseURL: url });
  await context.addCookies([...writer.cookies].map(([name, value]) => ({ name, value, url })));
  page = await context.newPage();
  await page.goto('/groups/reading-aloud/participation');
  await page.click('form[action$="/participation"] button');
  await settled();
  await page.goto('/lists/reading-aloud/new');
  await page.fill('[name=subject]', 'Voices');
  await page.fill('[name=body]', 'How many **voices** do you do?');
  await page.click('button[formaction$="/new"]');
  await settled();
  const desk = await convener.get('/lists/reading-aloud/moderation');
  const held = /href="(\/lists\/reading-aloud\/moderation\/\d+)"/.exec(desk.html)![1]!;
  await convener.send(await convener.get(held), /accept|decision|moderation/, { decision: 'accept' });
  const copy = (await mailFor(wren)).find(({ subject }) => subject === 'Voices')!;

  await send(wren, list, 'Re: Voices', '> How many voices do you do?\n\nThree, and a bear.', copy.messageId!);
  await settled();
  await page.goto(`/lists/reading-aloud/3`);
  const thread = plainText(await page.content());

  expect(copy.text.trim()).toBe('How many voices do you do?');
  expect(copy.html).toContain('<strong>voices</strong>');
  expect(await page.locator('details summary', { hasText: 'Quoted, 1 line' }).count()).toBe(1);
  expect(thread).toMatch(
    /Voices .* Theo Abara on the web .* How many voices do you do\? .* Wren Calloway .* by mail .* Three, and a bear\./,
  );
  await Promise.all([mailFor(ines), mailFor(noor)]);
});

test('a digest, asked for by mail, comes in the morning with its contents', async () => {
  await mailFor(noor);
  await send(noor, at('request'), '', 'digest daily\n');
  const promised = await onlyMailFor(noor);
  await send(wren, list, 'Reading to dogs', 'They do not mind the voices.');
  const until = await mailFor(noor);

  aheadMs += 24 * 60 * 60_000;
  const digest = await onlyMailFor(noor);

  expect(promised.text).toContain('A digest comes to you once a day.');
  expect(until).toEqual([]);
  expect(digest.subject).toMatch(/^Reading Aloud: 1 message, /);
  expect(digest.text).toMatch(/1\. Reading to dogs \(Wren Calloway\)/);
  await mailFor(wren);
});

test('the button of a mail program ends it at once, without a page and without a question', async () => {
  await send(wren, list, 'The last one', 'Good night.');
  const copy = (await mailFor(wren)).find(({ subject }) => subject === 'The last one')!;
  const [, address] = /<(https?:[^>]+)>/.exec(field(copy, 'list-unsubscribe')!)!;

  const looked = await fetch(address!);
  const pressed = await fetch(address!, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  });
  await send(ines, list, 'Without Wren', 'Who reads on Friday?');
  const after = await mailFor(wren);
  await send(wren, at('help'));
  const help = await onlyMailFor(wren);

  expect([looked.status, pressed.status]).toEqual([200, 200]);
  expect(after.map(({ subject }) => subject)).toEqual(['You no longer get Reading Aloud']);
  expect(plain(help)).toContain('You take part in the group, and have asked for none of its messages.');
  expect(plain(help)).toContain(`To have them again, an empty message to: ${at('join')}`);
  expect(plain(help)).not.toContain('To leave');
  await send(wren, at('join'));
  const again = await mailFor(wren);
  expect(again.map(({ subject }) => subject).sort()).toEqual(['About Reading Aloud', 'Join Reading Aloud?']);
});
