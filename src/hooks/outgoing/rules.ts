import type { Grants } from '../../platform/act/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import { addMilliseconds, days, hours, minutes } from '../../platform/time/index.ts';
import type { AddressFault, Came } from '../../platform/webhooks/index.ts';
import { mayLeave } from './leaving.ts';

/** So many targets at most. */
export const mostTargets = 20;

/** What keeps somebody from settling who is told of what; empty when nothing does. */
export const impedimentsToKeepingTargets = (grants: Grants): Impediment[] =>
  grants.has('administration') ? [] : [{ code: 'not-granted', grant: 'administration' }];

/** The same, and what is wrong with what was sent. */
export function impedimentsToTarget(
  { fault, kinds }: { readonly fault: AddressFault | null; readonly kinds: readonly string[] },
  { grants, targets }: { readonly grants: Grants; readonly targets: number },
): Impediment[] {
  const found = impedimentsToKeepingTargets(grants);
  if (fault) found.push({ code: `hook-address-${fault}` });
  if (kinds.length === 0) found.push({ code: 'hook-kinds-missing' });
  if (!kinds.every(mayLeave)) found.push({ code: 'hook-kinds-unknown' });
  if (targets >= mostTargets) found.push({ code: 'hook-targets-too-many', most: mostTargets });
  return found;
}

/** Pauses after the first attempts; the last of them after every later one. */
const pauses = [minutes(1), minutes(5), minutes(30), hours(2), hours(6), hours(12)];

/** A message is tried for so long, and a target that takes none for so long is switched off. */
export const triedForMs = days(4);

/** When a message is tried again that did not arrive at the instant; null when it is given up. */
export function nextTry(
  { madeAt, attempts }: { readonly madeAt: Date; readonly attempts: number },
  at: Date,
): Date | null {
  const next = addMilliseconds(at, pauses[Math.min(attempts, pauses.length) - 1] ?? pauses[0]!);
  return next.getTime() - madeAt.getTime() > triedForMs ? null : next;
}

/** Whether a message has arrived: any answer of the two hundreds says so, and nothing else. */
export const hasArrived = (came: Came): boolean => 'status' in came && came.status >= 200 && came.status < 300;

/** Whether the other side says that it wants no more (Standard Webhooks: 410 Gone). */
export const isUnwanted = (came: Came): boolean => 'status' in came && came.status === 410;
