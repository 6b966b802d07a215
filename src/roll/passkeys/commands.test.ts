import { afterAll, beforeAll, expect, test } from 'vitest';
import { performer, type Act } from '../../platform/act/index.ts';
import { openSession, openSessionsOf } from '../../platform/auth/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { factsAbout } from '../../platform/facts/index.ts';
import { NotFound, Refused } from '../../platform/refusal/index.ts';
import { addMilliseconds, days, minutes } from '../../platform/time/index.ts';
import { testDatabase } from '../../testing/index.ts';
import { erasePerson } from '../members/commands.ts';
import { linkAccount } from '../provider/commands.ts';
import { linkOf } from '../provider/queries.ts';
import { aMerge, aPerson } from '../testing.ts';
import {
  askForReset,
  confirmReset,
  dropReset,
  forgetChallenges,
  keepChallenge,
  makePasskey,
  removePasskey,
  takeChallenge,
  usePasskey,
} from './commands.ts';
import { keptPasskey, openResets, passkeysOf } from './queries.ts';

const at = new Date('2026-11-23T18:00:00Z');
let database: Database;
let ada: string;
let bea: string;

beforeAll(async () => {
  database = await testDatabase();
  ada = await aPerson(database.db, 'Ada Administrator');
  bea = await aPerson(database.db, 'Bea Administrator');
});
afterAll(() => database.close());

const as = <T>(by: string, work: (act: Act) => Promise<T>, when = at) =>
  performer(database, 'America/Chicago')({ by, at: when, grants: new Set(['administration']) }, work);
const told = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof Refused) return error.impediments.map(({ code }) => code);
      if (error instanceof NotFound) return 'not found';
      throw error;
    },
  );
const own = (person: string, isWithheld = false) => ({ person, isWithheld });

let made = 0;
async function aPasskey(person: string, isWithheld = false): Promise<string> {
  const id = `passkey-${(made += 1)}`;
  const passkey = { id, name: 'A key', publicKey: Buffer.from('key'), counter: 5, transports: ['internal'] };
  await as(person, (act) => makePasskey(act, own(person, isWithheld), passkey));
  return id;
}

test('a challenge is taken once, in its browser, in time, and for what it was given', async () => {
  const person = await aPerson(database.db, 'Cleo Challenged');
  const mine = { browser: 'mine', person };
  for (const challenge of ['one', 'two', 'three']) await keepChallenge({ db: database.db, at }, challenge, mine);
  const takes = (challenge: string, by: typeof mine | { browser: string; person: null }, when = at) =>
    takeChallenge({ db: database.db, at: when }, challenge, by);

  expect([
    await takes('one', { browser: 'another', person }),
    await takes('one', { browser: 'mine', person: null }),
    await takes('one', mine),
    await takes('one', mine),
    await takes('two', mine, addMilliseconds(at, minutes(5))),
    await takes('made up', mine),
  ]).toEqual([false, false, true, false, false, false]);
  expect((await Promise.all([takes('three', mine), takes('three', mine)])).toSorted()).toEqual([false, true]);
  await as(ada, (act) => forgetChallenges(act, addMilliseconds(at, days(1))));
  expect(await takes('two', mine)).toBe(false);
});

test('a passkey that is used twice at once lets in once, and its counter moves on', async () => {
  const person = await aPerson(database.db, 'Dora Counted');
  const kept = (await keptPasskey(database.db, await aPasskey(person)))!;
  const uses = () => told(as(person, (act) => usePasskey(act, kept, 6)));

  expect(new Set((await Promise.all([uses(), uses()])).map(String))).toEqual(new Set(['done', 'passkey-not-taken']));
  expect((await keptPasskey(database.db, kept.id))?.counter).toBe(6);
});

test('nobody takes away a passkey of somebody else, nor their own by a letter where rights wait for it', async () => {
  const [owner, other] = [await aPerson(database.db, 'Edna Owner'), await aPerson(database.db, 'Fay Other')];
  const id = await aPasskey(owner);

  expect([
    await told(as(other, (act) => removePasskey(act, own(other), id))),
    await told(as(owner, (act) => removePasskey(act, own(owner, true), id))),
    await told(aPasskey(owner, true)),
    await told(as(owner, (act) => removePasskey(act, own(owner), id))),
  ]).toEqual(['not found', ['passkey-first'], ['passkey-first'], 'done']);
});

test('two administrators take lost passkeys away within three days; neither is the person', async () => {
  const lost = await aPerson(database.db, 'Gil Lost');
  await aPasskey(lost);
  await openSession({ db: database.db, at }, lost, 'a browser');
  const own = await told(as(lost, (act) => askForReset(act, lost)));
  const { id } = await as(ada, (act) => askForReset(act, lost));
  const again = await told(as(bea, (act) => askForReset(act, lost)));
  const alone = await told(as(ada, (act) => confirmReset(act, id)));
  const self = await told(as(lost, (act) => confirmReset(act, id)));
  const late = await told(as(bea, (act) => confirmReset(act, id), addMilliseconds(at, days(3))));
  const both = await Promise.all([1, 2].map(() => told(as(bea, (act) => confirmReset(act, id)))));

  expect([own, again, alone, self, late]).toEqual([
    ['reset-own'],
    ['reset-asked-already'],
    ['reset-second'],
    ['reset-own'],
    'not found',
  ]);
  expect(new Set(both)).toEqual(new Set(['done', 'not found']));
  expect(await passkeysOf(database.db, lost)).toEqual([]);
  expect(await openSessionsOf({ db: database.db, at }, lost)).toEqual([]);
  expect((await factsAbout(database.db, { detail: { person: lost } })).map(({ fact, by }) => [fact.kind, by])).toEqual([
    ['roll.passkey-made', lost],
    ['roll.passkey-reset-asked', ada],
    ['roll.passkeys-reset', bea],
  ]);
});

test('a reset that ran out can be asked for anew, and whose passkeys they are can stop it', async () => {
  const [found, stranger] = [await aPerson(database.db, 'Hal Found'), await aPerson(database.db, 'Ivo Stranger')];
  await aPasskey(found);
  await as(ada, (act) => askForReset(act, found));
  const later = addMilliseconds(at, days(4));
  const { id } = await as(ada, (act) => askForReset(act, found), later);
  const plain = (by: string) =>
    told(performer(database, 'America/Chicago')({ by, at: later, grants: new Set() }, (act) => dropReset(act, id)));

  expect([await plain(stranger), await plain(found), await plain(found)]).toEqual(['not found', 'done', 'not found']);
  expect(await openResets({ db: database.db, at: later })).toEqual([]);
  expect((await passkeysOf(database.db, found)).length).toBe(1);
});

test('a passkey of a record that was merged lets in the survivor, and is theirs', async () => {
  const [merged, survivor] = [await aPerson(database.db, 'Kay Merged'), await aPerson(database.db, 'Kay Survivor')];
  const kept = (await keptPasskey(database.db, await aPasskey(merged)))!;
  await aMerge(database.db, merged, survivor);

  const comesIn = await as(merged, (act) => usePasskey(act, kept, 6));

  expect(comesIn).toBe(survivor);
  expect(await keptPasskey(database.db, kept.id)).toMatchObject({ person: survivor, handle: merged });
});

test('whoever is erased comes in by nothing any more', async () => {
  const gone = await aPerson(database.db, 'Lou Gone', { isMember: false });
  const id = await aPasskey(gone);
  await as(ada, (act) => askForReset(act, gone));
  const account = { issuer: 'https://login.example.org', subject: 'gone' };
  await as(gone, (act) => linkAccount(act, account, gone));
  await keepChallenge({ db: database.db, at }, 'gone', { browser: 'mine', person: gone });

  await as(ada, (act) => erasePerson(act, gone));

  expect(await keptPasskey(database.db, id)).toBeUndefined();
  expect(await linkOf(database.db, account)).toBeUndefined();
  expect((await openResets({ db: database.db, at })).filter(({ person }) => person === gone)).toEqual([]);
});
