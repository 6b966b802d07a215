// npm run journey:postfix: tries the configuration of docs/operators/mail.md with the Postfix that is installed here.  It wants root.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { aPost, fillWithReaders, freePort, listSettings, mailDomain, writer } from '../../bench/mail/list-house.ts';
import { openCountingSink } from '../../bench/mail/sink.ts';
import { scratchPostgres, startProduct } from '../../bench/processes.ts';
import { connect, seeing } from '../../src/platform/db/index.ts';
import { dialogueWith } from '../../src/platform/mail/incoming/testing.ts';
import { startPostfix } from './server.ts';

const opened = seeing<never>();
const say = (line: string) => void process.stdout.write(`${line}\n`);
const readers = 3;
const page = fs.readFileSync(path.resolve(import.meta.dirname, '../../docs/operators/mail.md'), 'utf8');
const mainCf = [
  ...page
    .slice(page.indexOf('In `main.cf`'))
    .split('\n\n')[1]!
    .matchAll(/^ {4}(.*)$/gm),
]
  .map(([, line]) => line)
  .join('\n');

const postgres = await scratchPostgres();
const sink = await openCountingSink();
const url = await postgres.urlOf('postfix');
const ports = { lmtp: await freePort(), outside: await freePort(), inside: await freePort(), sink: sink.port };
const settings = {
  ...listSettings({ lmtp: ports.lmtp, sink: ports.inside }),
  FOLKMOOT_AUTHSERV_ID: `mx.${mailDomain}`,
};
const list = await fillWithReaders(url, settings, readers);
const database = connect(url, 2);
const word = `Authentication-Results: mx.${mailDomain}; dmarc=pass header.from=example.org`;
const postfix = startPostfix(mainCf, { ...ports, vouchedFor: { address: writer, word } });
let product = await startProduct(url, 0, settings);

async function send(number: number, from = writer): Promise<string[]> {
  const talk = await dialogueWith(ports.outside);
  await talk.say('EHLO mx.example.net');
  const said = [await talk.say(`MAIL FROM:<${from}>`), await talk.say(`RCPT TO:<${list}>`), await talk.say('DATA')];
  // Without the word that the bench writes: here Postfix writes it.
  const { raw } = aPost(number, list);
  talk.send(raw.subarray(raw.indexOf('From: ')));
  said.push(await talk.say('.'));
  talk.end();
  return said.map((reply) => reply.slice(0, 3));
}

async function asked(to: string): Promise<string> {
  const talk = await dialogueWith(ports.outside);
  await talk.say('EHLO mx.example.net');
  await talk.say('MAIL FROM:<stranger@example.net>');
  const said = await talk.say(`RCPT TO:<${to}>`);
  talk.end();
  return said;
}

async function until(what: string, isSo: () => Promise<boolean> | boolean): Promise<void> {
  for (let times = 0; times < 300; times += 1) {
    if (await isSo()) return say(`  ${what}`);
    await pause(200);
  }
  throw new Error(`not within a minute: ${what}`);
}

const numberOf = async (query: ReturnType<typeof sql<{ n: number }>>) =>
  (await query.execute(opened(database.db))).rows[0]!.n;
const posted = () => numberOf(sql<{ n: number }>`select count(*)::integer as n from conversations.message`);

try {
  assert.deepEqual(await send(1), ['250', '250', '354', '250']);
  await until('a post from outside stands in the archive', async () => (await posted()) === 1);
  await until('every reader has a copy, by Postfix', () => sink.counts.size === readers);
  const { rows } = await sql<{ address: string; peer: boolean }>`
    select host(client_address) as address, from_peer as peer from platform.incoming_mail`.execute(opened(database.db));
  assert.deepEqual(rows, [{ address: '127.0.0.1', peer: true }]);
  say('  Postfix told who sent it');

  assert.match(await asked(`nobody@${mailDomain}`), /^550 /);
  assert.match(await asked('somebody@elsewhere.example'), /^[45]5/);
  assert.match(await asked(`postmaster@${mailDomain}`), /^250 /);
  say('  an unknown address, and one elsewhere, are refused while the sender is on the line');

  await product.kill('SIGKILL');
  assert.deepEqual(await send(2), ['250', '250', '354', '250']);
  await pause(2_000);
  assert.equal(await posted(), 1);
  product = await startProduct(url, 0, settings);
  postfix.flush();
  await until('what came while Folkmoot was away is handed on by Postfix', async () => (await posted()) === 2);

  assert.deepEqual(await send(3, 'stranger@example.net'), ['250', '250', '354', '250']);
  await until(
    'a message in the name of the writer, for whom nobody vouches, is held',
    async () => (await numberOf(sql<{ n: number }>`select count(*)::integer as n from conversations.held_post`)) === 1,
  );
  say('The configuration of docs/operators/mail.md does what the page says.');
} catch (error) {
  say(postfix.log());
  throw error;
} finally {
  postfix.stop();
  await product.kill();
  await database.close();
  sink.close();
  await postgres.stop();
}
