import type { Wordings } from '../../platform/plug.ts';
import { countWritten } from '../../platform/written/index.ts';
import { reactionKinds, type ReactionCount, type ReactionKind } from './model.ts';

/** Each with a sign beside its word, for the eye alone, and as it is counted. */
export const reactionWords: Readonly<
  Record<ReactionKind, { readonly sign: string; readonly label: string; readonly counted: string }>
> = {
  thanks: { sign: '♡', label: 'Thanks', counted: 'thanks' },
  agree: { sign: '✓', label: 'Agree', counted: 'agree' },
  helpful: { sign: '☆', label: 'Helpful', counted: 'helpful' },
  'join-in': { sign: '+', label: 'I would join in', counted: 'would join in' },
};

export const words = {
  label: (number: number) => `Said to message ${number} in one word`,
  react: 'Say one word to it',
  to: (number: number) => `, to message ${number}`,
  takeBack: (number: number) => `, to message ${number}, yours too: take it back`,
  who: 'Who said so',
  somebody: 'Somebody',
  earlier: 'To earlier messages, since the last digest:',
  earlierLine: (subject: string, number: number, counts: string) => `   ${subject}, message ${number}: ${counts}`,
} as const;

/** “3 thanks, 1 agree”. */
export const countsWritten = (counts: readonly Pick<ReactionCount, 'kind' | 'count'>[]): string =>
  counts
    .toSorted((one, other) => reactionKinds.indexOf(one.kind) - reactionKinds.indexOf(other.kind))
    .map(({ kind, count }) => `${countWritten(count)} ${reactionWords[kind].counted}`)
    .join(', ');

export const wordings: Wordings = {
  'reaction-for-writers': () => ({ say: 'Only those who lead the group write in this list.' }),
  'reaction-banned': () => ({
    say: 'A moderator has ended your writing in this list. The address of its owners is open to you.',
  }),
};
