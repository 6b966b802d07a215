import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../bench/mail/list-house.ts';
import { openHouse } from '../src/house.ts';
import { newToken } from '../src/platform/auth/index.ts';
import { connect, seeing, type Database } from '../src/platform/db/index.ts';
import { silence } from '../src/platform/log/index.ts';
import { readSettings } from '../src/platform/settings/index.ts';
import { emptyDatabase } from '../src/testing/index.ts';
import { aMailServer, type MailServer } from './support/mail.ts';
import { aBalancer, folkmootRuns, type Balancer, type Running } from './support/processes.ts';
import { codeIn, visitor, type Visitor } from './support/visitor.ts';

// Two processes serve the web and two work in the background, over one database. One of each is killed in the middle of what it does.

const opened = seeing<never>();
const token = 'a-token-of-the-operator-0123456789abcdef';
/** A mail server that thinks: a copy is on its way for so long. */
const mailPauseMs = 250;
const mostConnections = 20;

let folder: string;
let empty: Database;
let database: Database;
let balancer: Balancer;
let mail: MailServer[];
let webs: Running[];
let works: Running[];
let webPorts: number[];
let workPorts: number[];

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'folkmoot-several-'));
  empty = await emptyDatabase(1);
  database = connect(empty.url, 3);
  await peopled(empty.url);
  [balancer, ...mail] = await Promise.all([aBalancer(), aMailServer(mailPauseMs), aMailServer(mailPauseMs)]);
  webPorts = [await freePort(), await freePort()];
  workPorts = [await freePort(), await freePort()];
  webs = webPorts.map((port) => folkmootRuns(['web'], environment({ PORT: String(port) })));
  works = workPorts.map((port, at) =>
    folkmootRuns(['work'], environment({ FOLKMOOT_WORK_PORT: String(port), SMTP_URL: mail[at]!.url })),
  );
  balancer.to(webPorts);
  await Promise.all([...webs, ...works].map(({ ready }) => ready));
}, 600_000);
afterAll(async () => {
  for (const each of [...(webs ?? []), ...(works ?? [])]) each.kill('SIGKILL');
  await balancer?.close();
  await Promise.all((mail ?? []).map((each) => each.close()));
  await database?.close();
  await empty?.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** The people, petitions and lists of the example, as if they were an association's own: an example would send nothing. */
async function peopled(url: string): Promise<void> {
  const settings = readSettings({ DATABASE_URL: url, FOLKMOOT_DATA: folder });
  const house = await openHouse(settings, { log: silence, say: () => {}, rounds: false });
  await house.app.settle();
  await house.stop();
  await sql`update platform.installation set kind = 'association', example = null`.execute(opened(database.db));
}

const environment = (own: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  ...process.env,
  DATABASE_URL: empty.url,
  FOLKMOOT_EXAMPLE: 'off',
  FOLKMOOT_DATA: folder,
  FOLKMOOT_BASE_URL: balancer.url,
  FOLKMOOT_TRUSTED_PROXIES: '127.0.0.1',
  FOLKMOOT_MAIL_DOMAIN: 'lists.example.org',
  FOLKMOOT_METRICS: token,
  SMTP_URL: mail[0]!.url,
  ...own,
});

async function rowsOf<Row>(statement: ReturnType<typeof sql<Row>>): Promise<Row[]> {
  return (await statement.execute(opened(database.db))).rows;
}

async function until(isSo: () => Promise<boolean> | boolean, what: string): Promise<void> {
  for (let tries = 0; !(await isSo()); tries += 1) {
    if (tries === 1_200) throw new Error(`${what}: not within a minute`);
    await pause(50);
  }
}

const mailTo = (address: string) => mail.flatMap((each) => each.lettersTo(address));

let network = 0;

async function signedIn(number: string, address: string): Promise<Visitor> {
  const who = visitor(balancer.url, `203.0.113.${(network += 1)}`);
  const before = mailTo(address).length;
  const asked = await who.send(await who.get('/sign-in'), '/sign-in', { identifier: number });
  await until(() => mailTo(address).length > before, `a letter to ${address}`);
  await who.send(asked, '/sign-in/code', {
    code: codeIn(mailTo(address).find((text) => /\d{3}[  ]?\d{3}/.test(text))),
  });
  return who;
}

interface Member {
  readonly number: string;
  readonly email: string;
}

/** Members who may sign the petition, and have not. */
const whoMaySign = (petition: number, most: number) =>
  rowsOf(sql<Member>`
    select member.number, member.email from roll.member join roll.standing on standing.member = member.id and standing.until_on is null
    where not suspended and member.survivor is null and member.erased_at is null and email like '%@%' and paid_through > '2028-01-01'
      and standing.class in (select class from charters.signature where petition = ${petition})
      and not exists (select from charters.signature where signature.member = member.id and petition = ${petition})
      and not exists (select from roll.member other where other.email = member.email and other.id <> member.id)
    order by member.id limit ${most}`);

/** Sixty members come to read the list, as an operator brings the readers of a former one in. */
async function withReaders(list: string): Promise<void> {
  const members = await rowsOf(sql<Member>`
    select number, email from roll.member where email like '%@%' and survivor is null and erased_at is null and person is null
      and not exists (select from roll.member other where other.email = member.email and other.id <> member.id)
    order by id limit 60`);
  const file = path.join(folder, 'readers.csv');
  fs.writeFileSync(file, `email\n${members.map(({ email }) => email).join('\n')}\n`);
  const bringing = folkmootRuns(['subscribers', 'import', list, file], environment({}));
  expect([await bringing.ended, bringing.said()]).toEqual([0, expect.any(String)]);
}

const ask = async (port: number, at: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`http://127.0.0.1:${port}${at}`, { headers });
  return { status: answer.status, text: await answer.text() };
};

test('whoever works tells how it is and nothing else, and only it makes rounds', async () => {
  const asked = await Promise.all(['/healthz', '/readyz', '/', '/petitions'].map((at) => ask(workPorts[0]!, at)));
  const bearer = { authorization: `Bearer ${token}` };
  const rounds = /folkmoot_round_duration_seconds_count\{round="(\w+)",outcome="done"\} [1-9]/g;
  const madeBy = async (port: number) => {
    const { text } = await ask(port, '/metrics', bearer);
    return [...text.matchAll(rounds)].map(([, name]) => name ?? '').sort();
  };

  expect(asked.map(({ status }) => status)).toEqual([200, 200, 404, 404]);
  for (const port of workPorts) await until(async () => (await madeBy(port)).length === 4, 'a turn of each round');
  expect(await Promise.all([madeBy(workPorts[0]!), madeBy(webPorts[0]!)])).toEqual([
    ['mailIn', 'mailOut', 'news', 'tasks'],
    [],
  ]);
});

test('what may be done so often is counted over both', async () => {
  const statuses: number[] = [];
  for (let times = 0; times < 62; times += 1) {
    const authorization = `Bearer ${newToken()}`;
    const headers = { authorization, 'x-forwarded-for': '198.51.100.9', 'content-type': 'application/json' };
    const at = `${balancer.url}/api/v1/petitions/1/signatures`;
    statuses.push((await fetch(at, { method: 'POST', headers, body: '{}' })).status);
  }

  expect(statuses).toEqual([...Array<number>(60).fill(401), 429, 429]);
});

test('signers sign while a web process is killed, each once, and each has one receipt', async () => {
  const [{ petition } = { petition: 0 }] = await rowsOf(sql<{ petition: number }>`
    select petition.id as petition from charters.petition where state = 'signing' order by (select count(*) from charters.signature where petition = petition.id) desc limit 1`);
  const members = await whoMaySign(petition, 4);
  const signers = await Promise.all(members.map(async ({ number, email }) => signedIn(number, email)));
  const sign = async (who: Visitor): Promise<void> => {
    const page = await who.get(`/petitions/${petition}`).catch(() => null);
    if (page?.html.includes('/signatures"')) await who.send(page, '/signatures').catch(() => null);
  };
  const isSigned = async (who: Visitor) => (await who.get(`/petitions/${petition}`)).text.includes('You have signed.');

  const signing = signers.map(sign);
  await pause(20);
  webs[0]!.kill('SIGKILL');
  await Promise.all(signing);
  await webs[0]!.ended;
  balancer.to([webPorts[1]!]);
  for (const who of signers) if (!(await isSigned(who))) await sign(who);
  const signed = await Promise.all(signers.map(isSigned));
  const receipts = () => members.map(({ email }) => mailTo(email).length);
  await until(() => receipts().every((count) => count >= 2), 'receipts');
  await pause(1_500);

  const facts = await rowsOf(sql<{ count: number }>`
    select count(*)::integer as count from platform.fact
    where kind = 'charters.petition-signed' and by_person in (select person from roll.member where number = any(${members.map(({ number }) => number)}))
    group by by_person`);
  expect(signed).toEqual([true, true, true, true]);
  expect(facts.map(({ count }) => count)).toEqual([1, 1, 1, 1]);
  // The letter to sign in by, and the receipt.
  expect(receipts()).toEqual([2, 2, 2, 2]);
});

test('copies go out while who sends them is killed: none is lost, and the other goes on', async () => {
  const jordan = await signedIn('10482217', 'j.bellweather@example.org');
  const [, group] =
    /href="(\/groups\/[^"?]+)"/.exec((await jordan.get('/groups?q=foster')).html.split('<main')[1]!) ?? [];
  await jordan.send(await jordan.get(`${group}/participation`), '/participation', { shown: 'no' });
  const list = () => jordan.get('/me/lists').then(({ html }) => /href="(\/lists\/[^"/]+)"/.exec(html)?.[1]);
  await until(async () => (await list()) !== undefined, 'the list of the group');
  await withReaders((await list())!.split('/').at(-1)!);
  const form = await jordan.get(`${await list()}/new`);
  const sent = await jordan.send({ ...form, html: form.html.replaceAll('/new/draft', '/new') }, '/new', {
    subject: 'Sent while somebody pulls the plug',
    body: 'Does this reach you?',
  });
  const arrivedBy = (server: MailServer, address: string) =>
    server.lettersTo(address).filter((text) => text.includes('Subject: ') && text.includes('pulls the plug')).length;
  const copies = () =>
    rowsOf(sql<{ address: string; sent: boolean }>`
      select address, sent_at is not null as sent from platform.delivery
      where mailing = (select id from platform.mailing where head like '%pulls the plug%')`);
  await until(async () => (await copies()).length > 0, 'copies');
  const readers = (await copies()).map(({ address }) => address);
  const ofEach = () => mail.map((server) => readers.reduce((sum, address) => sum + arrivedBy(server, address), 0));
  await until(() => ofEach().some((count) => count > 0), 'the first copy');

  const sender = ofEach().findIndex((count) => count > 0);
  works[sender]!.kill('SIGKILL');
  await works[sender]!.ended;
  const left = (await copies()).filter((copy) => !copy.sent).length;
  await until(async () => (await copies()).every((copy) => copy.sent), 'all copies');
  const arrived = readers.map((address) => mail.reduce((sum, server) => sum + arrivedBy(server, address), 0));

  expect(sent.status).toBe(200);
  expect(readers.length).toBeGreaterThan(50);
  expect(left).toBeGreaterThan(0);
  expect(new Set(readers).size).toBe(readers.length);
  expect(arrived.filter((count) => count === 0)).toEqual([]);
  // What a server had taken and not yet said so comes again: no sender can know. One copy for each connection, and never a third time.
  expect(arrived.filter((count) => count > 1).length).toBeLessThanOrEqual(mostConnections);
  expect(Math.max(...arrived)).toBeLessThanOrEqual(2);
});

test('what comes again each night and each hour stands once, and those who are left stop in order', async () => {
  const twice = await rowsOf(sql<{ kind: string }>`
    select kind from platform.due where subject = '' and done_at is null group by kind having count(*) > 1`);
  const failed = await rowsOf(sql<{ reaction: string }>`select reaction from platform.reaction_failed`);
  const left = [...webs, ...works];
  for (const each of left) each.kill('SIGTERM');
  const ends = await Promise.all(left.map(({ ended }) => ended));

  expect([twice, failed]).toEqual([[], []]);
  expect(ends.map(String).sort()).toEqual(['0', '0', 'SIGKILL', 'SIGKILL']);
});

test('parts of a house without a database in common are refused in a sentence', async () => {
  const alone = folkmootRuns(['work'], environment({ DATABASE_URL: '' }));

  expect([await alone.ended, alone.said()]).toEqual([
    1,
    expect.stringMatching(/^DATABASE_URL: several processes share/),
  ]);
});
