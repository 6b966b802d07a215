import type { Wordings } from '../../platform/plug.ts';
import type { Nouns } from '../association/model.ts';

/** The sentences of passkeys. */
export const words = {
  title: 'Passkeys',
  what: 'A passkey is kept by your phone, your computer or a small key, and opens with your finger, your face or a PIN.',
  enter: 'Sign in with a passkey',
  enterLede: 'If you have made one here, nothing needs to be typed.',
  show: 'Show a passkey',
  without: 'A passkey needs a browser that knows them and runs scripts. This one does not: use the letter.',
  withoutMaking:
    'To make one, a browser is needed that knows them and runs scripts. This one does not. You can always sign in by letter.',
  noName: 'Passkeys work only where the address has a name. Here it is',
  none: 'You have none yet.',
  make: 'Make a passkey',
  another: 'Make another',
  name: 'What you call it',
  nameHint: 'As “My phone”. Make one on each thing that you use, and you are not locked out when one is lost.',
  madeOn: 'Made on',
  usedLast: 'last used',
  neverUsed: 'not used yet',
  rename: 'Give it this name',
  renameOf: (name: string) => `Another name for ${name}`,
  remove: 'Take it away',
  removeOf: (name: string) => `Take away ${name}`,
  first: 'Show a passkey first',
  firstWhy: 'Your office asks for a passkey, so that a letter is not enough to make or take away one.',
  freshWhy: 'It is a while since you showed who you are.',
  showYourself: 'Show once more that it is you',
  badName: `Write a name of at most sixty letters.`,
  withheld: 'Rights of your office wait for a passkey',
  withheldTodo: 'They are given only to whoever signs in by a passkey. Make one below, or sign in with yours.',
  letterIsLess: 'By letter you are signed in without the rights that ask for a passkey.',

  resetWaits: 'Somebody asks that your passkeys be taken away',
  resetWaitsUntil: 'Two administrators do that for whoever has lost theirs. Another one can confirm it until',
  resetStop: 'I have not lost them: stop this',

  staff: 'Staff',
  resets: 'Lost passkeys',
  resetsLede:
    'Whoever has lost all passkeys gets into their account again when two administrators agree to take them away.',
  askTitle: 'Begin',
  askHow:
    'Speak with the person first, and be sure that it is they: by telephone, or face to face. They get a letter at each step.',
  ask: 'Ask for it',
  open: 'Waiting',
  noneOpen: 'Nothing waits.',
  askedBy: 'Asked for by',
  on: 'on',
  until: 'It can be confirmed until',
  confirm: (name: string) => `Take away the passkeys of ${name}`,
  confirmedByOther: 'Another administrator confirms it.',
  drop: 'Call it off',
  unknown: 'Nobody is known by that.',
  empty: 'Type a member number or an address.',
} as const;

/** The sentences of the letters about passkeys. */
export const letterWords = {
  madeSubject: 'A passkey was made',
  made: 'a passkey now lets you in.',
  removedSubject: 'A passkey was taken away',
  removed: 'one of your passkeys no longer lets you in.',
  askedSubject: 'Your passkeys are to be taken away',
  asked: 'an administrator asks that all your passkeys be taken away, because you have lost them.',
  askedMore:
    'If a second administrator confirms it within three days, you sign in by letter and can make new ones. If you have not lost them, stop it.',
  doneSubject: 'Your passkeys were taken away',
  done: 'two administrators have taken all your passkeys away, and you are signed out everywhere.',
  doneMore: 'Sign in by letter, and make a new one.',
  droppedSubject: 'You keep your passkeys',
  dropped: 'it was called off that your passkeys be taken away.',
  name: 'Name',
  see: 'See how you sign in',
  signIn: 'Sign in',
  fine: ({ association }: Nouns) =>
    `You get this whenever your passkeys change. If it was not you, tell ${association.the} at once.`,
} as const;

export const wordings: Wordings = {
  'passkey-not-taken': () => ({
    say: 'This passkey was not taken. It may have been made elsewhere, be known already, or have come too late.',
    todo: { label: 'Sign in by letter', href: '/sign-in' },
  }),
  'passkey-first': () => ({
    say: words.firstWhy,
    todo: { label: words.first, href: '/sign-in/again' },
  }),
  'right-waits-for-passkey': () => ({
    say: 'Some rights of your office are kept for whoever signs in by a passkey.',
    todo: { label: 'Make a passkey, or sign in with yours', href: '/me/ways-in' },
  }),
  'passkeys-enough': ({ most }) => ({
    say: `Nobody has more than ${Number(most)} passkeys.`,
    todo: { label: 'Take one away that you no longer use', href: '/me/ways-in' },
  }),
  'reset-own': () => ({ say: 'Nobody resets their own passkeys. Two other administrators do.' }),
  'reset-nothing': () => ({ say: 'This person has no passkey. They sign in by letter.' }),
  'reset-asked-already': () => ({ say: 'This has been asked for already, and waits below.' }),
  'reset-second': () => ({ say: 'You asked for it. Another administrator has to confirm it.' }),
};
