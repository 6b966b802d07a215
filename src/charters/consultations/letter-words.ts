import { dayWritten, listWritten } from '../../platform/written/index.ts';
import type { Nouns } from '../../roll/index.ts';

/** The sentences of the letters of a consultation. */
export const letterWords = {
  greeting: (name: string) => (name ? `Dear ${name}` : 'Good day'),
  petition: 'Petition',
  touched: 'What it touches',
  touchedList: listWritten,
  because: 'Why you are asked',
  answerBy: 'Answer by',
  day: dayWritten,

  askSubject: (title: string) => `A question to your unit: ${title}`,
  askLede: (committee: string, unit: string, title: string) =>
    `${committee} asks the ${unit} for its view of the petition “${title}”.`,
  reminderSubject: (title: string) => `Still open, a question to your unit: ${title}`,
  reminderLede: (committee: string, unit: string, title: string, by: string) =>
    `${committee} has asked the ${unit} for its view of the petition “${title}”, and waits for an answer until the end of ${dayWritten(by)}.`,
  button: 'Read it, and answer',
  before: (by: string) =>
    `Whoever answers for your unit opens this link. It takes one answer, until the end of ${dayWritten(by)}`,
  askFine: ({ handbook }: Nouns) =>
    `You get this because ${handbook.the} has this address for your unit. You may hand it on within the unit; do not hand it further, since whoever has the link answers for you.`,
  silence: {
    'is-noted': 'If you do not answer, that is noted, and the vote goes on.',
    'is-consent': 'If you do not answer, that counts as consent.',
    'holds-up': 'The rules ask for an answer before the vote.',
  },

  copySubject: (title: string) => `What was answered for your unit: ${title}`,
  copyLede: (unit: string, title: string, { committee }: Nouns) =>
    `somebody who holds the link has answered for the ${unit} on the petition “${title}”. It stands as unconfirmed until ${committee.the} or its staff have confirmed it.`,
  toCommitteeSubject: (unit: string, title: string) => `${unit} has answered: ${title}`,
  toCommitteeLede: (unit: string, title: string) =>
    `an answer for the ${unit} on the petition “${title}” has come. It is unconfirmed until you or the staff confirm it.`,
  position: 'Answer',
  reasons: 'Because',
  remarks: 'Remarks',
  by: 'By',
  copyFine: 'If this is not what your unit says, answer this address soon:',
  copyFineNobody: ({ committee }: Nouns) => `If this is not what your unit says, tell ${committee.the} soon.`,
  see: 'See the petition',
  confirm: 'Confirm it, or set it aside',

  receiptSubject: (title: string) => `Copy, receipt acknowledged: ${title}`,
  receiptLede: (committee: string, title: string) =>
    `${committee} has acknowledged receipt of the petition “${title}”. This is a copy of what its organizers were told.`,
  filedOn: 'Filed',
  signatures: 'Signatures',
} as const;
