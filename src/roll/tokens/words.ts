import type { Wordings } from '../../platform/plug.ts';
import { dayWritten } from '../../platform/written/index.ts';

/** Why a token is not made. */
export const tokenWordings: Wordings = {
  'token-without-name': () => ({
    say: 'Give the token a name, so that you know it again.',
    todo: { label: 'Write a name', href: '#name' },
  }),
  'token-name-long': ({ most }) => ({
    say: `The name has at most ${most} letters.`,
    todo: { label: 'Write a shorter one', href: '#name' },
  }),
  'token-without-scope': () => ({
    say: 'Choose what the token may do.',
    todo: { label: 'Choose', href: '#scopes' },
  }),
  'token-over-already': () => ({
    say: 'Its last day is over already.',
    todo: { label: 'Choose another day', href: '#lastOn' },
  }),
  'token-too-long': ({ furthest }) => ({
    say: `A token works for a year at most, until ${dayWritten(String(furthest))}.`,
    todo: { label: 'Choose an earlier day', href: '#lastOn' },
  }),
  'tokens-too-many': ({ most }) => ({
    say: `You have ${most} tokens that work. That is as many as anybody may have.`,
    todo: { label: 'Revoke one that you no longer need', href: '#tokens' },
  }),
};
