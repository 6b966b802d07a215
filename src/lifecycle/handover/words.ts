import { countedWritten, dayWritten } from '../../platform/written/index.ts';

/** The sentences of what a convener hands over. */
export const words = {
  title: 'Handover',
  lede: (group: string) => `All that a convener of ${group} needs to know, on one page. It prints well.`,
  roles: 'Who holds what',
  rolesCaption: 'Roles that are held or offered',
  who: 'Who',
  role: 'Role',
  since: 'Since',
  ends: 'Agreed end',
  notAnswered: 'has not answered',
  noEnd: 'none agreed',
  erased: 'somebody who is no longer known here',
  appoint: 'Appoint somebody in place of another',
  appointWhy: 'Whoever is asked holds the role once they accept; the one whom they succeed holds it until then.',
  term: 'The term',
  termRuns: 'Runs',
  termSpan: (from: string, last: string) => `${dayWritten(from)} through ${dayWritten(last)}`,
  termEndless: (from: string) => `from ${dayWritten(from)}, without an end`,
  termNone: 'No term is recorded',
  renewalOpens: 'A renewal may begin',
  lapses: 'Without a renewal it lapses',
  rules: 'By the rules',
  lists: 'Lists',
  listsCaption: 'Lists of the group, and what waits in them',
  list: 'List',
  address: 'Address',
  waits: 'What waits',
  waiting: (held: number, unanswered: number) =>
    [
      held > 0 && `${countedWritten(held, 'message', 'messages')} for a moderator`,
      unanswered > 0 && `${countedWritten(unanswered, 'thread', 'threads')} without an answer`,
    ]
      .filter(Boolean)
      .join(', ') || 'nothing',
  noLists: 'The group has no list.',
  open: 'Open',
  openCaption: 'What the group has promised and not done',
  promise: 'Promise',
  due: 'Due',
  nothingOpen: 'No promise is open.',
  proposal: 'Proposed',
  contact: 'Contact',
  liaison: (headquarters: string) => `Contact at ${headquarters}`,
  noLiaison: 'nobody is named',
  where: 'Where things are',
  documents: {
    home: 'Home of the group, and what it says of itself',
    archive: 'Archive of its talk, with the files',
    timeline: 'From its first draft to today',
    promises: 'What it has promised',
    changes: 'What was proposed for it',
    petition: (number: number) => `Petition P ${number}`,
  },
} as const;

/** The sentences of the letters about a role that ends. */
export const letterWords = {
  greeting: (name: string) => (name ? `Dear ${name}` : 'Good day'),
  beforeSubject: (role: string, group: string) => `Your time as ${role} of ${group} ends soon`,
  beforeLede: (role: string, group: string, on: string) =>
    `your agreed time as ${role} of ${group} ends on ${dayWritten(on)}.`,
  beforeMore: 'Ask whoever is to follow you in good time: they hold the role once they accept.',
  endedSubject: (role: string, group: string) => `Your time as ${role} of ${group} is over`,
  endedLede: (role: string, group: string) => `your agreed time as ${role} of ${group} is over today. Thank you.`,
  endedMore: 'You take part in the group as before.',
  stayedSubject: (group: string) => `You still convene ${group}`,
  stayedLede: (group: string) => `your agreed time as convener of ${group} is over today, and nobody else convenes it.`,
  stayedMore: 'You answer for it until somebody else has accepted. Ask whoever is to follow you.',
  button: 'See the handover',
  homeButton: 'See the group',
  fine: 'You get this because you hold a role in the group that was given for a time.',
} as const;
