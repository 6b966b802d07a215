import tls from 'node:tls';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect, seeing, type Database } from '../../db/index.ts';
import { silence } from '../../log/index.ts';
import { testDatabase } from '../../../testing/index.ts';
import { openMailDoor, type DoorParts, type MailClaim, type MailDoor } from './index.ts';
import { dialogueOver, dialogueWith, openFragileWay, type Dialogue } from './testing.ts';

const at = new Date('2026-11-23T18:00:00Z');
const opened = seeing<never>();
const tools: MailClaim = {
  name: 'test.lists',
  async claims(db, { local }) {
    // A question to the database, as every real claim asks.
    const { rows } = await sql<{ is: boolean }>`
      select ${local}::text in ('tools', 'books', 'bücher', 'complaints') or ${local}::text like 'bounces+%' as is`.execute(
      opened(db),
    );
    return rows[0]!.is;
  },
  read: async () => async () => {},
};
const certificate = {
  key: Buffer.from(`-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQguoNgKapzOaSpTacC
2dNvazLfe9P51yAz9sTyjB1NM/mhRANCAAQNbzWlhfma66kpqj2EXVs16UISdIg+
6/F69gxxyW48sjHK4jChysdVOJjcwdoRWJHlP4MGq3tZAV2kkzCmdvLm
-----END PRIVATE KEY-----`),
  cert: Buffer.from(`-----BEGIN CERTIFICATE-----
MIIBjjCCATWgAwIBAgIUAnNhNa7ZTUReaitI6sbfpTehP/YwCgYIKoZIzj0EAwIw
HDEaMBgGA1UEAwwRbGlzdHMuZXhhbXBsZS5vcmcwIBcNMjYxMTI2MDQwMzIzWhgP
MjEyNjExMDIwNDAzMjNaMBwxGjAYBgNVBAMMEWxpc3RzLmV4YW1wbGUub3JnMFkw
EwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEDW81pYX5muupKao9hF1bNelCEnSIPuvx
evYMccluPLIxyuIwocrHVTiY3MHaEViR5T+DBqt7WQFdpJMwpnby5qNTMFEwHQYD
VR0OBBYEFLhItHZaDzhSgOwuuwLcAWa7z7WNMB8GA1UdIwQYMBaAFLhItHZaDzhS
gOwuuwLcAWa7z7WNMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIg
V8OPpwMueVyc1V+sfU1gyIADlMnSVOa+wX5qKsSP5pUCIHM0I24N7t6TakBi6RQy
IHYQHuR3k3+Yn3iJQ7OiBFH4
-----END CERTIFICATE-----`),
};
let database: Database;
let doors: MailDoor[];
let talks: Dialogue[];

beforeEach(async () => {
  database = await testDatabase();
  [doors, talks] = [[], []];
});
afterEach(async () => {
  for (const talk of talks) talk.end();
  await Promise.all(doors.map((door) => door.close()));
  await database.close();
});

async function aDoor(more: Partial<DoorParts> = {}): Promise<number> {
  const usual = { database, claims: [tools], domain: 'lists.example.org', protocol: 'smtp', trusted: [] } as const;
  const parts: DoorParts = { ...usual, now: () => at, log: silence, onMail: () => {}, ...more };
  const door = await openMailDoor(parts, { port: 0, host: '127.0.0.1' });
  doors.push(door);
  return door.port;
}

async function aTalk(port: number, greeting = 'EHLO mx.example.net'): Promise<Dialogue> {
  const talk = await dialogueWith(port);
  talks.push(talk);
  await talk.say(greeting);
  return talk;
}

async function begun(talk: Dialogue, ...recipients: string[]): Promise<void> {
  await talk.say('MAIL FROM:<ada@example.org>');
  for (const recipient of recipients) await talk.say(`RCPT TO:<${recipient}>`);
}

interface Row {
  readonly raw: Buffer;
  readonly from: string;
  readonly address: string | null;
  readonly name: string;
  readonly peer: boolean;
  readonly to: string;
}

async function kept(): Promise<(Omit<Row, 'raw'> & { readonly raw: string })[]> {
  const { rows } = await sql<Row>`
    select raw, envelope_from as from, host(client_address) as address, client_name as name, from_peer as peer,
           (select string_agg(address, ' ' order by address) from platform.incoming_recipient where mail = id) as to
    from platform.incoming_mail order by id`.execute(opened(database.db));
  return rows.map((row) => ({ ...row, raw: row.raw.toString() }));
}

test('what was accepted is in the database, byte for byte, with who brought it', async () => {
  const talk = await aTalk(await aDoor());
  await begun(talk, 'Tools@lists.example.org', 'books@LISTS.example.org');
  await talk.say('DATA');

  const said = await talk.say('Subject: Grüße\r\n\r\n..one dot\r\nbare\nline, bare\rreturn\r\n.');

  expect(said).toBe('250 2.6.0 Kept');
  expect(await kept()).toEqual([
    {
      raw: 'Subject: Grüße\r\n\r\n.one dot\r\nbare\nline, bare\rreturn\r\n',
      from: 'ada@example.org',
      address: '127.0.0.1',
      name: 'mx.example.net',
      peer: false,
      to: 'books@lists.example.org tools@lists.example.org',
    },
  ]);
});

test('addresses that nobody has, and mail without a sender that is no report, are refused alike', async () => {
  const talk = await aTalk(await aDoor());
  const asked = async (from: string, to: string) => {
    await talk.say('RSET');
    await talk.say(`MAIL FROM:<${from}> SMTPUTF8 BODY=8BITMIME`);
    return talk.say(`RCPT TO:<${to}>`);
  };

  expect([
    await asked('ada@example.org', 'tools@lists.example.org'),
    await asked('ada@example.org', 'bücher@lists.example.org'),
    await asked('', 'bounces+1-1-ab@lists.example.org'),
    await asked('', 'complaints@lists.example.org'),
    await asked('ada@example.org', 'nobody@lists.example.org'),
    await asked('ada@example.org', 'tools@elsewhere.example'),
    await asked('', 'tools@lists.example.org'),
  ]).toEqual([
    '250 2.1.5 Accepted',
    '250 2.1.5 Accepted',
    '250 2.1.5 Accepted',
    '250 2.1.5 Accepted',
    '550 5.1.1 There is no nobody@lists.example.org here.',
    '550 5.1.1 There is no tools@elsewhere.example here.',
    '550 5.1.1 There is no tools@lists.example.org here.',
  ]);
});

test('what is too large is refused when it is announced, and when it comes', async () => {
  const talk = await aTalk(await aDoor());

  const announced = await talk.say('MAIL FROM:<ada@example.org> SIZE=26214401');
  await begun(talk, 'tools@lists.example.org');
  await talk.say('DATA');
  const line = Buffer.from(`${'x'.repeat(1022)}\r\n`);
  talk.send(Buffer.concat(Array.from({ length: 26 * 1024 }, () => line)));
  const sent = await talk.say('.');
  await begun(talk, 'tools@lists.example.org');
  await talk.say('DATA');
  const small = await talk.say('small\r\n.');

  expect([announced.slice(0, 9), sent.slice(0, 9), small.slice(0, 9)]).toEqual(['552 5.3.4', '552 5.3.4', '250 2.6.0']);
  expect((await kept()).map(({ raw }) => raw)).toEqual(['small\r\n']);
});

// SMTP smuggling: who reads another end of a message than its sender takes the rest for commands of the sender's.
test.each(['\n.\n', '\n.\r\n', '\r\n.\n', '\r.\r', '\r\n.\r', '\r.\r\n', '\r\n\0.\r\n'])(
  'a message does not end at %j',
  async (end) => {
    const talk = await aTalk(await aDoor());
    await begun(talk, 'tools@lists.example.org');
    await talk.say('DATA');

    const smuggled = 'MAIL FROM:<bo@example.org>\r\nRCPT TO:<tools@lists.example.org>\r\nDATA\r\nsmuggled\r\n.';
    const said = await talk.say(`first${end}${smuggled}`);

    expect([said, talk.unheard()]).toEqual(['250 2.6.0 Kept', 0]);
    expect((await kept()).map(({ from, raw }) => [from, raw.includes('smuggled')])).toEqual([
      ['ada@example.org', true],
    ]);
  },
);

test('a relay of ours is believed when it says who sent a message, for that message alone', async () => {
  const talk = await aTalk(await aDoor({ trusted: ['127.0.0.0/8'] }));
  for (const said of [
    'XFORWARD ADDR=203.0.113.9 HELO=mx.example.net',
    'XFORWARD ADDR=[UNAVAILABLE] HELO=[UNAVAILABLE]',
    'NOOP',
  ]) {
    await talk.say(said);
    await begun(talk, 'tools@lists.example.org');
    await talk.say('DATA');
    await talk.say(`${said}\r\n.`);
  }
  const stranger = await aTalk(await aDoor());
  const refused = await stranger.say('XFORWARD ADDR=203.0.113.9');

  expect((await kept()).map(({ address, name, peer }) => [address, name, peer])).toEqual([
    ['203.0.113.9', 'mx.example.net', true],
    [null, 'unknown', true],
    [null, '', true],
  ]);
  expect(refused.slice(0, 3)).toBe('500');
});

test('LMTP answers for each recipient', async () => {
  const talk = await aTalk(await aDoor({ protocol: 'lmtp' }), 'LHLO relay.example.org');
  await begun(talk, 'tools@lists.example.org', 'nobody@lists.example.org', 'books@lists.example.org');
  const twice = await talk.say('RCPT TO:<TOOLS@lists.example.org>');
  await talk.say('DATA');

  const said = [await talk.say('Subject: two\r\n.'), await talk.hear()];

  expect([twice.slice(0, 3), said, await talk.say('NOOP')]).toEqual([
    '452',
    ['250 2.6.0 Kept', '250 2.6.0 Kept'],
    '250 2.0.0 OK',
  ]);
});

test.each(['smtp', 'lmtp'] as const)(
  'while the database is away the other server is asked to come again, and then the same connection goes on (%s)',
  async (protocol) => {
    const way = await openFragileWay(database.url);
    const fragile = connect(way.url);
    const talk = await aTalk(await aDoor({ database: fragile, protocol }), protocol === 'smtp' ? 'EHLO a' : 'LHLO a');
    const bring = async () => {
      await begun(talk, 'tools@lists.example.org');
      await talk.say('DATA');
    };

    await bring();
    talk.send('Subject: half of it');
    way.cut();
    const afterData = await talk.say('\r\n\r\nthe rest\r\n.');
    await talk.say('MAIL FROM:<ada@example.org>');
    const atRecipient = await talk.say('RCPT TO:<tools@lists.example.org>');
    way.mend();
    await talk.say('RSET');
    await bring();
    const then = await talk.say('Subject: again\r\n.');
    await fragile.close();
    way.close();

    const again = '451 4.3.0 We cannot keep mail just now. Please try again later.';
    expect([afterData, atRecipient, then]).toEqual([again, again, '250 2.6.0 Kept']);
    expect((await kept()).map(({ raw }) => raw)).toEqual(['Subject: again\r\n']);
  },
);

test('a message that breaks off is not kept', async () => {
  const port = await aDoor();
  const talk = await aTalk(port);
  await begun(talk, 'tools@lists.example.org');
  await talk.say('DATA');
  talk.send('Subject: half of it\r\n');
  talk.end();
  const next = await aTalk(port);
  await begun(next, 'books@lists.example.org');
  await next.say('DATA');
  await next.say('whole\r\n.');

  expect((await kept()).map(({ raw }) => raw)).toEqual(['whole\r\n']);
});

test('whoever guesses addresses is sent away, and later asked to come again', async () => {
  const port = await aDoor();
  const guess = async (talk: Dialogue, most: number) => {
    await talk.say('MAIL FROM:<ada@example.org>');
    const said: string[] = [];
    for (let tried = 0; tried < most; tried += 1)
      said.push((await talk.say(`RCPT TO:<a${tried}@lists.example.org>`)).slice(0, 3));
    return said;
  };

  const first = await guess(await aTalk(port), 21);
  const second = await guess(await aTalk(port), 11);

  expect([first.slice(18), second.slice(8)]).toEqual([
    ['550', '550', '421'],
    ['550', '550', '450'],
  ]);
});

test('one network does not take all the connections', async () => {
  const port = await aDoor();
  const many = await Promise.all(Array.from({ length: 20 }, () => aTalk(port)));
  const refused = await dialogueWith(port, false);
  talks.push(refused);
  const said = await refused.hear();
  many[0]!.end();
  await new Promise((resolve) => setTimeout(resolve, 50));

  expect([said.slice(0, 3), await (await aTalk(port)).say('NOOP')]).toEqual(['421', '250 2.0.0 OK']);
});

test('STARTTLS is offered with a certificate, and what was said before it is forgotten', async () => {
  const plain = await dialogueWith(await aDoor());
  const talk = await dialogueWith(await aDoor({ tls: certificate }));
  talks.push(plain, talk);
  const offers = [await plain.say('EHLO a'), await talk.say('EHLO a')].map((said) => said.includes('STARTTLS'));
  await talk.say('MAIL FROM:<eve@example.org>');
  await talk.say('STARTTLS');
  talk.socket.removeAllListeners('data');
  const secure = dialogueOver(
    tls.connect({ socket: talk.socket, ca: certificate.cert, servername: 'lists.example.org' }),
  );
  const [early] = [await secure.say('RCPT TO:<tools@lists.example.org>')];
  await secure.say('EHLO a');
  await begun(secure, 'tools@lists.example.org');
  await secure.say('DATA');
  const said = await secure.say('secret\r\n.');

  expect([offers, early.slice(0, 3), said]).toEqual([[false, true], '503', '250 2.6.0 Kept']);
});
