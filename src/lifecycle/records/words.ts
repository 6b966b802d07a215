import type { Wordings } from '../../platform/plug.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import { countedWritten, countWritten, dayWritten } from '../../platform/written/index.ts';
import type { Nouns } from '../../roll/index.ts';
import type { RecordedWay, RenewalRecord } from './model.ts';

/** The sentences about a renewal that needs no petition. */
export const words = {
  title: {
    registration: 'Register it again',
    deliverables: 'Say what it has delivered',
    agreement: 'Record that its sponsor agrees',
  } satisfies Record<RecordedWay, string>,
  why: {
    registration: 'Say in a sentence what the group does, and it is registered for another term.',
    deliverables:
      'Say what the group has delivered, and by what that can be seen. Staff look at it; until they have, the group does not lapse.',
    agreement: 'Say who agreed, and when. The next term is on record at once.',
  } satisfies Record<RecordedWay, string>,
  groupEnded: 'The group has ended by a decision.',
  delivered: 'Delivered',
  deliveredHint: (least: number) => `At least ${countWritten(least)} of these.`,
  evidence: {
    registration: 'What the group does',
    deliverables: 'By what it can be seen',
    agreement: 'Who agreed, and when',
  } satisfies Record<RecordedWay, string>,
  evidenceHint: 'A text, or an address. Everybody can read it.',
  button: {
    registration: 'Register the group again',
    deliverables: 'Give it to staff',
    agreement: 'Record the agreement',
  } satisfies Record<RecordedWay, string>,
  notDone: 'Nothing is on record yet',
  records: 'On record',
  caption: 'What was put on record for a renewal, the latest first',
  day: 'Day',
  what: 'What',
  became: 'What became of it',
  was: {
    registration: 'Registered again',
    deliverables: 'What was delivered',
    agreement: 'The sponsor agreed',
  } satisfies Record<RecordedWay, string>,
  becameOf: ({ result, settledOn, reason }: RenewalRecord): string => {
    if (result === null) return 'Waits for staff';
    return result === 'accepted'
      ? `Accepted on ${dayWritten(settledOn!)}`
      : `Not accepted on ${dayWritten(settledOn!)}: ${reason}`;
  },
  settle: 'What staff make of it',
  settleWhy:
    'Accepted, the next term runs from the end of the last one. If it is not, the conveners read why, and may put it on record anew.',
  accept: 'Accept it',
  refuse: 'Do not accept it',
  reason: 'Why not',
  reasonHint: 'Needed only if you do not accept it. Everybody can read it.',
  notSettled: 'Nothing is settled yet',
} as const;

/** The sentences of the letters about what was delivered. */
export const letterWords = {
  greeting: (name: string) => (name ? `Dear ${name}` : 'Good day'),
  waitsSubject: (group: string) => `${group} says what it has delivered`,
  waitsLede: (group: string) => `the conveners of ${group} have put on record what it has delivered. It waits for you.`,
  acceptedSubject: (group: string) => `${group} is renewed`,
  acceptedLede: (group: string) =>
    `what ${group} has delivered was accepted. Its next term runs from the end of the last one.`,
  refusedSubject: (group: string) => `What ${group} has delivered was not accepted`,
  refusedLede: (group: string) => `staff have looked at what ${group} has delivered, and did not accept it.`,
  reason: 'Why',
  button: 'See what is on record',
  staffFine: 'You get this because you verify petitions.',
  fine: ({ headquarters }: Nouns) =>
    `You get this because you convene the group, or are its contact at ${headquarters.named}.`,
} as const;

const day = (value: unknown): string => dayWritten(String(value as CalendarDay));

/** What stands in the way. */
export const wordings: Wordings = {
  'renewal-not-recorded': () => ({ say: 'The rules of the group renew it in another way.' }),
  'recorded-too-late': () => ({ say: 'The group has lapsed. It can be begun again by a petition.' }),
  'record-waits': ({ recordedOn }) => ({ say: `What was put on record on ${day(recordedOn)} waits for staff.` }),
  'record-not-yours': ({ way }) => ({
    say: way === 'agreement' ? 'Staff record that the sponsor agrees.' : 'Its conveners put that on record.',
  }),
  'record-own-group': () => ({ say: 'You convene this group: somebody else on the staff has to do that.' }),
  'delivered-too-little': ({ least }) => ({
    say: `Its rules ask for ${countedWritten(Number(least), 'thing', 'things')} at least. Tick what was delivered.`,
  }),
  'renewal-evidence-missing': () => ({ say: 'Write it in a sentence, or give an address.' }),
  'renewal-evidence-long': ({ most }) => ({
    say: `At most ${countWritten(Number(most))} letters. Give an address for the rest.`,
  }),
  'no-record-waits': () => ({ say: 'Nothing waits any more: somebody else was faster.' }),
  'record-reason-missing': () => ({ say: 'Write why it is not accepted.' }),
  'record-reason-long': ({ most }) => ({ say: `At most ${countWritten(Number(most))} letters.` }),
};
