import type { Wordings } from '../../platform/plug.ts';

/** The sentences of signing in. */
export const words = {
  title: 'Sign in',
  lede: 'We send you a letter with a link and a code. There is no password.',
  who: 'Member number or e-mail address',
  whoHint: 'As it stands on your membership card, or the address at which you get its mail.',
  send: 'Send me the letter',
  otherwise: 'Or otherwise',
  sentTitle: 'A letter is on its way',
  sent: 'If you are known by that, a letter is on its way to your address. It works once, for 15 minutes.',
  sentAdvice: 'Nothing there after five minutes? Look among unwanted mail, or try your member number.',
  sentOften:
    'After five letters in an hour one goes every ten minutes. The link in the newest letter then works here too, whoever asked for it.',
  code: 'The six digits in the letter',
  enter: 'Sign in',
  another: 'Send me another',
  linkTitle: (name: string) => `Sign in as ${name}`,
  linkLede: 'You opened the link in the letter. Press the button, and this browser is signed in for 30 days.',
  elsewhereTitle: 'You opened this in another browser',
  elsewhereLede: 'The letter was asked for in another browser or on another device. Type this code there:',
  elsewhereAct: (name: string) => `Or do the one thing here, as ${name}, without signing in:`,
  elsewhereNothing: 'If you did not ask for a letter, close this page: nothing has happened.',
  linkActLede: (name: string) => `This browser is then signed in as ${name}, for 30 days.`,
  here: 'Or here',
  whoTitle: 'Who are you?',
  codeTitle: 'The code',
  wrongCode: 'That is not the code, or it is too old. Look at the newest letter, or send another.',
  spentTitle: 'This link no longer works',
  spentLede: 'A sign-in link works once, for 15 minutes.',
  spentWhat: 'This one has been used, or is too old.',
  out: 'Sign out',
  outTitle: 'You are signed out here',
  outThere: (label: string) => `At ${label} you are still signed in. If others use this browser, sign out there too.`,
  empty: 'Type your member number or your address.',
  badCode: 'A code has six digits.',
} as const;

/** The sentences of showing once more who one is. */
export const againWords = {
  title: 'Show once more that it is you',
  lede: 'Some acts weigh so much that a browser which has stood open for a while is not enough.',
  byLetter: 'By letter',
  letterTo: (address: string) => `A letter with six digits goes to ${address}.`,
  send: 'Send me the letter',
  noAddress: 'No address of yours is known, so no letter can come. Ask the membership office to enter one on the roll.',
  shownTitle: 'You have shown that it is you',
  shownLede: 'Grave acts are taken from this browser for a while.',
  now: 'What now',
  shownTodo: 'Go back to the tab that you came from, and press “Send it again”. You can close this one.',
  until: 'It holds until',
} as const;

/** The sentences of the page about how one signs in. */
export const waysWords = {
  back: 'My page',
  title: 'How you sign in',
  lede: 'There is no password. Each of these lets you in by itself.',
  byLetter: 'By letter',
  letterTo: (address: string) => `A letter to ${address}, with a link and six digits.`,
  noAddress: 'No address of yours is known, so no letter can come.',
  addressOfRoll: 'The address is that of the roll. If it is wrong, tell the membership office.',
  addressOfOurs: 'The address is the one at which you were first written to.',
} as const;

/** The sentences of the letters that let people in. */
export const letterWords = {
  subject: (association: string) => `Sign in: ${association}`,
  greeting: (name: string) => (name ? `Dear ${name}` : 'Good day'),
  lede: 'here is the letter that you asked for.',
  codeIntro: 'In the browser where you asked, type the code, or open the link. Both work once, for 15 minutes.',
  button: 'Sign in',
  fine: 'You get this because somebody, most likely you, typed your member number or address. If it was not you, do nothing.',
  sharedSubject: (association: string) => `Sign in with your member number: ${association}`,
  sharedLede: 'two or more members share this address, so it cannot tell who you are.',
  sharedAdvice: 'Please sign in with your member number. The letter then comes to this address.',
} as const;

export const wordings: Wordings = {
  'sign-in-used': () => ({
    say: 'A sign-in link works once, for 15 minutes. This one has been used.',
    todo: { label: 'Send me another', href: '/sign-in' },
  }),
  'sign-in-expired': () => ({
    say: 'A sign-in link works once, for 15 minutes. This one is too old.',
    todo: { label: 'Send me another', href: '/sign-in' },
  }),
  'not-granted': () => ({
    say: 'Your office does not give you this right.',
    todo: { label: 'See what you may do on your page', href: '/me' },
  }),
};
