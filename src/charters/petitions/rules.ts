import type { Impediment } from '../../platform/refusal/index.ts';
import { addDays, addMilliseconds, addMonths, dayOf, type CalendarDay } from '../../platform/time/index.ts';
import { impedimentsToGoodStanding, type Standing, type StandingRules } from '../../roll/index.ts';
import {
  editableStates,
  organizersStates,
  pendingStates,
  publicStates,
  unfinishedStates,
  waitingStates,
  withdrawableStates,
  type Organizer,
  type Petition,
  type PetitionState,
} from './model.ts';
import { tidy } from './text.ts';

/** Bounds of what is written in a petition, in characters. */
export const bounds = { title: 120, purpose: 10_000, openTo: 200, leastPurpose: 200, topics: 8 } as const;

/** So many drafts that they began may a person have at a time: enough for every purpose but filling the shelves. */
export const mostDrafts = 10;

/** What the policy says that these rules need to know. */
export interface PetitionRules {
  readonly needed: number;
  readonly organizersLeast: number;
  readonly organizersMost: number;
  /** Days that staff have to look before opening; null opens at once. */
  readonly screenDays: number | null;
  /** Whether a petition that was returned for changes keeps its signatures. */
  readonly keepsSignatures: boolean;
  /** Whether organizers give their postal addresses. */
  readonly postalAddress: 'required' | 'optional' | 'not-asked';
}

/** What the policy asks of an organizer. */
export interface OrganizingRules extends StandingRules {
  readonly members: boolean;
  readonly goodStanding: boolean;
}

/** What keeps a person, with the standing that they have on a day or none, from organizing a petition. */
export function impedimentsToOrganizing(
  standing: Standing | null,
  rules: OrganizingRules,
  on: CalendarDay,
): Impediment[] {
  if (!rules.members) return [];
  if (!standing) return [{ code: 'organizer-not-a-member' }];
  const found = impedimentsToGoodStanding(standing, rules, on);
  const asked = rules.goodStanding ? found : found.filter(({ code }) => code === 'not-on-roll');
  return asked.map((impediment) => ({ ...impediment, for: 'organizing' }));
}

/** What keeps whoever was invited from organizing a petition, whoever they are: what is filed is filed by those who answer for it. */
export function impedimentsToJoining({ state }: Pick<Petition, 'state'>): Impediment[] {
  return organizersStates.includes(state) ? [] : [{ code: 'invitation-over', state }];
}

/** What keeps somebody from changing the text; empty when nothing does. */
export function impedimentsToEditing(petition: Petition, isOrganizer: boolean): Impediment[] {
  const found: Impediment[] = [];
  if (!isOrganizer) found.push({ code: 'not-an-organizer' });
  if (!editableStates.includes(petition.state))
    found.push({ code: 'text-frozen', frozenAt: petition.frozenAt?.toISOString() ?? null });
  return found;
}

/** What is missing before the text may be frozen and signing may open, in the order of the page. */
export function impedimentsToOpening(
  petition: Petition,
  organizers: readonly Organizer[],
  rules: PetitionRules,
): Impediment[] {
  const found: Impediment[] = [];
  const purpose = tidy(petition.purpose);
  if (!editableStates.includes(petition.state)) found.push({ code: 'petition-not-draft', state: petition.state });
  if (!petition.title.trim()) found.push({ code: 'title-missing' });
  if (purpose.length < bounds.leastPurpose)
    found.push({ code: 'purpose-short', length: purpose.length, least: bounds.leastPurpose });
  if (petition.topics.length === 0) found.push({ code: 'topics-missing' });
  const standing = organizers.filter((organizer) => !organizer.declinedAt);
  const accepted = standing.filter((organizer) => organizer.acceptedAt);
  if (accepted.length < rules.organizersLeast) {
    found.push({
      code: 'organizers-missing',
      accepted: accepted.length,
      least: rules.organizersLeast,
      invited: standing.length - accepted.length,
    });
  }
  const unaddressed =
    rules.postalAddress !== 'required' ? [] : accepted.filter((organizer) => !organizer.postalAddress.trim());
  if (unaddressed.length > 0) found.push({ code: 'addresses-missing', count: unaddressed.length });
  return found;
}

/** What keeps a petition from taking signatures at this instant. The end is exclusive. */
export function impedimentsToCollecting(
  petition: Pick<Petition, 'state' | 'closesAt'>,
  { at, zone }: { readonly at: Date; readonly zone: string },
): Impediment[] {
  if (petition.state === 'suspended') return [{ code: 'petition-suspended' }];
  if (petition.state === 'halted') return [{ code: 'petition-halted' }];
  if (petition.state !== 'signing') return [{ code: 'petition-not-open', state: petition.state }];
  if (petition.closesAt && at >= petition.closesAt)
    return [{ code: 'petition-closed', lastDay: dayOf(addMilliseconds(petition.closesAt, -1), zone) }];
  return [];
}

/** What the policy asks of a signer. */
export interface SigningRules extends StandingRules {
  /** Classes of member that may sign. */
  readonly signerClasses: readonly string[];
  /** Whole months that somebody must have been a member; 0 asks nothing. */
  readonly tenureMonths: number;
  /** Whether they must be in good standing, or need only be on the roll. */
  readonly goodStanding: boolean;
  /** Whether everybody sees who has signed; else the signer chooses. */
  readonly namesShown: boolean;
  /** Whether a letter comes with each signature. */
  readonly byLetter?: boolean;
}

/** A member as the roll knows them at this instant. */
export interface Signer extends Standing {
  readonly member: number;
  readonly joinedOn: CalendarDay | null;
  readonly sharedAddress: boolean;
}

/** A petition and who would sign it. */
export interface ToSign {
  readonly state: Petition['state'];
  readonly stage: number;
  readonly policyId: string;
  readonly policyVersion: string;
  readonly closesAt: Date | null;
  readonly textSha256: string;
  /** Null for a person who is not on the roll. */
  readonly signer: Signer | null;
  readonly hasSigned: boolean;
}

/**
 * What keeps a person from signing; empty when nothing does.
 *
 * Source: Guidelines for Membership Initiative Groups, “members in good standing”; bylaws, personal members only.
 */
export function impedimentsToSigning(
  toSign: ToSign,
  rules: SigningRules,
  { at, today, zone }: { at: Date; today: CalendarDay; zone: string },
): Impediment[] {
  const found = impedimentsToCollecting(toSign, { at, zone });
  if (toSign.hasSigned) return [...found, { code: 'already-signed' }];
  if (!toSign.signer) return [...found, { code: 'not-a-member' }];
  return [...found, ...impedimentsOfSigner(toSign.signer, rules, today)];
}

/** Nobody signs a text unseen: whoever names the one that they read must name this one. */
export function impedimentsOfText({ textSha256 }: Pick<ToSign, 'textSha256'>, read?: string): Impediment[] {
  return read === undefined || read === textSha256 ? [] : [{ code: 'text-differs' }];
}

/** A letter has as many characters as a page or two. */
export const mostLetter = 5_000;

/** What is wrong with the letter that comes with a signature, or with its being there; empty when nothing is. */
export function impedimentsOfLetter(
  { byLetter = false }: Pick<SigningRules, 'byLetter'>,
  letter: string,
): Impediment[] {
  if (!byLetter) return letter === '' ? [] : [{ code: 'letter-not-asked' }];
  if (letter === '') return [{ code: 'letter-missing' }];
  return [...letter].length > mostLetter ? [{ code: 'letter-too-long', most: mostLetter }] : [];
}

/** What speaks against a signer on a day: asked at signing, and again at filing. */
export function impedimentsOfSigner(
  signer: Standing & Pick<Signer, 'joinedOn'>,
  rules: SigningRules,
  on: CalendarDay,
): Impediment[] {
  const found: Impediment[] = [];
  if (!rules.signerClasses.includes(signer.class)) found.push({ code: 'class-may-not-sign', class: signer.class });
  found.push(...impedimentsToStanding(signer, rules, on));
  if (rules.tenureMonths > 0 && (!signer.joinedOn || addMonths(signer.joinedOn, rules.tenureMonths) > on)) {
    found.push({ code: 'tenure-too-short', months: rules.tenureMonths, joinedOn: signer.joinedOn });
  }
  return found;
}

/** Where anyone may sign, a signer must still be one that the roll knows, and by the record that stands for them. */
const ofIdentity = ['not-on-roll', 'merged'];

function impedimentsToStanding(signer: Standing, rules: SigningRules, on: CalendarDay): Impediment[] {
  const found = impedimentsToGoodStanding(signer, rules, on);
  return rules.goodStanding ? found : found.filter(({ code }) => ofIdentity.includes(code));
}

/** What keeps a signature from being taken back. */
export function impedimentsToWithdrawing(
  petition: Pick<Petition, 'state' | 'filedAt'>,
  hasSigned: boolean,
): Impediment[] {
  if (!hasSigned) return [{ code: 'not-signed' }];
  if (!withdrawableStates.includes(petition.state))
    return [{ code: 'petition-filed', filedAt: petition.filedAt?.toISOString() ?? null }];
  return [];
}

/** What keeps the organizers from filing. */
export function impedimentsToFiling(
  petition: Petition,
  { isFiled, signed, missing = [], isOrganizer, at, zone }: ToFile,
): Impediment[] {
  const found: Impediment[] = [];
  if (!isOrganizer) found.push({ code: 'not-an-organizer' });
  if (!isFiled && petition.state === 'signing') found.push({ code: 'goes-on-by-itself', needed: petition.needed });
  found.push(...impedimentsToCollecting(petition, { at, zone }));
  const needed = petition.needed ?? 0;
  if (signed < needed) found.push({ code: 'signatures-missing', signed, needed, missing: needed - signed });
  return [...found, ...missing.map((kind) => ({ code: 'kinds-missing', ...kind }))];
}

/** What is known of a petition that is to be filed. */
interface ToFile {
  /** Whether somebody has to file it. */
  readonly isFiled: boolean;
  readonly signed: number;
  /** Kinds of whom too few have signed. */
  readonly missing?: readonly { readonly who: string; readonly count: number; readonly found: number }[];
  readonly isOrganizer: boolean;
  readonly at: Date;
  readonly zone: string;
}

/**
 * Whether everyone may read the petition; before that only its organizers and staff may.  What was open stays to be read when
 * its organizers withdraw it, unless they had frozen another text since that never opened.
 */
export function isPublic({ state, openedAt, frozenAt }: Pick<Petition, 'state' | 'openedAt' | 'frozenAt'>): boolean {
  if (state === 'withdrawn') return openedAt !== null && frozenAt !== null && openedAt >= frozenAt;
  return publicStates.includes(state);
}

/** When the policy closes a petition that nobody carries on. */
export interface UnfinishedRules {
  /** Months without a sign of life, for a draft and for one that staff look at. */
  readonly draftMonths: number;
  /** The same, for one that was returned for changes. */
  readonly returnedMonths: number;
  /** Months without a step, for one that lies before the committee, is being verified, or waits for another step. */
  readonly undecidedMonths: number;
  /** Days for which its organizers are told before. */
  readonly noticeDays: number;
}

/** What is to be done with an unfinished petition on a day. */
export type UnfinishedStep =
  | { readonly step: 'wait' }
  | { readonly step: 'tell'; readonly closesOn: CalendarDay }
  | { readonly step: 'close' };

/**
 * Whether a petition that nobody carries on is left alone, its organizers are told, or it is closed.  It is never closed
 * before they have been told for as long as the policy says, however late that was, and any sign of life begins the time anew.
 */
export function stepForUnfinished(
  { state, touchedAt, toldAt }: { state: PetitionState; touchedAt: Date; toldAt: Date | null },
  rules: UnfinishedRules,
  { today, zone }: { today: CalendarDay; zone: string },
): UnfinishedStep {
  if (!unfinishedStates.includes(state)) return { step: 'wait' };
  const dueOn = addMonths(dayOf(touchedAt, zone), monthsLeft(state, rules));
  const later = (one: CalendarDay, other: CalendarDay) => (one > other ? one : other);
  if (toldAt && toldAt > touchedAt) {
    const closesOn = later(dueOn, addDays(dayOf(toldAt, zone), rules.noticeDays));
    return today < closesOn ? { step: 'wait' } : { step: 'close' };
  }
  if (today < addDays(dueOn, -rules.noticeDays)) return { step: 'wait' };
  return { step: 'tell', closesOn: later(dueOn, addDays(today, rules.noticeDays)) };
}

function monthsLeft(state: PetitionState, rules: UnfinishedRules): number {
  if (pendingStates.includes(state) || waitingStates.includes(state)) return rules.undecidedMonths;
  return state === 'returned' ? rules.returnedMonths : rules.draftMonths;
}
