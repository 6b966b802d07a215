import { capital, type Nouns } from '../../roll/index.ts';

/** The sentences of the example association. */
export const words = {
  personas: 'Step into someone',
  personasLede: 'An example has no real accounts. Choose whom to be; you can change as often as you like.',
  personasHead: 'Who',
  stepInto: (name: string) => `Be ${name}`,
  clock: 'The clock',
  clockIs: 'The clock of the example stands at',
  clockLede: 'It only moves forwards. What falls due on the way is done at once: petitions close, terms lapse.',
  moving: 'The clock is moved',
  movingWhat: 'What falls due on the way is being done',
  movingAgain:
    'Petitions close, terms lapse, letters are written: half a year takes some fifteen seconds. This page asks again by itself, and leads back when it is done. You stay signed in.',
  lookAgain: 'Look again',
  ahead: { '7': 'A week ahead', '30': 'A month ahead', '180': 'Half a year ahead' },
  mailbox: 'Mailbox',
  mailboxLede:
    'Letters that the example would have sent. None leaves this machine. What is said in the lists stands on their pages, and copies of it are counted and not shown.',
  mailboxNone: 'No letter has been written yet.',
  mailboxNoneWhy: 'Sign in with a member number, sign a petition, or invite an organizer, and one comes here.',
  letters: 'Letters',
  to: 'To',
  replyTo: 'A reply goes to',
  subject: 'Subject',
  written: 'Written',
  older: 'Older letters',
  tools: 'In this example',
  letSign: 'Let 25 members sign',
  letSignFine: 'Real members of the example, through the same command as yours. Some of them may not sign.',
  hold: 'Hold the meeting today',
  holdFine: ({ committee }: Nouns) =>
    `${capital(committee.the)} approves, 9 to 1, by the command that its chair uses. Or step into the chair, and decide yourself.`,
  verify: 'Sign the count off',
  verifyFine: 'As the verifier would. Or step into the verifier, and look at every signature yourself.',
  signedResult: (signed: number) => (signed === 1 ? 'One member has signed.' : `${signed} members have signed.`),
  refusedResult: (refused: number) => (refused === 1 ? 'One could not:' : `${refused} could not:`),
} as const;
