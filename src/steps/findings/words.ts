import type { Wordings } from '../../platform/plug.ts';

/** The sentences of what staff look at before anybody signs, or later. */
export const words = {
  look: { organizers: 'The organizers', scope: 'The scope', signatures: 'The signatures' },
  what: {
    organizers: 'Confirm that these people are who they say and may begin a petition.',
    scope: 'Confirm that the purpose is one for which such a group is made.',
    signatures: '',
  },
  names: 'Organizers, and whether they have accepted',
  result: 'What you found',
  results: {
    confirmed: 'Confirm it: the petition goes on',
    refused: 'Refuse it: the petition goes back to its organizers',
  },
  chooseResult: 'Say what you found.',
  reason: 'Why, if you refuse it',
  reasonHint: 'Its organizers get this by letter and read it on their page; nobody else does.',
  button: 'Record what I found',
  fine: 'What you record cannot be taken back. Everybody sees how the petition goes on.',
  ownPetition: 'You organize this petition, or have organized it: somebody else of the staff has to look at it.',
  sentBack: 'Staff sent it back',
  tooLong: (most: number) => `At most ${most} letters.`,
} as const;

/** What stands in the way of a finding. */
export const wordings: Wordings = {
  'finding-reason-missing': () => ({
    say: 'Write why you refuse it: its organizers need to know what to change.',
    todo: { label: 'Write the reason', href: '#reason' },
  }),
};
