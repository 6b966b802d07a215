import { afterAll, beforeAll, expect, test } from 'vitest';
import { performer, type Act } from '../../platform/act/index.ts';
import { factsAbout } from '../../platform/facts/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { Refused } from '../../platform/refusal/index.ts';
import { testDatabase } from '../../testing/index.ts';
import { aMerge, aPerson } from '../testing.ts';
import { linkAccount, personByAccount, unlinkAccount } from './commands.ts';
import type { Account } from './model.ts';
import { accountsOf } from './queries.ts';

const at = new Date('2026-11-23T18:00:00Z');
let database: Database;
let as: <T>(by: string | null, work: (act: Act) => Promise<T>) => Promise<T>;

beforeAll(async () => {
  database = await testDatabase();
  const perform = performer(database, 'America/Chicago');
  as = (by, work) => perform({ by, at, grants: new Set() }, work);
});
afterAll(() => database.close());

const account = (subject: string, told: Partial<Account> = {}): Account => ({
  issuer: 'https://login.example.org',
  subject,
  memberNumber: null,
  email: null,
  emailVerified: false,
  ...told,
});
const comesBy = (subject: string, told: Partial<Account> = {}) =>
  as(null, (act) => personByAccount(act, account(subject, told)));

test('the number that the provider tells goes before the address, and what was linked goes before both', async () => {
  const numbered = await aPerson(database.db, 'Ada Numbered', { number: '100001' });
  await aPerson(database.db, 'Bea Addressed', { email: 'bea@example.org', number: '100002' });

  const first = await comesBy('one', { memberNumber: '100 001', email: 'bea@example.org', emailVerified: true });
  const later = await comesBy('one', { memberNumber: '100 002' });

  expect([first, later]).toEqual([numbered, numbered]);
});

test('an address tells who somebody is only when it is proved and is one person’s', async () => {
  const only = await aPerson(database.db, 'Cleo Only', { email: 'cleo@example.org' });
  await aPerson(database.db, 'Dora Shared', { email: 'shared@example.org' });
  await aPerson(database.db, 'Edna Shared', { email: 'shared@example.org' });
  await aPerson(database.db, 'Fay Both', { email: 'both@example.org' });
  await aPerson(database.db, 'Guest Both', { email: 'both@example.org', isMember: false });

  const found = [
    await comesBy('unproved', { email: 'cleo@example.org' }),
    await comesBy('shared', { email: 'shared@example.org', emailVerified: true }),
    await comesBy('both', { email: 'both@example.org', emailVerified: true }),
    await comesBy('unknown', { email: 'nobody@example.org', emailVerified: true, memberNumber: '999' }),
    await comesBy('proved', { email: ' Cleo@Example.org', emailVerified: true }),
  ];

  expect(found).toEqual([null, null, null, null, only]);
});

test('whose record was merged comes in as the survivor, by the account that was linked before', async () => {
  const merged = await aPerson(database.db, 'Gil Merged', { number: '200001' });
  const survivor = await aPerson(database.db, 'Gil Survivor', { number: '200002' });
  await comesBy('gil', { memberNumber: '200001' });
  await aMerge(database.db, merged, survivor);

  expect([await comesBy('gil'), await comesBy('gil', { memberNumber: '200001' })]).toEqual([survivor, survivor]);
});

test('an account that lets in one person is not linked with another, and is free once it is taken away', async () => {
  const [owner, other] = [await aPerson(database.db, 'Hal Owner'), await aPerson(database.db, 'Ivo Other')];
  await as(owner, (act) => linkAccount(act, account('hal'), owner));
  await as(owner, (act) => linkAccount(act, account('hal'), owner));
  const refused = await as(other, (act) => linkAccount(act, account('hal'), other)).catch((error: unknown) => error);
  const [link] = await accountsOf(database.db, owner);

  await as(owner, (act) => unlinkAccount(act, link!.id));
  await as(other, (act) => linkAccount(act, account('hal'), other));

  expect(refused instanceof Refused && refused.impediments).toEqual([{ code: 'account-taken' }]);
  expect(await comesBy('hal')).toBe(other);
  const facts = await factsAbout(database.db, { detail: { person: owner } });
  expect(facts.map(({ fact }) => fact)).toEqual([
    { kind: 'roll.provider-account-linked', person: owner },
    { kind: 'roll.provider-account-unlinked', person: owner },
  ]);
});
