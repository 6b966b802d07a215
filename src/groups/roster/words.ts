import { countedWritten, countWritten } from '../../platform/written/index.ts';
import type { Wordings } from '../../platform/plug.ts';

/** The sentences of joining and leaving. */
export const words = {
  title: 'Participants',
  joinTitle: (group: string) => `Join ${group}`,
  notIn: 'You are not in this group.',
  in: 'You are in this group.',
  joinedOn: 'Since',
  join: 'Join',
  joinAs: (name: string) => `Join as ${name}`,
  joinLede:
    'You take part from today on. What is said on the list of the group comes to you by mail, each message, until you choose otherwise under My lists. You may leave at any time with one press.',
  showMe: 'Show my name on the group’s roster',
  showMeHint:
    'Without this, the roster does not name you. What you write on a list carries your name all the same. You may change it at any time.',
  shown: 'Your name stands on the roster.',
  notShown: 'Your name is not shown on the roster.',
  show: 'Show my name',
  hide: 'Take my name off the roster',
  leave: 'Leave',
  leaveTitle: (group: string) => `Leave ${group}?`,
  leaveLede:
    'You take part no longer, and any role that you hold in the group ends today. You may join again whenever you like.',
  leaveButton: 'Leave the group',
  stay: 'Stay',
  ended: 'The group has ended, so nobody joins it any more.',
  lapsed: 'The group has lapsed. A petition can renew it.',
  rosterClosed: 'This group does not show who takes part.',
  rosterEmpty: 'Nobody has chosen to be shown yet.',
  rosterCount: (shown: number, all: number) =>
    `${countWritten(shown)} of ${countedWritten(all, 'participant', 'participants')} chose to be shown.`,
  marked: 'Your good standing as a member has ended. You stay in the group; some things ask for good standing again.',
  why: 'You cannot join:',
  whyTitle: 'Not open to you',
  cannotLeave: 'Not yet',
  toRoles: 'See the roles of the group',
} as const;

export const wordings: Wordings = {
  'members-only': () => ({
    say: 'The group is open to members, and you are here as a guest.',
    todo: { label: 'Sign in with your member number', href: '/sign-in' },
  }),
  'not-a-participant': () => ({ say: 'You do not take part in this group.' }),
  'sign-in-needed': () => ({ say: 'For this you must have signed in.', todo: { label: 'Sign in', href: '/sign-in' } }),
};
