import { looksLikeCommand } from './administrivia.ts';
import { isFirstToLookAt } from './first-post.ts';
import type { Attempt, Outcome, PolicyRule, Verdict, Vouching } from './model.ts';
import { isTooSoon } from './too-soon.ts';

const vouchedFor: readonly Vouching[] = ['signed-in', 'confirmed', 'aligned'];

/** Whether we know that it comes from whom it says. */
export const isVouchedFor = (vouching: Vouching): boolean => vouchedFor.includes(vouching);

const always = (outcome: Outcome) => (): Outcome => outcome;

/**
 * The posting policy, read from top to bottom: the first row that hits decides, and what none hits is accepted.  What nobody may be
 * answered for comes first; then whether it is theirs; then whether they may.
 */
export const policy: readonly PolicyRule[] = [
  { code: 'looped', hits: ({ post }) => post.hasLooped, onHit: always('discard') },
  { code: 'automatic', hits: ({ post }) => post.isAutomatic, onHit: always('discard') },
  { code: 'list-closed', hits: ({ list }) => list.closedAt !== null, onHit: always('refuse') },
  { code: 'banned', hits: ({ writer }) => writer.trust === 'banned', onHit: always('refuse') },
  { code: 'not-vouched-for', hits: ({ post }) => !isVouchedFor(post.vouching), onHit: always('hold') },
  { code: 'shared-address', hits: ({ writer }) => writer.isShared, onHit: always('hold') },
  {
    code: 'too-large',
    hits: ({ post, choices }) => post.bytes > choices.mostKilobytes * 1000,
    onHit: always('refuse'),
  },
  { code: 'unreadable', hits: ({ post }) => post.isUnreadable, onHit: always('hold') },
  { code: 'looks-like-command', hits: ({ post }) => looksLikeCommand(post), onHit: always('refuse') },
  { code: 'moderators-only', hits: isForModeratorsOnly, onHit: always('refuse') },
  { code: 'not-a-writer', hits: ({ list, writer }) => !mayWrite(list, writer), onHit: always('refuse') },
  {
    code: 'thread-closed',
    hits: ({ post, writer }) => post.isThreadClosed && !writer.isModerator,
    onHit: always('refuse'),
  },
  { code: 'lapsed', hits: ({ writer }) => writer.hasLapsed && !writer.isModerator, onHit: ({ lapsed }) => lapsed },
  { code: 'moderated', hits: ({ writer }) => writer.trust === 'moderated', onHit: always('hold') },
  {
    code: 'many-recipients',
    hits: ({ post, choices, writer }) => post.recipients > choices.mostRecipients && !writer.isModerator,
    onHit: always('hold'),
  },
  { code: 'too-soon', hits: isTooSoon, onHit: always('refuse') },
  { code: 'first-post', hits: isFirstToLookAt, onHit: always('hold') },
];

/** What the policy says of an attempt, and by which row.  A row that the owner has set to accept is passed over. */
export function verdictOn(attempt: Attempt): Verdict {
  const row = policy.find(({ hits, onHit }) => onHit(attempt.choices) !== 'accept' && hits(attempt));
  return row ? { outcome: row.onHit(attempt.choices), rule: row.code } : { outcome: 'accept', rule: null };
}

function isForModeratorsOnly({ list, writer }: Attempt): boolean {
  return (list.purpose === 'announce' || list.posting === 'moderators') && !writer.isModerator;
}

function mayWrite({ posting }: Attempt['list'], { isModerator, takesPart, isMember }: Attempt['writer']): boolean {
  return isModerator || takesPart || (posting === 'members' && isMember);
}
