import type { Wordings } from '../../platform/plug.ts';
import { dayWritten } from '../../platform/written/index.ts';
import type { TokenScope } from './model.ts';

/** The sentences of the letter that tells of a new token. */
export const letterWords = {
  subject: (name: string) => `A token was made in your name: ${name}`,
  greeting: (name: string) => (name ? `Dear ${name}` : 'Good day'),
  lede: (name: string) => `a token was made on your page, and called “${name}”.`,
  may: {
    read: 'A program that has it can read your name, your member number and what you have signed.',
    sign: 'A program that has it can sign petitions in your name, and withdraw your signatures.',
  } satisfies Record<TokenScope, string>,
  notYou: 'If it was not you, revoke it now, and sign out the browsers that you do not know.',
  button: 'See my tokens',
  fine: 'You get this because a token was made while somebody, most likely you, was signed in as you.',
} as const;

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
  'token-named-already': () => ({
    say: 'You have a token of that name, which works. It is shown once, when it is made.',
    todo: { label: 'Choose another name, or revoke it first', href: '#name' },
  }),
  'token-without-scope': () => ({
    say: 'Choose what the token may do.',
    todo: { label: 'Choose', href: '#scopes' },
  }),
  'token-signs-for-nobody': () => ({
    say: 'Only members sign petitions, and the roll has no record of you: a program could not sign with this token.',
    todo: { label: 'Choose only to read', href: '#scopes' },
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
