import type { DetailOf, KnownKind } from './known-facts.ts';

/**
 * What of a fact may leave the house, by its kind.  A kind that does not stand here stays, and so does whatever else a fact
 * holds: persons, members, signatures and what is not public before all.  `staying.ts` names the kinds that stay.
 */
export const leaving = {
  'charters.petition-opened': ['petition'],
  'charters.petition-signed': ['petition'],
  'charters.petition-filed': ['petition', 'signed'],
  'charters.petition-verified': ['petition', 'counted', 'needed', 'enough'],
  'charters.petition-decided': ['petition', 'decision', 'result', 'waits'],
  'charters.decision-ratified': ['petition', 'decision', 'result'],
  'charters.decision-reported': ['decision'],
  'charters.term-opened': ['group', 'fromOn', 'untilOn'],
  'charters.term-renewed': ['group', 'fromOn'],
  'charters.term-lapsed': ['group', 'untilOn'],
  'council.report-finalized': ['report', 'sha256'],
  'council.vote-recorded': ['petition', 'decision', 'result'],
  'groups.group-opened': ['group', 'petition'],
  'groups.group-renamed': ['group'],
  'groups.group-described': ['group', 'revision'],
  'groups.group-repurposed': ['group', 'petition'],
  'groups.liaison-named': ['group'],
  'groups.role-accepted': ['group', 'role', 'name'],
  'groups.role-ended': ['group', 'role', 'name'],
  'groups.group-lapsed': ['group', 'on'],
  'groups.group-resumed': ['group', 'on'],
  'groups.group-ended': ['group', 'state', 'reason', 'on'],
  'lifecycle.dormancy-declared': ['group', 'returnsOn'],
  'lifecycle.group-woken': ['group'],
  'lifecycle.change-decided': ['group', 'body', 'result', 'waits'],
  'lifecycle.change-made': ['group', 'change', 'on', 'into'],
  'meetings.sitting-announced': ['sitting', 'unit'],
  'meetings.sitting-changed': ['sitting', 'moved'],
  'meetings.sitting-cancelled': ['sitting'],
  'meetings.sitting-held': ['sitting'],
  'meetings.agenda-published': ['sitting'],
  'meetings.minutes-published': ['sitting'],
  'meetings.minutes-amended': ['sitting', 'amendment'],
  'units.unit-founded': ['unit'],
  'units.unit-described': ['unit', 'revision', 'changed'],
  'units.unit-renamed': ['unit', 'on'],
  'units.unit-discontinued': ['unit', 'on'],
  'units.unit-resumed': ['unit'],
  'units.post-filled': ['post', 'unit', 'office', 'from', 'until'],
  'units.post-ended': ['post', 'unit', 'office', 'until'],
} as const satisfies { readonly [Kind in KnownKind]?: readonly DetailOf<Kind>[] };

export type LeavingKind = keyof typeof leaving;

export const leavingKinds = Object.keys(leaving) as LeavingKind[];

export const mayLeave = (kind: string): kind is LeavingKind => Object.hasOwn(leaving, kind);

/** A fact as it stands in the record. */
interface Happened {
  readonly id: number;
  readonly at: Date;
  readonly fact: { readonly kind: string } & Readonly<Record<string, unknown>>;
}

/** What another system is told of a fact; null for one that stays. */
export function toldOf({ id, at, fact }: Happened): string | null {
  if (!mayLeave(fact.kind)) return null;
  const details = leaving[fact.kind].map((name) => [name, fact[name]]).filter(([, value]) => value !== undefined);
  return JSON.stringify({
    type: fact.kind,
    timestamp: at.toISOString(),
    data: { fact: id, ...(Object.fromEntries(details) as object) },
  });
}
