import { sql } from 'kysely';
import type { Act, PersonId, Visit } from '../../platform/act/index.ts';
import { endSessionsOf, hashOf } from '../../platform/auth/index.ts';
import { NotFound, refuse, refuseIf } from '../../platform/refusal/index.ts';
import { addMilliseconds } from '../../platform/time/index.ts';
import { personAsNow } from '../persons/commands.ts';
import { roll } from '../tables.ts';
import type { KeptPasskey, Reset } from './model.ts';
import { openResetOf, passkeysOf, resetToSettle } from './queries.ts';
import {
  administratorsOnly,
  challengeLifeMs,
  impedimentsToAsking,
  impedimentsToChanging,
  impedimentsToConfirming,
  impedimentsToMaking,
  resetLifeMs,
} from './rules.ts';

/** Which browser was given a challenge, and to make a passkey for whom; null where one is to be shown. */
export interface Challenged {
  readonly browser: string;
  readonly person: PersonId | null;
}

/** Keeps a challenge until it is answered, in this browser. */
export async function keepChallenge(
  { db, at }: Pick<Visit, 'db' | 'at'>,
  challenge: string,
  { browser, person }: Challenged,
): Promise<void> {
  await sql`
    insert into roll.passkey_challenge (challenge_hash, browser_hash, person, expires_at)
    values (${hashOf(challenge)}, ${hashOf(browser)}, ${person}, ${addMilliseconds(at, challengeLifeMs)})
  `.execute(roll(db));
}

/** Uses a challenge up, and says whether it was this browser's and for this. Call it outside the act, so that it is spent whatever comes. */
export async function takeChallenge(
  { db, at }: Pick<Visit, 'db' | 'at'>,
  challenge: string,
  { browser, person }: Challenged,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from roll.passkey_challenge
    where challenge_hash = ${hashOf(challenge)} and browser_hash = ${hashOf(browser)} and person is not distinct from ${person}::uuid
      and expires_at > ${at}
  `.execute(roll(db));
  return Number(numAffectedRows) === 1;
}

/** Challenges that nobody answered in time. */
export async function forgetChallenges({ db }: Pick<Visit, 'db'>, before: Date): Promise<void> {
  await sql`delete from roll.passkey_challenge where expires_at < ${before}`.execute(roll(db));
}

/** What an authenticator has made. */
export interface NewPasskey {
  readonly id: string;
  readonly name: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
}

/** Whoever acts, with what their session lacks. */
interface Own {
  readonly person: PersonId;
  readonly isWithheld: boolean;
}

/** Has a passkey let its person in from now on. @throws Refused */
export async function makePasskey(act: Act, { person, isWithheld }: Own, made: NewPasskey): Promise<void> {
  await lockPasskeysOf(act, person);
  refuseIf(impedimentsToMaking({ passkeys: (await passkeysOf(act.db, person)).length, isWithheld }));
  const { numAffectedRows } = await sql`
    insert into roll.passkey (id, person, handle, name, public_key, counter, transports, made_at)
    values (${made.id}, ${person}, ${person}, ${made.name}, ${Buffer.from(made.publicKey)}, ${made.counter}, ${made.transports}::text[], ${act.at})
    on conflict do nothing
  `.execute(roll(act.db));
  if (Number(numAffectedRows) === 0) refuse('passkey-not-taken');
  act.record({ kind: 'roll.passkey-made', person });
}

/** Notes that a passkey was shown, and gives whom it lets in. @throws Refused when it has been used meanwhile, or taken away */
export async function usePasskey(
  act: Act,
  { id, person, counter }: KeptPasskey,
  newCounter: number,
): Promise<PersonId> {
  const now = await personAsNow(act, person);
  const { numAffectedRows } = await sql`
    update roll.passkey set counter = ${newCounter}, person = ${now}, used_at = ${act.at}
    where id = ${id} and counter = ${counter}
  `.execute(roll(act.db));
  if (Number(numAffectedRows) === 0) refuse('passkey-not-taken');
  return now;
}

/** Gives a passkey of the acting person's another name. @throws NotFound when it is not theirs */
export async function renamePasskey(act: Act, id: string, name: string): Promise<void> {
  const { numAffectedRows } = await sql`
    update roll.passkey set name = ${name} where id = ${id} and person = ${act.by}
  `.execute(roll(act.db));
  if (Number(numAffectedRows) === 0) throw new NotFound();
}

/** Takes a passkey away. @throws Refused; NotFound when it is not theirs */
export async function removePasskey(act: Act, { person, isWithheld }: Own, id: string): Promise<void> {
  await lockPasskeysOf(act, person);
  const passkeys = await passkeysOf(act.db, person);
  if (!passkeys.some((passkey) => passkey.id === id)) throw new NotFound();
  refuseIf(impedimentsToChanging({ passkeys: passkeys.length, isWithheld }));
  await sql`delete from roll.passkey where id = ${id}`.execute(roll(act.db));
  act.record({ kind: 'roll.passkey-removed', person });
}

/** Asks that a person's passkeys be taken away; another administrator has three days to confirm it. @throws Refused */
export async function askForReset(act: Act, person: PersonId): Promise<Reset> {
  await lockPasskeysOf(act, person);
  const state = {
    passkeys: (await passkeysOf(act.db, person)).length,
    isAsked: (await openResetOf(act, person)) !== undefined,
  };
  refuseIf(impedimentsToAsking(act, person, state));
  await sql`
    update roll.passkey_reset set dropped_at = ${act.at} where person = ${person} and done_at is null and dropped_at is null
  `.execute(roll(act.db));
  await sql`
    insert into roll.passkey_reset (person, asked_by, asked_at, expires_at)
    values (${person}, ${act.by}, ${act.at}, ${addMilliseconds(act.at, resetLifeMs)})
  `.execute(roll(act.db));
  act.record({ kind: 'roll.passkey-reset-asked', person });
  return (await openResetOf(act, person))!;
}

/** Takes a person's passkeys away and signs them out everywhere. @throws Refused; NotFound when nothing waits under that id */
export async function confirmReset(act: Act, id: number): Promise<Reset> {
  refuseIf(administratorsOnly(act.grants));
  const reset = await resetToSettle(act, id);
  if (!reset) throw new NotFound();
  refuseIf(impedimentsToConfirming(act, reset));
  const { person } = reset;
  await lockPasskeysOf(act, person);
  await sql`update roll.passkey_reset set confirmed_by = ${act.by}, done_at = ${act.at} where id = ${id}`.execute(
    roll(act.db),
  );
  await sql`delete from roll.passkey where person = ${person}`.execute(roll(act.db));
  await endSessionsOf(act, person);
  act.record({ kind: 'roll.passkeys-reset', person, reset: id });
  return reset;
}

/** Calls a reset off: any administrator may, and whose passkeys they are. @throws NotFound for everybody else too */
export async function dropReset(act: Act, id: number): Promise<Reset> {
  const reset = await resetToSettle(act, id);
  if (!reset || !(act.by === reset.person || act.grants.has('administration'))) throw new NotFound();
  await sql`update roll.passkey_reset set dropped_at = ${act.at} where id = ${id}`.execute(roll(act.db));
  act.record({ kind: 'roll.passkey-reset-dropped', person: reset.person, reset: id });
  return reset;
}

/** One at a time changes the passkeys of a person; an advisory lock, so that nobody else waits for it. */
async function lockPasskeysOf(act: Act, person: PersonId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${person}, 2))`.execute(roll(act.db));
}
