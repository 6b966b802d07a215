import { afterAll, beforeAll, expect, test } from 'vitest';
import { performer, type Act } from '../../platform/act/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { Refused } from '../../platform/refusal/index.ts';
import { addMilliseconds, minutes } from '../../platform/time/index.ts';
import { testDatabase } from '../../testing/index.ts';
import { aPerson } from '../testing.ts';
import { admitByLetter, countWrongCode, enterByCode, enterByLink } from './commands.ts';

const at = new Date('2026-11-23T18:00:00Z');
let database: Database;
let perform: <T>(at: Date, work: (act: Act) => Promise<T>) => Promise<T>;

beforeAll(async () => {
  database = await testDatabase();
  const performing = performer(database, 'America/Chicago');
  perform = (when, work) => performing({ by: null, at: when, grants: new Set() }, work);
});
afterAll(() => database.close());

const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'let in',
    (error: unknown) => (error instanceof Refused ? error.impediments[0]?.code : error),
  );

test('a letter lets in once, by its code or its link, in the browser that asked', async () => {
  const person = await aPerson(database.db, 'Jordan Bellweather');
  const { token, code } = await perform(at, (act) => admitByLetter(act, { person, browser: 'b', thenPath: '/me' }));

  expect(await refused(perform(at, (act) => enterByCode(act, 'another', code)))).toBe('sign-in-code-wrong');
  expect((await perform(at, (act) => enterByCode(act, 'b', code))).person).toBe(person);
  expect(await refused(perform(at, (act) => enterByCode(act, 'b', code)))).toBe('sign-in-code-wrong');
  expect(await refused(perform(at, (act) => enterByLink(act, token)))).toBe('sign-in-used');
});

test('of the letters that one browser asked for, only the codes of the last three are taken', async () => {
  const codes: string[] = [];
  for (let number = 0; number < 4; number += 1) {
    const person = await aPerson(database.db, `Guessed Number${number}`);
    const when = addMilliseconds(at, number * 1000);
    const asking = { person, browser: 'guesser', thenPath: '/me' };
    codes.push((await perform(when, (act) => admitByLetter(act, asking))).code);
  }
  const enter = (code: string) =>
    refused(perform(addMilliseconds(at, minutes(1)), (act) => enterByCode(act, 'guesser', code)));

  expect([await enter(codes[0]!), await enter(codes[1]!)]).toEqual(['sign-in-code-wrong', 'let in']);
});

test('five wrong codes spend the code of a letter, and not its link', async () => {
  const person = await aPerson(database.db, 'Clumsy Typist');
  const asking = { person, browser: 'clumsy', thenPath: '/me' };
  const { token, code } = await perform(at, (act) => admitByLetter(act, asking));
  for (let tries = 0; tries < 5; tries += 1) await countWrongCode({ db: database.db, at }, 'clumsy');

  expect(await refused(perform(at, (act) => enterByCode(act, 'clumsy', code)))).toBe('sign-in-code-wrong');
  expect((await perform(at, (act) => enterByLink(act, token))).person).toBe(person);
});
