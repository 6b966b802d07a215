import type { Proof } from '../../platform/auth/index.ts';
import { addMilliseconds, minutes } from '../../platform/time/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import type { SignIn } from './model.ts';

/** How long a sign-in letter works. */
export const letterLifeMs = minutes(15);

/** So many codes are compared with that of a letter; its link still works after them. */
export const mostTries = 5;

/**
 * Of the letters that a browser waits for, so many of the last can be used by code.  Six digits are enough against one
 * letter, not against thousands that somebody has had sent to as many members.
 */
export const codesPerBrowser = 3;

/** Failed sign-ins and unknown names by network, in an hour. Valid ones are never counted. */
export const unknownByNetwork = { name: 'sign-in unknown, network', most: 30, windowMs: minutes(60) };
export const wrongByNetwork = { name: 'sign-in wrong code, network', most: 30, windowMs: minutes(60) };

/**
 * So many letters go to an account in an hour, whoever asks, and then one in each of the further windows, which is shorter than
 * a letter's life: however much strangers ask, there is a letter in the owner's mailbox that still works.
 */
export const lettersByAccount = { name: 'sign-in letters, account', most: 5, windowMs: minutes(60) };
export const furtherLetters = { name: 'sign-in further letters, account', most: 1, windowMs: minutes(10) };

/** So often may an account be asked for from one network in an hour; more is somebody who wants to fill our tables. */
export const askingsByNetwork = { name: 'sign-in askings, network and account', most: 60, windowMs: minutes(60) };

/** An answer to an asking takes so long at least: finding somebody and writing to them takes a few milliseconds, finding nobody less. */
export const answerTakesMs = 150;

/** What keeps a letter from letting its reader in; empty when nothing does. */
export function impedimentsToEntering(letter: Pick<SignIn, 'usedAt' | 'expiresAt'>, at: Date): Impediment[] {
  if (letter.usedAt) return [{ code: 'sign-in-used' }];
  if (at >= letter.expiresAt) return [{ code: 'sign-in-expired' }];
  return [];
}

/** Addresses are compared without regard to case and surrounding space. */
export function emailKey(address: string): string {
  return address.trim().toLowerCase().normalize('NFC');
}

/** A code as people type it: spaces and hyphens are dropped. */
export function plainCode(typed: string): string {
  return typed.replace(/[\s\u2013-]/g, '');
}

/** Only paths of our own pages: anything else leads to one's own page. */
export function safeThen(then: string | undefined): string {
  return then && /^\/(?![/\\])[^\s]*$/.test(then) && then.length < 500 ? then : '/me';
}

/** The end, exclusive, of the time in which nobody is asked again who they are; null when it is over. */
export function proofHoldsUntil(proof: Proof | null, lastsMs: number, at: Date): Date | null {
  const until = proof && addMilliseconds(proof.at, lastsMs);
  return until && at < until ? until : null;
}
