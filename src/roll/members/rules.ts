import type { Impediment } from '../../platform/refusal/index.ts';
import { addDays, type CalendarDay } from '../../platform/time/index.ts';
import type { Standing, StandingRules } from './model.ts';

export type { Standing, StandingRules } from './model.ts';

/**
 * What keeps a member from being in good standing on a day, in the order in which we would say it; empty when nothing does.
 * The last day that is paid for, and the days of grace after it, are still good.
 *
 * Source: the texts do not define good standing; this is the practice: dues paid through the day, not suspended.
 */
export function impedimentsToGoodStanding(standing: Standing, rules: StandingRules, on: CalendarDay): Impediment[] {
  if (standing.mergedInto !== null) return [{ code: 'merged', into: standing.mergedInto }];
  if (standing.onRoll === false) return [{ code: 'not-on-roll' }];
  const found: Impediment[] = [];
  if (standing.joinedOn && standing.joinedOn > on)
    found.push({ code: 'not-yet-a-member', joinedOn: standing.joinedOn });
  if (standing.suspended) found.push({ code: 'suspended' });
  if (rules.withoutStanding.includes(standing.status))
    found.push({ code: 'status-without-standing', status: standing.status });
  found.push(...impedimentsOfDues(standing, rules, on));
  return found;
}

function impedimentsOfDues(
  { class: itsClass, paidThrough }: Standing,
  { neverExpire, graceDays }: StandingRules,
  on: CalendarDay,
): Impediment[] {
  if (neverExpire.includes(itsClass)) return [];
  if (paidThrough === null) return [{ code: 'dues-unknown' }];
  return addDays(paidThrough, graceDays) < on ? [{ code: 'dues-run-out', paidThrough }] : [];
}

/** The first words by which a name is searched: last, first and informal name without case, accents and marks. */
export function nameKey(...names: readonly string[]): string {
  return plainLetters(names.filter(Boolean).join(' '));
}

const plain = /^[a-z ]*$/;

/** Lower-case letters and digits in words; `Núñez-Ortiz, O’Brien` is `nunez ortiz obrien`. */
export function plainLetters(text: string): string {
  const lower = text.toLowerCase();
  if (plain.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/[\p{M}'’ʼ]/gu, '')
    .replace(/[øłđßæœþıð]/g, (letter) => undivided[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Letters that Unicode does not take apart. */
const undivided: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ı: 'i',
  ð: 'd',
};

/** A member number as it is typed, `1048 2217`, is the number without its spaces. */
export function plainNumber(typed: string): string {
  return typed.replace(/\s+/g, '');
}

const mailAddress =
  /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*@([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}][\p{L}\p{N}-]{0,61}[\p{L}\p{N}]$/u;

/**
 * Whether a letter could be sent to the address.  What RFC 5321 allows and no roll holds is refused: quoted local parts,
 * comments, addresses of machines by number.
 */
export function isMailAddress(text: string): boolean {
  const at = text.lastIndexOf('@');
  return text.length <= 254 && at > 0 && at <= 64 && mailAddress.test(text);
}

const heldShare = 0.05;

/** Whoever is merged into another counts as who loses standing: a wrong column could take the roll away by it. */
export const lostBy = ({ lapsed, merged }: { readonly lapsed: number; readonly merged: number }): number =>
  lapsed + merged;

/** Whether so many are lost of those in good standing that somebody must confirm it: more than a twentieth. */
export const isTooMuchLost = (lost: number, inGoodStanding: number): boolean => lost > inGoodStanding * heldShare;
