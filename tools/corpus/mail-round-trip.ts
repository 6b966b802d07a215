import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { mailboxOf, writeEml } from '../../src/conversations/archive/export.ts';
import { importMailbox } from '../../src/conversations/archive/import.ts';
import { openList } from '../../src/conversations/lists/commands.ts';
import { performer, theSystem, type Perform } from '../../src/platform/act/index.ts';
import { connect, connectAlone, migrate, type Database } from '../../src/platform/db/index.ts';
import { mboxEntry, readMbox } from '../../src/platform/mail/index.ts';
import { startEmbedded } from '../../src/platform/postgres/index.ts';
import { uglyMailbox } from '../../src/testing/ugly-mailbox.ts';

const ugly = 20_000;

/**
 * A mailbox of 20,000 ugly messages, then every mailbox and message of the folder: brought in, given out, brought into a list that has
 * nothing, and compared.  Threads and parents must be the same, and the bytes once line ends are; each file of `--eml` to the byte.
 */
export async function mailRoundTrip(folder: string): Promise<void> {
  const place = fs.mkdtempSync(path.join(os.tmpdir(), 'folkmoot-round-trip-'));
  const embedded = await startEmbedded({ folder: path.join(place, 'postgres') });
  const database = connect(embedded.url);
  try {
    await migrate(database);
    const generated = path.join(place, 'ugly.mbox');
    await pipeline(uglyMailbox({ messages: ugly, seed: 20_261_126 }), fs.createWriteStream(generated));
    const collected = path.join(place, 'collected.mbox');
    await pipeline(collectedFrom(folder), fs.createWriteStream(collected));
    for (const [name, file] of Object.entries({ ugly: generated, 'of the folder': collected }))
      console.log(`${name}: ${await roundTrip(database, file, place)}`);
  } finally {
    await database.close();
    await embedded.stop();
    fs.rmSync(place, { recursive: true, force: true });
  }
}

async function roundTrip(database: Database, file: string, place: string): Promise<string> {
  const perform = performer(database, 'UTC');
  const [first, second] = [await aList(perform), await aList(perform)];
  const bringIn = (id: number, from: string) =>
    importMailbox({ perform, at: new Date(), onTrouble() {}, onProgress() {} }, { id }, from);
  const came = await bringIn(first, file);
  const out = path.join(place, `${first}.mbox`);
  await pipeline(mailboxOf(database.db, first), fs.createWriteStream(out));
  const again = await bringIn(second, out);
  const eml = path.join(place, `${first}`);
  const written = await writeEml(database.db, first, eml);
  const { messages, threads, differ, inexact } = await compared(database, { first, second, eml });
  return (
    `${came.new} came in (${came.known} twice, ${came.renamed} under a taken id, ${came.unread} not read), ${again.new} came again; ` +
    `${messages} messages in ${threads} threads, ${differ} differ; ${written} written to files, ${inexact} not exact`
  );
}

let lists = 0;
const aList = (perform: Perform) =>
  perform(theSystem(new Date()), (act) => openList(act, { name: 'Talk', slug: `talk-${(lists += 1)}`, group: null }));

async function compared(
  { url }: Database,
  { first, second, eml }: { readonly first: number; readonly second: number; readonly eml: string },
) {
  const client = await connectAlone(url);
  const { rows } = await client.query<{ first: Stood; second: Stood | null }>(`
    with stood as (
      select message.list, message.number, message.message_id as id, parent.number as parent, thread.number as thread, raw
      from conversations.message join conversations.message_source on message = message.id
        join conversations.thread on thread.id = message.thread
        left join conversations.message parent on parent.id = message.parent)
    select to_jsonb(first) - 'raw' || jsonb_build_object('raw', encode(first.raw, 'base64')) as first,
      to_jsonb(second) - 'raw' || jsonb_build_object('raw', encode(second.raw, 'base64')) as second
    from (select * from stood where list = ${first}) first
      full join (select * from stood where list = ${second}) second using (number) order by number
  `);
  await client.end();
  const differ = rows.filter(({ first: one, second: other }) => !one || !other || told(one) !== told(other)).length;
  const inexact = rows.filter(
    ({ first: { number, raw } }) =>
      !fs.readFileSync(path.join(eml, `${String(number).padStart(6, '0')}.eml`)).equals(Buffer.from(raw, 'base64')),
  ).length;
  return { messages: rows.length, threads: new Set(rows.map((row) => row.first.thread)).size, differ, inexact };
}

interface Stood {
  readonly number: number;
  readonly id: string;
  readonly parent: number | null;
  readonly thread: number;
  /** In base64. */
  readonly raw: string;
}

const told = ({ id, parent, thread, raw }: Stood): string =>
  JSON.stringify([
    id,
    parent,
    thread,
    Buffer.from(raw, 'base64').toString('latin1').replace(/\r\n/g, '\n').replace(/\n*$/, '\n'),
  ]);

/** Every message that stands in the folder, in mailboxes or alone, as one mailbox. */
async function* collectedFrom(folder: string): AsyncGenerator<Buffer | Uint8Array> {
  const at = new Date(0);
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || /\.(?:json|md|zip|gz|py|php)$/.test(entry.name)) continue;
    const bytes = fs.readFileSync(path.join(entry.parentPath, entry.name));
    if (!bytes.subarray(0, 5).equals(Buffer.from('From '))) yield mboxEntry(bytes, { address: 'a@example.org', at });
    else
      for await (const { raw } of readMbox(Readable.from([bytes])))
        if (raw) yield mboxEntry(raw, { address: 'a@example.org', at });
  }
}
