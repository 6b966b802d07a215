import type { Wordings } from '../../platform/plug.ts';
import { countedWritten } from '../../platform/written/index.ts';

/** The sentences of endorsements. */
export const words = {
  title: 'Endorsements',
  caption: 'Who is asked to endorse it, and what they answered',
  office: 'Office',
  name: 'Name',
  answer: 'Answer',
  act: 'Act',
  states: {
    asked: 'Asked',
    endorsed: 'Endorses it',
    unconfirmed: 'Endorses it, unconfirmed',
    declined: 'Declines',
  },
  asked: (needed: number, by: string) =>
    `The rules ask for ${countedWritten(needed, 'endorsement', 'endorsements')}, from ${by}.`,
  counted: (counted: number) =>
    counted === 0 ? 'None counts yet.' : `${counted} ${counted === 1 ? 'counts' : 'count'}.`,
  none: 'Nobody has been asked yet.',
  nameOne: 'Name an endorser',
  nameHint: 'They get a letter with a link, by which they read the text and endorse it or decline.',
  nameUnconfirmed:
    'Whom you name answers for their office. Staff confirm that it is theirs; until then it does not count.',
  officeHint: 'The office and its body. It stands on the petition’s page.',
  email: 'E-mail address',
  emailHint: 'Of the office, where it has one. Nobody else sees it.',
  badEmail: 'Write an address, as name@example.org.',
  ask: 'Ask them by letter',
  confirm: 'Confirm that the office is theirs',
  takeBack: 'No longer ask them',
  tooLong: (most: number) => `At most ${most} letters.`,

  answerTitle: 'Your endorsement is asked for',
  answerLede: (office: string) => `As ${office}, you may endorse this petition, or decline.`,
  thePetition: 'The petition',
  whole: 'Read the whole page of the petition',
  yourAnswer: 'Your answer',
  answerLegend: 'What do you say?',
  answers: { endorsed: 'I endorse it', declined: 'I decline' },
  chooseAnswer: 'Say whether you endorse it.',
  reasons: 'Why',
  reasonsHint: 'Needed where you decline. Its organizers and staff read it.',
  send: 'Send my answer',
  sendFine: 'It can be sent once. Your office and your answer stand on the petition’s page.',
  answeredTitle: 'You have answered',
  answered: { endorsed: 'You endorse this petition.', declined: 'You have declined to endorse this petition.' },
  haltedTitle: 'This petition is stopped for a while',
  haltedLede: 'Staff have stopped it. Keep the letter: its link takes your answer again when the petition goes on.',
  overTitle: 'Nobody waits for this any more',
  overLede: 'The petition has gone on, or you are no longer asked. Nothing is needed of you.',
} as const;

/** What stands in the way of an endorsement. */
export const wordings: Wordings = {
  'endorser-name-missing': () => ({ say: 'Write the name of whoever is asked.' }),
  'endorser-office-missing': () => ({ say: 'Write the office by which they endorse.' }),
  'endorser-address-missing': () => ({ say: 'Write the address to which the letter goes.' }),
  'endorser-organizes': () => ({ say: 'That is the address of an organizer. Nobody endorses their own petition.' }),
  'endorser-named-already': () => ({ say: 'That address has been asked already.' }),
  'endorsers-many': ({ most }) => ({ say: `At most ${Number(most)} are asked at a time. Take one back first.` }),
  'endorsers-named-many': ({ most }) => ({
    say: `${Number(most)} have been asked to endorse it, and you may name no more. Ask staff to name whoever is missing.`,
  }),
  'endorsement-answered': () => ({ say: 'This has been answered. An endorsement is given once.' }),
  'endorsement-over': () => ({ say: 'The petition has gone on, or this endorser is no longer asked.' }),
  'endorsement-reasons-missing': () => ({ say: 'Write why you decline: the organizers need to know.' }),
  'endorsement-missing': () => ({ say: 'They have not endorsed it, so there is nothing to confirm.' }),
  'endorsement-confirmed-already': () => ({ say: 'That is confirmed already.' }),
  'endorsement-counts': () => ({ say: 'This endorsement counts, and cannot be taken back.' }),
};
