import type { Wordings } from '../../platform/plug.ts';
import type { Nouns } from '../association/model.ts';

/** The sentences of coming in by the association's own provider. */
export const words = {
  offer: (label: string) => `Sign in with ${label}`,
  or: 'Or there',
  notThere: (label: string) => `Signing out here does not sign you out at ${label}.`,

  awayTitle: (label: string) => `${label} does not answer`,
  awayLede: 'It is away just now, or does not answer as it should. Nothing of yours is lost.',
  awayTodo: 'A letter lets you in as well:',
  byLetter: 'Sign in by letter',
  tryAgain: 'Try it once more',
  ways: 'Other ways',

  spentTitle: 'That did not let you in',
  spentLede: (label: string) =>
    `What came back from ${label} does not fit what this browser asked for: it was used before, it is too old, or another tab asked since.`,

  saidNoTitle: (label: string) => `${label} did not let you in`,
  saidNoLede: 'You called it off there, or you were refused. Nothing has changed here.',

  unknownTitle: 'Who are you on the roll?',
  unknownLede: (label: string, email: string | null) =>
    `${label} let you in${email ? ` as ${email}` : ''}, and does not say who you are on the roll.`,
  unknownHow:
    'Do we know you by a number, or by another address? A letter goes there; then the two are linked, once and for all.',
  knownBy: 'How we know you',
  linkTitle: (label: string) => `Link your account at ${label}?`,
  linkLede: (name: string) => `You are signed in here as ${name}.`,
  linkWhat: (label: string, email: string | null) =>
    `From now on your account at ${label}${email ? `, ${email},` : ''} lets you in as well. You can take that away on “How you sign in”.`,
  link: 'Link the two',
  notNow: 'Not now',
  decide: 'You decide',

  title: (label: string) => label,
  linkedNow: (label: string) => `Your account at ${label} lets you in`,
  unlinkedNow: (label: string) => `Your account at ${label} no longer lets you in`,
  linkedSince: 'Linked since',
  lastUsed: 'last used',
  unlink: 'Take the link away',
  unlinkFine: (label: string) =>
    `If ${label} tells your member number or your address, it links you again when you next come that way.`,
  none: (label: string) => `No account at ${label} lets you in.`,
  linkMine: (label: string) => `Link my account at ${label}`,

  againLede: (label: string) => `${label} asks you once more who you are, and leads you back.`,
  again: (label: string) => `Show it at ${label}`,
  otherTitle: 'That account is not the one that is signed in here',
  otherLede: 'You have shown that you are somebody, but not that you are who is signed in in this browser.',
} as const;

/** The sentences of the letter that tells of a link. */
export const letterWords = {
  subject: (label: string, association: string) => `Your account at ${label} lets you in: ${association}`,
  lede: (label: string) =>
    `an account at ${label} was linked with you. From now on whoever signs in with it comes in here as you.`,
  notYou: ({ association }: Nouns) =>
    `If it was not you, take the link away, sign out the browsers that you do not know, and tell ${association.the} at once.`,
  see: 'See how you sign in',
  fine: 'You get this whenever an account is linked with you, at the address by which you are known here.',
} as const;

export const wordings: Wordings = {
  'account-taken': () => ({
    say: 'This account lets somebody else in already.',
    todo: { label: 'Sign in by letter', href: '/sign-in' },
  }),
};
