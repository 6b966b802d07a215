import type { Wordings } from '../../platform/plug.ts';
import { countedWritten, dayWritten } from '../../platform/written/index.ts';
import type { ChangeRules } from '../../policies/index.ts';
import type { Ground, StopCode } from './model.ts';

const days = (count: number): string => countedWritten(count, 'day', 'days');

/** The sentences of a group that nobody convenes any more. */
export const words = {
  title: 'Takeover',
  lede: (group: string) => `For ${group}, when nobody convenes it any more.`,
  now: 'Now',
  convenes: (count: number) => `${countedWritten(count, 'person convenes', 'people convene')} this group.`,
  grounds: {
    'no-convener': 'Nobody convenes this group.',
    'conveners-lapsed': 'None of its conveners is a member in good standing any more.',
    'no-answer': 'Its conveners were asked whether they are there, and none has answered in time.',
  } satisfies Record<Ground, string>,
  asked: (answerBy: string) =>
    `Its conveners were asked whether they are there. They may answer through ${dayWritten(answerBy)}.`,
  how: 'How it goes',
  howText: ({ participants, answerDays, objectionDays, gatheringDays }: ChangeRules['takeover']) =>
    `A participant asks the conveners whether they are there; they have ${days(answerDays)} to answer. If none does, or there is none in good standing, ${participants} participants in good standing may ask together to convene the group, within ${days(gatheringDays)} of the first. Conveners are written to and may object for ${days(objectionDays)}; staff may confirm sooner.`,
  underWay: 'Under way',
  askers: 'Who asks',
  needs: (count: number) =>
    `${countedWritten(count, 'more participant has', 'more participants have')} to ask with them.`,
  gathers: (until: string) => `They can through ${dayWritten(until)}; after that it has come to nothing.`,
  takePart: 'Take part in the group',
  until: (on: string) => `Conveners may object through ${dayWritten(on)}. After that they convene the group.`,
  act: 'What you can do',
  ask: 'Ask the conveners whether they are there',
  askWhat: 'Each of them gets a letter. It does not name you.',
  takeOver: 'Ask to convene the group',
  takeOverWhat: 'Your name is shown here, and to the conveners.',
  join: 'Ask together with them',
  here: 'I am here, and convene this group',
  hereWhat: 'You are asked whether you still convene this group. If you say so, nobody takes it over.',
  confirm: 'Confirm the takeover now',
  confirmWhat: 'Those who ask convene the group at once.',
  notYet: 'Not open to you now',
  signIn: 'Sign in to see what you can do',
  erased: 'somebody who is no longer known here',
  done: {
    asked: 'The conveners were asked.',
    answered: 'You are here. Nobody takes the group over.',
    joined: 'You have asked to convene the group.',
    confirmed: 'The takeover is confirmed.',
  } as Readonly<Record<string, string>>,
} as const;

/** What stands in the way of a takeover. */
export const wordings: Wordings = {
  'nobody-to-ask': () => ({ say: 'Nobody convenes the group, so there is nobody to ask.' }),
  'convener-yourself': () => ({ say: 'You convene this group yourself.' }),
  'conveners-asked-already': ({ answerBy }) => ({
    say: `They were asked already, and may answer through ${dayWritten(String(answerBy))}.`,
  }),
  'group-is-convened': () => ({
    say: 'Somebody convenes this group. Ask them first whether they are there; if none answers in time, you may ask to convene it.',
  }),
  'takeover-asked-already': () => ({ say: 'You have asked already.' }),
  'takeover-put-already': () => ({ say: 'Others have asked already, and wait until nobody may object any more.' }),
  'takeover-not-put': () => ({ say: 'Not enough participants have asked yet.' }),
  'own-takeover': () => ({ say: 'You ask to convene this group: somebody else has to confirm it.' }),
  'nothing-asked': () => ({ say: 'Nobody has asked.' }),
};

/** The sentences of the letters about it. */
export const letterWords = {
  greeting: (name: string) => (name ? `Dear ${name}` : 'Good day'),
  askedSubject: (group: string) => `Do you still convene ${group}?`,
  askedLede: (group: string) => `a participant of ${group} asks whether its conveners are there.`,
  askedMore: (answerBy: string) =>
    `Say so by ${dayWritten(answerBy)}, with one press. If none of you does, participants may take the group over together.`,
  askedButton: 'Say that you are here',
  putSubject: (group: string) => `Others ask to convene ${group}`,
  putLede: (names: string, group: string) => `${names} ask to convene ${group}.`,
  putMore: (until: string) =>
    `You may object through ${dayWritten(until)}, by saying that you are here. After that they convene it with you.`,
  madeSubject: (group: string) => `${group} has new conveners`,
  madeLede: (names: string, group: string) => `${names} convene ${group} from today on.`,
  madeMore: 'What a convener takes over stands on the page for the handover.',
  madeButton: 'See the handover',
  stoppedSubject: (group: string) => `A convener of ${group} is there`,
  stoppedLede: (group: string) => `a convener of ${group} has said that they are there, so it is not taken over.`,
  stoppedWhy: {
    objected: 'Write to them, or ask to be appointed beside them.',
    'not-to-be-made':
      'The group is not active any more, somebody convenes it again, or too few of those who asked still take part in good standing. The page says how it stands now.',
    'too-few':
      'Too few others have asked with you in time. You can ask once more: tell those who take part before you do, so that they join you.',
  } satisfies Record<StopCode, string>,
  notMadeSubject: (group: string) => `${group} is not taken over`,
  notMadeLede: (group: string) => `you asked to convene ${group}, and that has come to nothing.`,
  button: 'Read it',
  fine: 'You get this because you convene this group, or asked to.',
} as const;
