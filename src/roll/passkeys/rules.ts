import type { Grants, PersonId } from '../../platform/act/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import { days, minutes } from '../../platform/time/index.ts';
import type { RelyingParty, Reset } from './model.ts';

/** How long a challenge can be answered: looking for a key in a bag takes a while. */
export const challengeLifeMs = minutes(5);

/** Challenges to those who are not signed in, in an hour; each leaves a row for five minutes. */
export const challengesByNetwork = { name: 'passkey challenges, network', most: 600, windowMs: minutes(60) };
/** Answers that were no right ones; a passkey cannot be guessed, so this spares the server only. */
export const wrongByNetwork = { name: 'passkey wrong answers, network', most: 60, windowMs: minutes(60) };

/** More than anybody carries. */
export const mostPasskeys = 10;
export const longestName = 60;

/** How long the second administrator has. */
export const resetLifeMs = days(3);

/**
 * As what passkeys of this house are made; null at an address without a name, where browsers make none.
 *
 * Source: Web Authentication, 5.1.3: a relying party is a domain.  The example's own machine has one: localhost.
 */
export function relyingPartyAt(baseUrl: string): RelyingParty | null {
  const url = new URL(baseUrl);
  const isThisMachine = url.hostname === '127.0.0.1' || url.hostname === '[::1]';
  if (!isThisMachine && /^[\d.]+$|^\[/.test(url.hostname)) return null;
  if (isThisMachine) url.hostname = 'localhost';
  return { id: url.hostname, origin: url.origin };
}

/** Whoever changes passkeys: what they have, and what their session carries. */
export interface Changing {
  readonly passkeys: number;
  /** Whether rights of theirs wait for a passkey, and were not given by one. */
  readonly isWithheld: boolean;
}

/**
 * What keeps somebody from changing their passkeys.  Where an office asks for a passkey, a letter must not be enough to make another:
 * whoever reads the mailbox would hold the office.
 */
export function impedimentsToChanging({ passkeys, isWithheld }: Changing): Impediment[] {
  return isWithheld && passkeys > 0 ? [{ code: 'passkey-first' }] : [];
}

/** What keeps somebody from making one more. */
export function impedimentsToMaking(changing: Changing): Impediment[] {
  const found = impedimentsToChanging(changing);
  if (changing.passkeys >= mostPasskeys) found.push({ code: 'passkeys-enough', most: mostPasskeys });
  return found;
}

/** Who acts, and with which rights. */
interface Acting {
  readonly by: PersonId | null;
  readonly grants: Grants;
}

/** What keeps an administrator from asking that a person's passkeys be reset. */
export function impedimentsToAsking(
  { by, grants }: Acting,
  person: PersonId,
  { passkeys, isAsked }: { readonly passkeys: number; readonly isAsked: boolean },
): Impediment[] {
  const found = administratorsOnly(grants);
  if (by === person) found.push({ code: 'reset-own' });
  if (passkeys === 0) found.push({ code: 'reset-nothing' });
  if (isAsked) found.push({ code: 'reset-asked-already' });
  return found;
}

/** What keeps an administrator from confirming it. */
export function impedimentsToConfirming({ by, grants }: Acting, reset: Reset): Impediment[] {
  const found = administratorsOnly(grants);
  if (by === reset.person) found.push({ code: 'reset-own' });
  if (by === reset.askedBy) found.push({ code: 'reset-second' });
  return found;
}

/** Administrators may, and nobody else. */
export const administratorsOnly = (grants: Grants): Impediment[] =>
  grants.has('administration') ? [] : [{ code: 'not-granted', word: 'administration' }];
