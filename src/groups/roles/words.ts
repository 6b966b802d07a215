import type { Wordings } from '../../platform/plug.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import { dayWritten } from '../../platform/written/index.ts';
import type { RoleName } from './model.ts';

/** What each role is called: one holder, several, and what they answer for. */
export const roleWords: Readonly<
  Record<RoleName, { readonly one: string; readonly many: string; readonly does: string }>
> = {
  convener: {
    one: 'Convener',
    many: 'Conveners',
    does: 'answers for the group: its home, its roles, its list and its meetings',
  },
  moderator: { one: 'Moderator', many: 'Moderators', does: 'keeps the talk of the group civil and to the matter' },
  organizer: { one: 'Programme organizer', many: 'Programme organizers', does: 'prepares meetings and programmes' },
  contact: { one: 'Contact', many: 'Contacts', does: 'can be written to, and has no rights besides' },
};

/** In whose place a role would be held, and until when, as far as that was said. */
export const termsOfOffer = (former: string | undefined, endsOn: CalendarDay | null): string[] => [
  ...(former ? [`You would follow ${former}, whose role ends when you accept.`] : []),
  ...(endsOn ? [`The role is for a time: it ends on ${dayWritten(endsOn)}.`] : []),
];

/** The sentences of roles. */
export const words = {
  whatFor: (role: RoleName) => {
    const { does } = roleWords[role];
    return `${does.charAt(0).toUpperCase()}${does.slice(1)}.`;
  },
  title: 'Who answers for what',
  lede: (group: string) => `Roles in ${group}. Whoever holds one has accepted it, and is named on the group’s home.`,
  holds: 'Held now',
  offered: 'Asked',
  notAnswered: 'has not answered',
  roleUnknown: 'Choose one of the roles.',
  past: 'Held before',
  since: 'Since',
  until: 'Until',
  who: 'Who',
  role: 'Role',
  nobody: 'Nobody holds a role. The group needs a convener.',
  appointTitle: 'Ask somebody',
  appointee: 'Member number or e-mail address',
  appointeeHint: 'Somebody who takes part in the group. They get a letter, and hold the role once they accept.',
  appointeeUnknown: 'Type the member number or the e-mail address of somebody who takes part in the group.',
  endsOn: 'Until',
  endsOnHint: 'The first day on which they no longer hold it. They get a letter before. You may leave it empty.',
  badDay: 'Write the day as 2027-11-30.',
  agreedEnd: 'Agreed end',
  handover: 'What a convener hands over',
  inPlaceOf: 'In place of',
  inPlaceOfNobody: 'Nobody: the role is added',
  inPlaceOfHint: 'The role that ends when the new one is accepted.',
  appoint: 'Ask them',
  accept: (role: RoleName) => `Accept: ${roleWords[role].one}`,
  decline: 'Decline',
  takeBack: 'Take it back',
  askedYou: (role: RoleName) => `Will you be ${roleWords[role].one.toLowerCase()}?`,
  askedYouMore: (role: RoleName) =>
    `A ${roleWords[role].one.toLowerCase()} ${roleWords[role].does}. Your name then stands on the group’s home.`,
  takeover: 'Does nobody answer for this group any more?',
  manage: 'Roles',
  notDone: 'This was not done.',
  change: 'Change',
  endShort: 'End',
  layDownShort: 'Lay down',
  erased: 'somebody who is no longer known here',
} as const;

/** The sentences of the letters about roles. */
export const letterWords = {
  subject: (role: RoleName, group: string) => `Will you be ${roleWords[role].one.toLowerCase()} of ${group}?`,
  greeting: (name: string) => (name ? `Dear ${name}` : 'Good day'),
  lede: (role: RoleName, group: string) => `you are asked to be ${roleWords[role].one.toLowerCase()} of ${group}.`,
  does: (role: RoleName) =>
    `A ${roleWords[role].one.toLowerCase()} ${roleWords[role].does}. Your name would stand on the group’s home.`,
  nothing: 'Nothing happens until you answer.',
  button: 'Read and answer',
  fine: 'You get this because you take part in the group.',
} as const;

export const wordings: Wordings = {
  'last-convener': () => ({
    say: 'You would leave the group without a convener. Ask somebody else first; once they accept, this can end.',
  }),
  'appointee-not-a-participant': () => ({
    say: 'Nobody who takes part in this group goes by that number or address. Ask them to join first.',
  }),
  'role-held-already': () => ({ say: 'They hold that role, or have been asked to.' }),
  'role-ends-past': () => ({ say: 'Choose a day to come.' }),
  'role-ends-far': () => ({ say: 'That is more than ten years ahead. Choose an earlier day, or leave it empty.' }),
  'role-answered': () => ({ say: 'This question has been answered or taken back.' }),
  'role-has-ended': () => ({ say: 'This role has ended already.' }),
  'nothing-to-hand-over': () => ({ say: 'The role that should be handed over is not held now.' }),
};
