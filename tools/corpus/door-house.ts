import { sql } from 'kysely';
import { aPost, fillWithReaders, listSettings, mailDomain, relayWord, writer } from '../../bench/mail/list-house.ts';
import { scratchPostgres } from '../../bench/processes.ts';
import { furnish } from '../../src/furnish.ts';
import { openHouse } from '../../src/house.ts';
import { loadPolicies } from '../../src/policies/index.ts';
import { seeing, type Database } from '../../src/platform/db/index.ts';
import { silence, type Log } from '../../src/platform/log/index.ts';
import { openMailDoor } from '../../src/platform/mail/index.ts';
import { dialogueWith } from '../../src/platform/mail/incoming/testing.ts';
import { joined } from '../../src/platform/plug.ts';
import { readSettings } from '../../src/platform/settings/index.ts';
import { loadAssociation } from '../../src/roll/index.ts';

const opened = seeing<never>();

/** What the database says of all the mail that came. */
export interface Ledger {
  readonly kept: number;
  /** Looked into, and posted, held, turned away, or known already. */
  readonly handed: number;
  /** Threw when it was looked into, or when it was to be posted. */
  readonly failed: number;
  readonly posted: number;
  readonly held: number;
  readonly turnedAway: number;
}

/** A house with a list, and a door for mail to throw things at. */
export async function openDoorHouse() {
  const postgres = await scratchPostgres();
  const url = await postgres.urlOf('door');
  const settings = listSettings({ lmtp: 0, sink: 0 });
  const list = await fillWithReaders(url, settings, 2);
  const read = readSettings({ ...settings, DATABASE_URL: url });
  const house = await openHouse(read, { log: silence, say: () => {}, rounds: false });
  const { app } = house;
  const association = loadAssociation(read.associationFolder);
  const papers = { association, policies: loadPolicies(read.associationFolder) };
  const { mailClaims } = joined(furnish(app, papers).plugs);
  const troubles: string[] = [];
  const log = {
    ...silence,
    warn: (what: unknown) => void troubles.push(String((what as { error?: unknown }).error)),
  } as Log;
  const door = await openMailDoor(
    {
      database: app.database,
      claims: mailClaims,
      domain: mailDomain,
      protocol: 'smtp',
      trusted: ['127.0.0.1'],
      now: () => new Date(),
      log,
      onMail: () => {},
    },
    { port: 0, host: '127.0.0.1' },
  );
  return {
    port: door.port,
    list,
    /** What the door complained of. */
    troubles,
    /** Brings a message as it is; gives the last reply. */
    bring: (raw: Buffer) => brought(door.port, list, raw),
    settle: () => app.settle(),
    ledger: () => ledgerIn(app.database),
    /** Why messages could not be handed on. */
    errors: () => errorsIn(app.database),
    async close(): Promise<void> {
      await door.close();
      await house.stop();
      await postgres.stop();
    },
  };
}

async function brought(port: number, list: string, raw: Buffer): Promise<string> {
  const talk = await dialogueWith(port);
  for (const line of ['EHLO mx.example.org', `MAIL FROM:<${writer}>`, `RCPT TO:<${list}>`, 'DATA'])
    await talk.say(line);
  talk.send(stuffed(raw));
  const said = await talk.say('.');
  talk.end();
  return said;
}

async function ledgerIn({ db }: Database): Promise<Ledger> {
  const { rows } = await sql<Ledger>`
    select (select count(*)::integer from platform.incoming_mail) as kept,
           (select count(*)::integer from platform.incoming_recipient where handed_at is not null) as handed,
           (select count(*)::integer from platform.incoming_recipient where handed_at is null) as failed,
           (select count(*)::integer from conversations.message) as posted,
           (select count(*)::integer from conversations.held_post) as held,
           (select count(*)::integer from platform.fact where kind = 'conversations.post-turned-away') as "turnedAway"
  `.execute(opened(db));
  return rows[0]!;
}

async function errorsIn({ db }: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ error: string }>`
    select distinct error from platform.incoming_recipient where handed_at is null
  `.execute(opened(db));
  return rows.map(({ error }) => error);
}

/** The same message as if somebody had written it who may post: what is hostile in it stays. */
export function fromWriter(raw: Buffer, number: number): Buffer {
  const text = raw.toString('latin1').replace(/\r?\n/g, '\r\n');
  const end = text.indexOf('\r\n\r\n');
  const head = end < 0 ? '' : `${text.slice(0, end)}\r\n`;
  const others = head.replace(/^(?:From|Message-ID|To|Cc|Authentication-Results)[ \t]*:.*\r\n(?:[ \t].*\r\n)*/gim, '');
  const own = aPost(number, 'tools@example.org').raw.toString('latin1').split('\r\n').slice(1, 5).join('\r\n');
  return Buffer.from(`${relayWord}${own}\r\n${others}${end < 0 ? `\r\n${text}` : text.slice(end + 2)}`, 'latin1');
}

/** Doubles dots at the beginnings of lines, and ends the last one. */
function stuffed(raw: Buffer): Buffer {
  const text = raw.toString('latin1').replace(/^\.|(\r\n)\./g, '$1..');
  return Buffer.from(text.endsWith('\r\n') || text === '' ? text : `${text}\r\n`, 'latin1');
}
