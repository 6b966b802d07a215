import { afterAll, beforeAll, expect, test } from 'vitest';
import { performer, type Act } from '../../platform/act/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { Refused } from '../../platform/refusal/index.ts';
import { addMilliseconds, minutes } from '../../platform/time/index.ts';
import { testDatabase } from '../../testing/index.ts';
import { aPerson } from '../testing.ts';
import { admitByLetter, letterByTypedCode, useUpLetter } from './commands.ts';
import type { SignIn } from './model.ts';
import { signInOf } from './queries.ts';

const at = new Date('2026-11-23T18:00:00Z');
let database: Database;
let perform: <T>(at: Date, work: (act: Act) => Promise<T>) => Promise<T>;

beforeAll(async () => {
  database = await testDatabase();
  const performing = performer(database, 'America/Chicago');
  perform = (when, work) => performing({ by: null, at: when, grants: new Set() }, work);
});
afterAll(() => database.close());

/** Uses the letter up, and says whom it let in, or why nobody. */
async function enter(found: Promise<SignIn | undefined>, when = at): Promise<unknown> {
  const letter = await found;
  if (!letter) return 'no such letter';
  return perform(when, (act) => useUpLetter(act, letter)).then(
    () => letter.person,
    (error: unknown) => (error instanceof Refused ? error.impediments[0]?.code : error),
  );
}
const byCode = (browser: string, code: string, when = at) =>
  enter(letterByTypedCode({ db: database.db, at: when }, browser, code), when);
const byLink = (token: string) => enter(signInOf({ db: database.db, at }, token, undefined));

test('a letter lets in once, by its code or its link, in the browser that asked', async () => {
  const person = await aPerson(database.db, 'Jordan Bellweather');
  const { token, code } = await perform(at, (act) => admitByLetter(act, { person, browser: 'b', thenPath: '/me' }));

  expect(await byCode('another', code)).toBe('no such letter');
  expect(await byCode('b', code)).toBe(person);
  expect(await byCode('b', code)).toBe('no such letter');
  expect(await byLink(token)).toBe('sign-in-used');
});

test('a letter that is pressed twice at once lets in once', async () => {
  const person = await aPerson(database.db, 'Twice Pressed');
  const { token } = await perform(at, (act) => admitByLetter(act, { person, browser: 'b', thenPath: '/me' }));

  expect((await Promise.all([byLink(token), byLink(token)])).toSorted()).toEqual([person, 'sign-in-used'].toSorted());
});

test('of the letters that one browser asked for, only the codes of the last three are taken', async () => {
  const asked: { person: string; code: string }[] = [];
  for (let number = 0; number < 4; number += 1) {
    const person = await aPerson(database.db, `Guessed Number${number}`);
    const when = addMilliseconds(at, number * 1000);
    const asking = { person, browser: 'guesser', thenPath: '/me' };
    asked.push({ person, ...(await perform(when, (act) => admitByLetter(act, asking))) });
  }
  const entered = (code: string) => byCode('guesser', code, addMilliseconds(at, minutes(1)));

  expect([await entered(asked[0]!.code), await entered(asked[1]!.code)]).toEqual(['no such letter', asked[1]!.person]);
});

test('five wrong codes spend the code of a letter, and not its link', async () => {
  const person = await aPerson(database.db, 'Clumsy Typist');
  const asking = { person, browser: 'clumsy', thenPath: '/me' };
  const { token, code } = await perform(at, (act) => admitByLetter(act, asking));
  for (let tries = 0; tries < 5; tries += 1) await byCode('clumsy', 'wrong');

  expect(await byCode('clumsy', code)).toBe('no such letter');
  expect(await byLink(token)).toBe(person);
});
