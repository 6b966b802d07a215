import type { Grants } from '../../platform/act/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import { isVouchedFor } from '../lists/policy/rules.ts';
import type { Deciding, HeldPost } from './model.ts';

/** How much of each may be written. */
export const bounds = { mostReason: 4_000, mostShown: 20_000 } as const;

/** Nobody decides on a post for so long: then it is thrown away. */
export const heldLifeDays = 30;

/** Whether somebody may moderate the lists of a group; those of no group are for who administers the house. */
export function mayModerate(grants: Grants, group: { readonly slug: string } | undefined): boolean {
  return grants.has('administration') || (group !== undefined && grants.has(`group.moderate@${group.slug}`));
}

/** Whether somebody acts as owner of the lists of a group: its conveners do. */
export function mayOwn(grants: Grants, group: { readonly slug: string } | undefined): boolean {
  return grants.has('administration') || (group !== undefined && grants.has(`group.edit@${group.slug}`));
}

/** What keeps a decision from being made; who came first is told to who comes second. */
export function impedimentsToDeciding(
  held: Pick<HeldPost, 'decidedAt' | 'decision' | 'decidedBy' | 'vouching'>,
  { decision, reason = '', trust }: Deciding,
): Impediment[] {
  if (held.decidedAt !== null)
    return [
      {
        code: 'held-post-decided',
        end: held.decision,
        by: held.decidedBy,
        decidedAt: held.decidedAt.toISOString(),
      },
    ];
  const found: Impediment[] = [];
  const length = [...reason].length;
  if (decision === 'refuse' && !reason.trim()) found.push({ code: 'refusal-reason-missing' });
  if (length > bounds.mostReason) found.push({ code: 'refusal-reason-long', length, most: bounds.mostReason });
  // A forged letter must not get its supposed writer banned, nor trusted.
  if (trust && !isVouchedFor(held.vouching)) found.push({ code: 'writer-not-vouched-for' });
  return found;
}

/** The decision that the first word of a reply names; null when it names none. */
export function decisionIn(text: string): Deciding['decision'] | null {
  const [, word = ''] = /^\s*(?:please\s+)?(accept|approve|refuse|reject|discard|delete)\b/i.exec(text) ?? [];
  switch (word.toLowerCase()) {
    case 'accept':
    case 'approve':
      return 'accept';
    case 'refuse':
    case 'reject':
      return 'refuse';
    case 'discard':
    case 'delete':
      return 'discard';
    default:
      return null;
  }
}

/** What stands behind that word: the reason, where one is given. */
export function reasonIn(text: string): string {
  return text
    .trim()
    .replace(/^(?:please\s+)?\w+[\s:,.–-]*/i, '')
    .trim();
}
