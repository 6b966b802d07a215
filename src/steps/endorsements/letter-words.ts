import { dayWritten } from '../../platform/written/index.ts';

/** The sentences of the letter that asks for an endorsement. */
export const letterWords = {
  greeting: (name: string) => (name ? `Dear ${name}` : 'Good day'),
  subject: {
    question: (title: string) => `Your endorsement is asked for: ${title}`,
    reminder: (title: string) => `Still open, your endorsement is asked for: ${title}`,
  },
  lede: (office: string, title: string) =>
    `by the rules in force, the petition “${title}” needs endorsements, and yours is asked for as ${office}.`,
  petition: 'Petition',
  you: 'You are asked as',
  answerBy: 'Answer by',
  day: dayWritten,
  button: 'Read it, and answer',
  before: 'Whoever opens this link can endorse the petition or decline, once',
  fine: 'Somebody who carries this petition gave your address. Do not hand the link on, since whoever has it answers for you. Your office and your answer stand on the petition’s page; your reasons are read by its organizers and by staff.',
} as const;
