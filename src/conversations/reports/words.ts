import type { Wordings } from '../../platform/plug.ts';
import { countWritten } from '../../platform/written/index.ts';

export const words = {
  report: 'Report',
  title: 'Report a message',
  lede: (list: string) =>
    `The moderators of ${list} look at it, and take it down or leave it. They see your name; its writer does not.`,
  conduct: 'The code of conduct of this list',
  reason: 'What is wrong with it',
  reasonHint: 'A sentence is enough.',
  send: 'Report it',
  says: 'It says',
  back: 'Back to the message',
  notSent: 'Nothing was reported.',
  sent: 'Reported. The moderators have been told.',

  reported: 'Reported',
  reportedBy: (name: string) => `${name} says:`,
  somebody: 'Somebody',
  decide: 'Take it down …',
  dismiss: 'Leave it',
  dismissOf: (number: number) => `Leave message ${number}`,

  subject: (list: string) => `${list}: a message was reported`,
  greeting: (name: string) => `Dear ${name}`,
  letterLede: (list: string) => `a reader has reported a message in ${list}.`,
  number: 'Message',
  written: 'Written by',
  why: 'What they say',
  button: 'Look at it, and decide',
  fine: 'You get this because you moderate the list. It is forgotten here once it has left.',
} as const;

export const wordings: Wordings = {
  'report-of-own-message': () => ({ say: 'It is your own message. You can take it back.' }),
  'reported-already': () => ({ say: 'You have reported this message. The moderators have been told.' }),
  'report-reason-missing': () => ({ say: 'Say what is wrong with it: moderators cannot guess.' }),
  'report-reason-long': ({ most }) => ({ say: `At most ${countWritten(Number(most))} letters.` }),
};
