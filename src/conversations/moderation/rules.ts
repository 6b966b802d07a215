import type { Grants } from '../../platform/act/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import { isVouchedFor } from '../lists/policy/rules.ts';
import type { Deciding, HeldPost } from './model.ts';

/** How much of each may be written. */
export const bounds = { mostReason: 4_000, mostShown: 20_000 } as const;

/** Nobody decides on a post for so long: then it is thrown away. */
export const heldLifeDays = 30;

/** So long it can be looked up what a post said that was sent back or discarded. */
export const endedLifeDays = 30;

/** Whether somebody may moderate the lists of a group; those of no group are for who administers the house. */
export function mayModerate(grants: Grants, group: { readonly slug: string } | undefined): boolean {
  return grants.has('administration') || (group !== undefined && grants.has(`group.moderate@${group.slug}`));
}

/** Whether somebody acts as owner of the lists of a group: its conveners do. */
export function mayOwn(grants: Grants, group: { readonly slug: string } | undefined): boolean {
  return grants.has('administration') || (group !== undefined && grants.has(`group.edit@${group.slug}`));
}

/** Nothing, or the beginning of a sentence that the page fills in, and nobody went on. */
const isUnsaid = (reason: string): boolean => /^$|:$/.test(reason.trim());

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
  if (decision === 'refuse' && isUnsaid(reason)) found.push({ code: 'refusal-reason-missing' });
  if (length > bounds.mostReason) found.push({ code: 'refusal-reason-long', length, most: bounds.mostReason });
  // A forged letter must not get its supposed writer banned, nor trusted.
  if (trust && !isVouchedFor(held.vouching)) found.push({ code: 'writer-not-vouched-for' });
  return found;
}

/** What a reply decides by its first word; null when that names nothing.  What stands behind *refuse* is the reason. */
export function decidingIn(text: string): Deciding | null {
  const [, word = ''] = /^\s*(?:please\s+)?(accept|approve|trust|refuse|reject|discard|delete|ban)\b/i.exec(text) ?? [];
  switch (word.toLowerCase()) {
    case 'accept':
    case 'approve':
      return { decision: 'accept' };
    case 'trust':
      return { decision: 'accept', trust: 'trusted' };
    case 'refuse':
    case 'reject':
      return { decision: 'refuse', reason: reasonIn(text) };
    case 'discard':
    case 'delete':
      return { decision: 'discard' };
    case 'ban':
      return { decision: 'discard', trust: 'banned' };
    default:
      return null;
  }
}

function reasonIn(text: string): string {
  return text
    .trim()
    .replace(/^(?:please\s+)?\w+[\s:,.–-]*/i, '')
    .trim();
}
