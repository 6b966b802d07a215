import { sizeWritten } from '../../platform/written/index.ts';

/** The main navigation. */
export const navWords = {
  petitions: 'Petitions',
  groups: 'Groups',
  units: 'Units',
  meetings: 'Meetings',
  search: 'Search',
  me: 'My page',
  docket: 'Docket',
  staff: 'Staff',
} as const;

/** The links of an example association. */
export const exampleWords = {
  personas: 'Step into someone else',
  mailbox: 'Mailbox',
} as const;

/** What is amiss, and what to do. */
export const troubleWords = {
  notFound: 'There is nothing here',
  notFoundLede: 'No page stands at this address, or it is not for you to see.',
  notFoundTodo: 'Look for it',
  home: 'Go to the first page',
  refused: 'This was not done',
  refusedLede: 'Nothing was changed. This stands in the way:',
  notGranted: 'This is for others to do',
  notGrantedLede: 'Rights come with an office, and end with it.',
  waitsForPasskey: 'This asks for a passkey',
  waitsForPasskeyLede: 'Your office may give you the right, and this browser does not carry it yet.',
  badRequest: 'This cannot be read',
  badRequestLede: 'What the browser sent makes no sense here. Nothing was changed.',
  badRequestTodo: 'Go back, look at what you entered, and send it again.',
  signedOut: 'Sign in first',
  signedOutLede: 'This needs somebody who is signed in. Nothing was changed.',
  signIn: 'Sign in',
  signedOutMeanwhile: 'This needs somebody who is signed in. Nothing was changed, and what you wrote stands below.',
  signInApart: 'Sign in, in another tab',
  proveAgain: 'Show once more that it is you',
  proveAgainLede:
    'What you are about to do weighs much, and it is a while since you showed who you are. Nothing was changed yet.',
  prove: 'Show it',
  proveApart: 'Show it, in another tab',
  thenComeBack: (sendAgain: string) => `Then come back to this page, and press “${sendAgain}”.`,
  typed: 'What you wrote',
  typedLede: 'It has not been taken, and is kept on this page only. Copy it, or send it again as it is.',
  sendAgain: 'Send it again',
  foreign: 'This came from another site',
  foreignLede: 'Forms are taken from our own pages only. Nothing was changed.',
  foreignTodo: 'Open the page here, and send it again.',
  tooLarge: 'That is too large',
  tooLargeLede: (maxBytes: number) => `At most ${sizeWritten(maxBytes)} are taken here. Nothing was changed.`,
  tooLargeTodo: 'Go back and send less, or a smaller file.',
  tooMany: 'Too many attempts',
  tooManyLede: 'There were too many attempts from this network or for this account.',
  tryAgainAt: (time: string) => `Try again at ${time}.`,
  away: 'Not just now',
  awayLede: 'The roll cannot be read just now. Nothing you wrote is lost; this page will work again by itself.',
  awayTodo: 'Wait a minute, and load the page again.',
  defect: 'This went wrong',
  defectLede: 'A fault of ours. It has been written down, and nothing was half done.',
  defectTodo: 'Go back, and try it once more. If it fails again, tell whoever runs this site when it was.',
} as const;
