import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { browser } from '../src/testing/index.ts';
import { anExample, type Example } from './support/house.ts';
import { at, exampleRoll, membersInGoodStanding, rollCsv } from './support/people.ts';
import { codeIn, linkIn, visitor, type Read, type Visitor } from './support/visitor.ts';

// Ruth Adeyemi-Falk would have libraries lend tools and teach mending. This is what she and others do, from the first line of a
// draft to the home of a group; each test is the next step of the one story.

const title = 'Libraries of Things and Repair';
const purpose = [
  'Many libraries have begun to lend tools, instruments, seeds and kitchen ware, and to hold mornings on which neighbours mend what is broken. Each learns alone what to lend, how to insure it, how to clean and count it, and what to do when it comes back in pieces.',
  'The group brings together members of all kinds of libraries who lend things or host repair. It gathers policies that worked, compares costs, keeps a common list of what breaks, and holds a session on mending at each conference.',
].join('\n\n');

let house: Example;
let chromium: Browser;
let rows: string[][];
let signers: string[][];
let ruth: Visitor;
let petition: string;

const organizer = { number: '10482230', email: 'a.okonkwo@example.org' };
const second = () => signers[104]!;

beforeAll(async () => {
  [house, chromium] = await Promise.all([anExample(new Date('2026-10-05T15:00:00Z')), browser()]);
  rows = exampleRoll('2026-10-05');
  signers = membersInGoodStanding(rows, 106);
});
afterAll(async () => {
  await chromium?.close();
  await house?.close();
});

/** The newest letter to an address. */
const letterTo = async (address: string) => (await house.lettersTo(address))[0]?.text;

/** Comes in by a letter: asks, reads the code, types it into the same browser. */
async function signIn(who: Visitor, row: { number: string; email: string }, then = '/me'): Promise<Read> {
  const page = await who.get(`/sign-in?then=${then}`);
  const asked = await who.send(page, '/sign-in', { identifier: row.number });
  return who.send(asked, '/sign-in/code', { code: codeIn(await letterTo(row.email)) });
}

const named = (row: readonly string[]) => ({ number: row[at.number]!, email: row[at.email]! });

/** Steps into somebody who works for the association. */
async function persona(key: string): Promise<Visitor> {
  const who = visitor(house.url);
  await who.send(await who.get('/example/personas'), `/example/personas/${key}`);
  return who;
}

test('a letter opened in another browser shows its code, and lets nobody in there', async () => {
  ruth = visitor(house.url);
  const asked = await ruth.send(await ruth.get('/sign-in?then=/petitions/new'), '/sign-in', { identifier: organizer.number });
  const letter = await letterTo(organizer.email);
  const phone = visitor(house.url, '198.51.100.20');

  const elsewhere = await phone.get(linkIn(letter, '/sign-in/letter/'));
  const onPhone = await phone.get('/me');
  const entered = await ruth.send(asked, '/sign-in/code', { code: codeIn(elsewhere.text) });

  expect([elsewhere.status, onPhone.path.startsWith('/sign-in') || onPhone.status === 401]).toEqual([200, true]);
  expect([entered.status, entered.path]).toEqual([200, '/petitions/new']);
});
