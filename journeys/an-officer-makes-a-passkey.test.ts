import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, CDPSession, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { browser } from '../src/testing/index.ts';
import { anExample, type Example } from './support/house.ts';
import { visitor } from './support/visitor.ts';

// An association keeps verifying for whoever signs in by a passkey. Its verifier makes one, comes in by it, makes another, and loses both.

let folder: string;
let house: Example;
let chromium: Browser;
let context: BrowserContext;
let page: Page;
let authenticator: { cdp: CDPSession; id: string };
/** What the page sent last to come in. */
let sent: Request | undefined;

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'folkmoot-association-'));
  fs.cpSync('association', folder, { recursive: true });
  const file = path.join(folder, 'association.json');
  const association = JSON.parse(fs.readFileSync(file, 'utf8')) as object;
  fs.writeFileSync(
    file,
    JSON.stringify({ ...association, signIn: { passkeysFor: ['petitions.verify', 'petitions.screen'] } }),
  );
  [house, chromium] = await Promise.all([
    anExample(new Date('2026-11-23T15:00:00Z'), undefined, { FOLKMOOT_ASSOCIATION: folder }),
    browser(),
  ]);
  context = await chromium.newContext({ baseURL: house.url.replace('127.0.0.1', 'localhost') });
  page = await context.newPage();
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/sign-in/passkey') sent = request;
  });
  authenticator = await anAuthenticator(page);
});
afterAll(async () => {
  await chromium?.close();
  await house?.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** One that a phone or a computer has built in, and that knows its owner. */
async function anAuthenticator(of: Page): Promise<typeof authenticator> {
  const cdp = await of.context().newCDPSession(of);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId: id } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { cdp, id };
}

async function stepInto(name: string): Promise<void> {
  await page.goto('/example/personas');
  await page.getByRole('button', { name: `Be ${name}` }).click();
}
const statusOf = async (at: string) => (await page.goto(at))?.status();
const read = async () => (await page.locator('main').innerText()).replaceAll(/[\s\u00A0]+/g, ' ');

const verifier = 'Delia Marchetti-Osei';

test('a page without script says what to do, and one that is reached by number says where there is a name', async () => {
  const plain = await visitor(house.url).get('/sign-in');
  await page.goto(`${house.url}/sign-in`);
  const byNumber = await read();
  const context = await chromium.newContext({
    javaScriptEnabled: false,
    baseURL: house.url.replace('127.0.0.1', 'localhost'),
  });
  const still = await context.newPage();
  await still.goto('/sign-in');
  const withoutScript = await still.locator('main').innerText();
  await context.close();

  expect(plain.text).toContain(`Here it is ${house.url.replace('127.0.0.1', 'localhost')}/sign-in`);
  expect(byNumber).toContain('Passkeys work only where the address has a name');
  expect(withoutScript).toContain('This one does not: use the letter.');
  expect(withoutScript).not.toContain('Sign in with a passkey');
});

test('the right waits for a passkey, and comes with the first that is made', async () => {
  await stepInto(verifier);
  const before = await statusOf('/staff/petitions');
  const told = await read();
  await page.goto('/me');
  await page.getByRole('link', { name: 'Make one, or sign in with yours' }).click();
  await page.locator('#new-passkey').fill('My computer');
  await page.getByRole('button', { name: 'Make a passkey' }).click();
  await page.getByRole('heading', { name: 'My computer' }).waitFor();

  const after = await statusOf('/staff/petitions');

  expect([before, after]).toEqual([403, 200]);
  expect(told).toContain('This asks for a passkey');
  const [letter] = await house.lettersTo('d.marchetti@example.org');
  expect(letter?.subject).toContain('A passkey was made');
});

test('one comes in by it without typing anything, and what was answered once is not taken again', async () => {
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.goto('/sign-in?then=/groups');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.waitForURL(({ pathname }) => pathname === '/groups');
  const headers = await sent!.allHeaders();

  const replayed = await fetch(sent!.url().replace('localhost', '127.0.0.1'), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie: headers['cookie'] ?? '' },
    body: sent!.postData(),
  });

  expect([replayed.status, replayed.headers.getSetCookie().some((line) => line.startsWith('folkmoot='))]).toEqual([
    409,
    false,
  ]);
  expect(await statusOf('/me')).toBe(200);
  expect(await read()).toContain(verifier);
});

test('who comes in by letter carries the right no longer, and cannot make another passkey by a letter alone', async () => {
  await stepInto(verifier);
  await page.goto('/me/ways-in');
  const told = await read();
  await page.getByRole('link', { name: 'Show a passkey first' }).click();
  await page.getByRole('button', { name: 'Show a passkey' }).click();
  await page.getByRole('button', { name: 'Show a passkey' }).waitFor({ state: 'detached' });
  await page.goto('/me/ways-in');

  expect(told).toContain('Rights of your office wait for a passkey');
  expect(told).toContain('a letter is not enough to make or take away one');
  expect(await read()).toContain('Make another');
});

test('several are told apart by their names, and one that is taken away lets in no longer', async () => {
  // A computer holds one for each person; the next is made on another thing.
  await authenticator.cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: authenticator.id });
  const second = await anAuthenticator(page);
  await page.locator('#new-passkey').fill('A small key');
  await page.getByRole('button', { name: 'Make another' }).click();
  await page.getByRole('heading', { name: 'A small key' }).waitFor();
  const entry = page.locator('.entry', { hasText: 'A small key' });
  await entry.getByText('Another name for A small key').click();
  await entry.getByRole('textbox').fill('The key on my ring');
  await entry.getByRole('button', { name: 'Give it this name' }).click();
  await page.getByRole('heading', { name: 'The key on my ring' }).waitFor();
  await page.getByRole('button', { name: 'Take away The key on my ring' }).click();
  await page.getByRole('heading', { name: 'The key on my ring' }).waitFor({ state: 'detached' });
  const left = await read();

  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByText('This passkey was not taken.').waitFor();

  expect(left).toContain('My computer');
  await page.goto('/me');
  expect(new URL(page.url()).pathname).toBe('/sign-in');
  await second.cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: second.id });
});
