import { countWritten, countedWritten } from '../../platform/written/index.ts';

/** The sentences of one's own page. */
export const words = {
  title: 'My page',
  noName: 'Somebody without a name',
  good: 'In good standing',
  notGood: 'Not in good standing',
  notMember: 'Not on the roll',
  since: (year: string) => `since ${year}`,
  paidThrough: 'Paid through',
  neverExpires: 'Dues never run out in this class.',
  byTheRollOf: ', by the roll of',
  notMemberLede:
    'The roll of members has no record of you. You can be asked to hold an office or to organize a petition; you cannot sign.',
  whyNot: 'Why not',

  waits: (count: number) => (count === 1 ? 'One thing waits for you' : `${countWritten(count)} things wait for you`),
  invitedTo: 'Answer whether you will organize',
  invitedHow: 'The link is in the letter of',
  askedToHold: (role: string) => `Answer whether you will be ${role} of`,
  draftWaits: 'Go on with your draft',
  circulates: (waiting: number) =>
    waiting === 0
      ? 'It circulates, and no comment waits for an answer'
      : `It circulates: ${countedWritten(waiting, 'comment waits', 'comments wait')} for an answer`,

  toProfile: 'Who you are to your groups: what others find you by',
  groups: 'Am I in?',
  lists: 'My lists: how each comes to you, pause, stop',
  groupsCaption: 'Groups that I take part in',
  group: 'Group',
  sinceHead: 'Since',
  asHead: 'As',
  participant: 'Participant',
  shown: 'Name',
  nameShown: 'On the roster',
  nameHidden: 'Not shown',
  noGroups: 'You take part in no group.',
  noGroupsWhy: 'Joining costs nothing, and you can leave at any time.',
  findGroup: 'Find a group',

  signatures: 'My signatures',
  signed: 'signed',
  notCounted: 'Not counted',
  withdrawn: 'Withdrawn',
  counted: 'Your signature was counted.',
  hidden: 'Your name is seen by the verifiers only.',
  isShown: 'Your name is shown on the page.',
  withdraw: 'Withdraw my signature',
  isTold: 'You are told by mail how it goes on.',
  isNotTold: 'You are not told how it goes on.',
  tellMe: 'Tell me how it goes on',
  receipt: 'Receipt, as a file that can be checked',
  noMoreNews: 'No more news of it',
  isFixed: 'It can no longer be withdrawn.',
  noSignatures: 'You have signed nothing yet.',
  noSignaturesWhy: 'Petitions that are open stand on the list, with what they ask for.',
  seePetitions: 'See the open petitions',

  petitions: 'My petitions',
  noPetitions: 'You have not begun one.',
  noPetitionsWhy: 'A draft costs nothing and nobody sees it.',
  start: 'Start a petition',

  posts: 'My offices',
  office: 'Office',
  at: 'At',
  until: 'Until',
  noEnd: 'Open',

  sessions: 'Signed in on',
  thisBrowser: 'This browser',
  sinceWord: 'Since',
  waysIn: 'How you sign in',
  signOut: 'Sign it out',
  programs: 'Programs',
  tokens: 'Tokens for programs that act in my name',
  tokensFine: 'Make one, see when each was last used, revoke it.',
  kept: 'What is kept',
  ended: 'That browser is signed out.',
  take: 'Take all that is kept about me',
  takeFine: 'A file in JSON, which other programs can read.',
  fileName: 'what-is-kept-about-me.json',
  ofNeeded: (signed: number, needed: number | null) =>
    needed === null
      ? countedWritten(signed, 'signature', 'signatures')
      : `${countWritten(signed)} of ${countWritten(needed)}`,
  whereAndHow: 'What is kept, why, and for how long',
} as const;
