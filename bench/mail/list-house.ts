// A house with one list, and the settings under which its process takes mail in and sends it.
import net from 'node:net';
import { once } from 'node:events';
import { joinGroup } from '../../src/groups/index.ts';
import { aGroup } from '../../src/groups/testing.ts';
import { openHouse } from '../../src/house.ts';
import { theSystem } from '../../src/platform/act/index.ts';
import { silence } from '../../src/platform/log/index.ts';
import { readSettings } from '../../src/platform/settings/index.ts';
import { aPerson, standing } from '../../src/roll/testing.ts';

export const mailDomain = 'lists.example.org';
export const writer = 'writer@example.org';
/** What the relay in front would have written: without it nobody vouches for the writer. */
export const relayWord = 'Authentication-Results: mx.example.org; dmarc=pass header.from=example.org\r\n';

/** How the process is started: a real association, whose relay is this machine. */
export function listSettings(ports: { readonly lmtp: number; readonly sink: number }): Record<string, string> {
  return {
    FOLKMOOT_EXAMPLE: 'off',
    FOLKMOOT_MAIL_DOMAIN: mailDomain,
    FOLKMOOT_MAIL_PEERS: '127.0.0.1',
    FOLKMOOT_AUTHSERV_ID: 'mx.example.org',
    FOLKMOOT_LMTP_PORT: String(ports.lmtp),
    SMTP_URL: `smtp://127.0.0.1:${ports.sink}`,
  };
}

/** Fills a new database with a group, its list and so many readers, and gives the address of the list. */
export async function fillWithReaders(
  databaseUrl: string,
  settings: Record<string, string>,
  readers: number,
): Promise<string> {
  const read = readSettings({ ...settings, DATABASE_URL: databaseUrl });
  const { app, stop } = await openHouse(read, { log: silence, say: () => {}, rounds: false });
  try {
    const at = new Date();
    const { db } = app.database;
    const organizer = await aPerson(db, 'The Writer', { email: writer });
    const group = await app.perform(theSystem(at), (act) => aGroup(act, { name: 'Tools', organizers: [organizer] }));
    for (let number = 1; number < readers; number += 1) {
      const person = await aPerson(db, `Reader ${number}`, { email: `reader${number}@example.org` });
      await app.perform({ by: person, at, grants: new Set() }, (act) => joinGroup(act, group.id, { standing }));
    }
    await app.settle();
    return `${group.slug}@${mailDomain}`;
  } finally {
    await stop();
  }
}

/** A post to the list, as the relay hands it on. */
export function aPost(number: number, to: string): { id: string; raw: Buffer } {
  const id = `post-${number}@example.org`;
  const head = [
    `From: The Writer <${writer}>`,
    `To: ${to}`,
    `Subject: Sharpening day ${number}`,
    `Message-ID: <${id}>`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
  ];
  const body = 'Who brings a whetstone to the sharpening day at the branch?\r\n'.repeat(30);
  return { id, raw: Buffer.from(`${relayWord}${head.join('\r\n')}\r\n\r\n${body}`) };
}

export async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  server.close();
  return port;
}
