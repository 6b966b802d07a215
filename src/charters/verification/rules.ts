import { minutes } from '../../platform/time/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import type { Tested, Verdict } from './model.ts';

/** On which days standing must hold. */
export type StandingDays = readonly ('signing' | 'filing')[];

/** So many signatures from one network in such a time are marked as a burst; a conference hall is one, and no reason to refuse. */
const burst = { least: 20, withinMs: minutes(10) } as const;

/**
 * A verdict on every signature, in the order in which they are given.  Of two that lead to one member the earlier counts.
 * Near names make a doubt, because two people do share a name and an address.
 */
export function verdictsOn(tested: readonly Tested[], standingDays: StandingDays): Verdict[] {
  const inOrder = [...tested].sort((a, b) => a.signedAt.getTime() - b.signedAt.getTime() || a.signature - b.signature);
  const firstOf = new Map<number, number>();
  const firstNamed = new Map<string, number>();
  const bursting = bursts(inOrder);
  const shared = sharedAddresses(tested);
  const verdicts = new Map<number, Verdict>();
  for (const one of inOrder) {
    const marks = [
      bursting.has(one.signature) && 'burst',
      (one.sharedAddress || shared.has(one.email?.toLowerCase() ?? '')) && 'shared-address',
    ].filter((mark) => mark !== false);
    const first = firstOf.get(one.survivor);
    if (first === undefined) firstOf.set(one.survivor, one.signature);
    const reason = first === undefined ? againstStanding(one, standingDays) : 'merged-had-signed';
    const near = reason === null ? nearTo(one, firstNamed) : null;
    verdicts.set(one.signature, {
      signature: one.signature,
      result: reason ? 'rejected' : near ? 'doubt' : 'counts',
      reason: reason ?? (near ? 'near-name' : null),
      marks,
      near: first ?? near,
    });
  }
  return tested.map((one) => verdicts.get(one.signature)!);
}

/** The first code that speaks against the signer on a day on which standing must hold. */
function againstStanding(one: Tested, days: StandingDays): string | null {
  const atSigning = days.includes('signing') ? one.atSigning.impediments[0] : undefined;
  const atFiling = days.includes('filing') ? one.atFiling.impediments[0] : undefined;
  return atSigning ?? atFiling ?? null;
}

function nearTo(one: Tested, firstNamed: Map<string, number>): number | null {
  const key = nameKey(one);
  if (!key) return null;
  const near = firstNamed.get(key);
  if (near === undefined) firstNamed.set(key, one.signature);
  return near ?? null;
}

/** Same family name, same first letter and same address: somebody may be on the roll twice. */
function nameKey({ name, email }: Tested): string | null {
  const letters = plainLetters(name).split(' ').filter(Boolean);
  if (letters.length < 2 || !email) return null;
  return `${letters[0]?.[0]} ${letters.at(-1)} ${email.toLowerCase()}`;
}

const plainLetters = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L} ]/gu, '');

function bursts(inOrder: readonly Tested[]): Set<number> {
  const byNetwork = Map.groupBy(
    inOrder.filter((one) => one.networkHash),
    (one) => one.networkHash,
  );
  const found = new Set<number>();
  for (const signed of byNetwork.values()) {
    for (let from = 0, to = 0; to < signed.length; to += 1) {
      while (signed[to]!.signedAt.getTime() - signed[from]!.signedAt.getTime() > burst.withinMs) from += 1;
      if (to - from + 1 >= burst.least) for (let at = from; at <= to; at += 1) found.add(signed[at]!.signature);
    }
  }
  return found;
}

function sharedAddresses(tested: readonly Tested[]): Set<string> {
  const byAddress = Map.groupBy(tested, (one) => one.email?.toLowerCase() ?? '');
  return new Set(
    [...byAddress].filter(([address, signers]) => address && signers.length > 1).map(([address]) => address),
  );
}

/** How the count comes about: what was filed, what was rejected by reason, what waits, what counts. */
export interface Count {
  readonly filed: number;
  readonly rejected: readonly (readonly [reason: string, count: number])[];
  readonly doubt: number;
  readonly counts: number;
}

export function countOf(verdicts: readonly Pick<Verdict, 'result' | 'reason'>[]): Count {
  const rejected = new Map<string, number>();
  for (const { result, reason } of verdicts) {
    if (result === 'rejected') rejected.set(reason ?? 'other', (rejected.get(reason ?? 'other') ?? 0) + 1);
  }
  return {
    filed: verdicts.length,
    rejected: [...rejected].sort(([a], [b]) => a.localeCompare(b)),
    doubt: verdicts.filter(({ result }) => result === 'doubt').length,
    counts: verdicts.filter(({ result }) => result === 'counts').length,
  };
}

/** A signature as it stands in the verifier's list. */
export interface Listed {
  readonly signature: number;
  /** Whether it has been struck out. */
  readonly isOut: boolean;
}

/**
 * The signatures that a verifier named by their numbers in the list, parted by commas or spaces, and what keeps them from
 * being struck out: nothing is struck out unless everything that was written is understood.
 */
export function signaturesNumbered(
  written: string,
  list: readonly Listed[],
): { readonly signatures: readonly number[]; readonly impediments: readonly Impediment[] } {
  const words = [...new Set(written.split(/[\s,;]+/).filter(Boolean))];
  if (words.length === 0) return { signatures: [], impediments: [{ code: 'numbers-missing' }] };
  const isNumber = (word: string) => /^[1-9]\d{0,8}$/.test(word);
  const numbers = words.filter(isNumber).map(Number);
  const strange = words.filter((word) => !isNumber(word));
  const beyond = numbers.filter((number) => number > list.length);
  const out = numbers.filter((number) => list[number - 1]?.isOut);
  const impediments: Impediment[] = [];
  if (strange.length > 0) impediments.push({ code: 'numbers-unreadable', words: strange });
  if (beyond.length > 0) impediments.push({ code: 'numbers-beyond-list', numbers: beyond, last: list.length });
  if (out.length > 0) impediments.push({ code: 'signatures-out-already', numbers: out });
  return { signatures: numbers.flatMap((number) => list[number - 1]?.signature ?? []), impediments };
}
