import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../bench/mail/list-house.ts';
import { dialogueWith } from '../src/platform/mail/incoming/testing.ts';
import { browser } from '../src/testing/index.ts';
import { aGateBefore, type Gate } from './support/gate.ts';
import { anExample, type Example } from './support/house.ts';
import { visitor, type Visitor } from './support/visitor.ts';

// What an operator would rather not be woken for: the database goes and comes back, somebody pulls the plug, a stranger knocks.

const root = fileURLToPath(new URL('..', import.meta.url));

let house: Example;
let gate: Gate;
let chromium: Browser;
let organizer: Visitor;
let mailPort: number;

beforeAll(async () => {
  mailPort = await freePort();
  const opening = anExample(new Date('2026-11-24T03:00:00Z'), async (url) => (gate = await aGateBefore(url)).url, {
    FOLKMOOT_SMTP_PORT: String(mailPort),
    FOLKMOOT_MAIL_DOMAIN: 'lists.example.org',
    FOLKMOOT_MAIL_PEERS: '127.0.0.1',
    FOLKMOOT_AUTHSERV_ID: 'mx.example.org',
  });
  [house, chromium] = await Promise.all([opening, browser()]);
  organizer = await persona(house.url, 'organizer');
});
afterAll(async () => {
  await chromium?.close();
  await house?.close();
  await gate?.shut();
});

async function persona(url: string, key: string): Promise<Visitor> {
  const who = visitor(url);
  await who.send(await who.get('/example/personas'), `/example/personas/${key}`);
  return who;
}

/** Where the list is that somebody reads, as their page of lists leads there. */
async function listReadBy(who: Visitor): Promise<string> {
  const [, list] = /href="(\/lists\/[^"/]+)"/.exec((await who.get('/me/lists')).html) ?? [];
  if (!list) throw new Error('they read no list');
  return list;
}

test('while the database is away pages say so, and they come back by themselves', async () => {
  const probe = visitor(house.url);
  await gate.shut();
  const away = await Promise.all(['/me', '/petitions', '/groups', '/search?q=climate'].map((at) => organizer.get(at)));
  const posted = await organizer.post('/petitions/new', new URLSearchParams({ title: 'Written at three' }));
  const [alive, ready] = [await probe.get('/healthz'), await probe.get('/readyz')];
  await gate.open();

  const back = await organizer.get('/me');
  const readyAgain = await probe.get('/readyz');

  expect(away.map(({ status, headers }) => [status, headers.get('retry-after')])).toEqual(away.map(() => [503, '5']));
  expect([posted.status, alive.status, ready.status]).toEqual([503, 200, 503]);
  expect(posted.html).toContain('value="Written at three"');
  expect([...away, posted].filter(({ html }) => /ECONN|at .*\.ts|pg\b/.test(html))).toEqual([]);
  expect([back.status, readyAgain.status]).toEqual([200, 200]);
});

test('what somebody writes while the database is away is kept, and saved once it is back', async () => {
  const begun = await organizer.send(await organizer.get('/petitions/new'), '/petitions/new', { title: 'Night Shift' });
  const context = await chromium.newContext({ baseURL: house.url });
  await context.addCookies([...organizer.cookies].map(([name, value]) => ({ name, value, url: house.url })));
  const page = await context.newPage();
  await page.goto(begun.path);
  await gate.shut();

  await page.fill('[name=purpose]', 'Written while nothing answered.');
  await page.waitForFunction(() =>
    /kept in this browser/.test(document.querySelector('[data-saved]')?.textContent ?? ''),
  );
  await gate.open();
  await page.fill('[name=openTo]', 'Whoever is awake');
  await page.waitForFunction(() => /^Saved \d/.test(document.querySelector('[data-saved]')?.textContent ?? ''));
  await context.close();

  const kept = await organizer.get(begun.path);
  expect(kept.html).toContain('Written while nothing answered.');
  expect(kept.html).toContain('Whoever is awake');
});

test('a message that comes while the database is away is put off, and is kept once when it comes again', async () => {
  const member = await persona(house.url, 'member');
  const [, group] = /href="(\/groups\/[^"?]+)"/.exec((await member.get('/groups?q=commons')).html.split('<main')[1]!)!;
  await member.send(await member.get(`${group}/participation`), '/participation', { shown: 'no' });
  await house.app.settle();
  const list = await listReadBy(member);
  const to = `${list.split('/').at(-1)}@lists.example.org`;
  const sender = 'j.bellweather@example.org';
  const bring = async (inTheMiddle = async () => {}) => {
    const line = await dialogueWith(mailPort);
    await line.say('EHLO mx.example.org');
    const said = [await line.say(`MAIL FROM:<${sender}>`), await line.say(`RCPT TO:<${to}>`)];
    if (said[1]!.startsWith('250')) {
      said.push(await line.say('DATA'));
      line.send(
        `Authentication-Results: mx.example.org; dmarc=pass header.from=example.org\r\nFrom: ${sender}\r\nSubject: Sent at three\r\nMessage-ID: <three@example.org>\r\n\r\nIs anybody up?\r\n`,
      );
      await inTheMiddle();
      said.push(await line.say('.'));
    }
    line.end();
    return said.map((reply) => reply.slice(0, 3));
  };

  const cut = await bring(() => gate.shut());
  const away = await bring();
  await gate.open();
  const kept = await bring();
  const again = await bring();
  await house.app.settle();
  const page = await member.get(list);

  expect([cut, away, kept, again]).toEqual([
    ['250', '250', '354', '451'],
    ['250', '451'],
    ['250', '250', '354', '250'],
    ['250', '250', '354', '250'],
  ]);
  expect(page.html.match(/>Sent at three</g)).toHaveLength(1);
});

test('what is sent to a list from a page while the database is away stands on the page that says so, and is posted later', async () => {
  const member = await persona(house.url, 'member');
  const list = await listReadBy(member);
  const form = await member.get(`${list}/new`);
  await gate.shut();
  const away = await member.send({ ...form, html: form.html.replaceAll('/new/draft', '/new') }, '/new', {
    subject: 'Typed at three',
    body: 'Nobody answers.',
  });
  await gate.open();
  const sent = await member.send(away, '/new');
  await house.app.settle();

  expect(away.status).toBe(503);
  expect(away.html).toContain('Nobody answers.');
  expect(sent.status).toBe(200);
  expect((await member.get(list)).html.match(/>Typed at three</g)).toHaveLength(1);
});

test('an example answers to this machine’s own names alone', async () => {
  const statusFor = (host: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const ask = http.get(`${house.url}/petitions`, { headers: { host } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      ask.on('error', reject);
    });

  const statuses = await Promise.all(
    ['localhost:3000', '127.0.0.1', 'groups.example.org', '127.0.0.1.example.org', '192.0.2.1'].map(statusFor),
  );

  expect(statuses).toEqual([200, 200, 404, 404, 404]);
});

test('an example does not start under an address that others could open', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'folkmoot-abroad-'));
  const house = start(folder, { FOLKMOOT_BASE_URL: 'https://groups.example.org' });

  const code = await house.ended;

  expect([code, house.said()]).toEqual([
    1,
    expect.stringContaining('FOLKMOOT_BASE_URL: an example association stays on this machine'),
  ]);
  expect(fs.readdirSync(folder)).toEqual([]);
  fs.rmSync(folder, { recursive: true });
});

test('pulling the plug loses nothing that was answered', { timeout: 600_000 }, async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'folkmoot-plug-'));
  const before = start(folder);
  const who = await persona(await before.address, 'organizer');
  const begun = await who.send(await who.get('/petitions/new'), '/petitions/new', { title: 'Written before the end' });
  before.child.kill('SIGKILL');
  await before.ended;

  const after = start(folder);
  const again = visitor(await after.address);
  who.cookies.forEach((value, name) => again.cookies.set(name, value));
  const kept = await again.get(begun.path);
  after.child.kill('SIGTERM');
  const code = await after.ended;

  expect([kept.status, code]).toEqual([200, 0]);
  expect(kept.html).toContain('Written before the end');
  fs.rmSync(folder, { recursive: true, force: true });
});

interface Started {
  readonly child: ChildProcess;
  readonly address: Promise<string>;
  readonly ended: Promise<number | null>;
  said(): string;
}

/** Folkmoot as an operator starts it, on a port of the system's choice, with its own PostgreSQL. */
function start(folder: string, settings: Record<string, string> = {}): Started {
  const { DATABASE_URL: _, ...rest } = process.env;
  const child = spawn(
    process.execPath,
    ['--import', path.join(root, 'tools/tsx.mjs'), path.join(root, 'src/main.ts')],
    {
      cwd: root,
      env: { ...rest, PORT: '0', FOLKMOOT_DATA: folder, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const address = new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:[1-9]\d*/.exec(said);
      if (found) resolve(found[0]);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    void ended.then(() => reject(new Error(`it ended: ${said}`)));
  });
  address.catch(() => {});
  return { child, address, ended, said: () => said };
}
