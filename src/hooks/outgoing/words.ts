import type { Wordings } from '../../platform/plug.ts';
import type { Trouble } from '../../platform/webhooks/index.ts';
import type { LeavingKind } from './leaving.ts';
import { trialKind } from './model.ts';

/** What each kind is called where one chooses. */
export const kindWords: Readonly<Record<LeavingKind, string>> = {
  'charters.petition-opened': 'A petition opens for signature',
  'charters.petition-signed': 'A petition is signed (never by whom)',
  'charters.petition-filed': 'A petition is filed',
  'charters.petition-verified': 'Signatures are verified',
  'charters.petition-decided': 'A petition is decided',
  'charters.decision-ratified': 'A decision is ratified, or not',
  'charters.decision-reported': 'A decision is reported',
  'charters.term-opened': 'A term begins',
  'charters.term-renewed': 'A term is renewed',
  'charters.term-lapsed': 'A term ends without a renewal',
  'council.report-finalized': 'A report is final',
  'council.vote-recorded': 'A vote on a report is recorded',
  'groups.group-opened': 'A group is opened',
  'groups.group-renamed': 'A group is renamed',
  'groups.group-described': 'A group changes what it says of itself',
  'groups.group-repurposed': 'A group gets another purpose',
  'groups.liaison-named': 'A group gets another contact',
  'groups.role-accepted': 'Somebody takes a role in a group (never who)',
  'groups.role-ended': 'Somebody’s role in a group ends (never whose)',
  'groups.group-lapsed': 'A group lapses',
  'groups.group-resumed': 'A lapsed group comes back',
  'groups.group-ended': 'A group ends by decision',
  'lifecycle.dormancy-declared': 'A group goes dormant',
  'lifecycle.group-woken': 'A dormant group wakes',
  'lifecycle.change-decided': 'A change of a group is decided',
  'lifecycle.change-made': 'A change of a group takes effect',
  'meetings.sitting-announced': 'A meeting is announced',
  'meetings.sitting-changed': 'A meeting is changed',
  'meetings.sitting-cancelled': 'A meeting is cancelled',
  'meetings.sitting-held': 'A meeting was held',
  'meetings.agenda-published': 'An agenda is published',
  'meetings.minutes-published': 'Minutes are published',
  'meetings.minutes-amended': 'Minutes are amended',
  'units.unit-founded': 'A unit is founded',
  'units.unit-described': 'A unit’s entry is changed',
  'units.unit-renamed': 'A unit is renamed',
  'units.unit-discontinued': 'A unit is discontinued',
  'units.unit-resumed': 'A unit is taken up again',
  'units.post-filled': 'A post is filled (never by whom)',
  'units.post-ended': 'A post ends (never whose)',
};

/** What kinds are about, in the order in which one chooses. */
export const subjects: readonly { readonly legend: string; readonly of: readonly string[] }[] = [
  { legend: 'Petitions, decisions and terms', of: ['charters', 'council'] },
  { legend: 'Groups', of: ['groups', 'lifecycle'] },
  { legend: 'Meetings', of: ['meetings'] },
  { legend: 'Units and posts', of: ['units'] },
];

const troubleWords: Readonly<Record<Trouble, string>> = {
  address: 'The name leads to an address that is not for everybody, so nothing was sent.',
  'too-late': 'Nothing came back within five seconds.',
  'kept-here': 'This is an example, from which nothing leaves: nothing was sent.',
  unreachable: 'The address could not be reached, or its certificate is not good.',
};

/** The sentences of the pages on which administrators settle which systems are told of what. */
export const words = {
  staff: 'Staff',
  title: 'Other systems',
  lede: 'What happens here can be told to other systems at once, by signed messages that hold numbers and days: never a name, an address, or who signed.',
  told: 'Who is told',
  none: 'No other system is told of anything.',
  noneWhy: 'Add one below. A message to try the way can be sent before anything happens.',
  system: 'System',
  hears: 'Hears of',
  kinds: (count: number) => (count === 1 ? 'one kind of thing' : `${count} kinds of things`),
  state: 'State',
  on: 'Told',
  off: 'Switched off',
  offByItself: 'Switched off, because nothing arrived for four days, or it asked for no more',
  add: 'Add a system',
  address: 'Address',
  addressHint: 'It begins with https://, and anybody on the internet could reach it.',
  which: 'Of what it is told',
  addButton: 'Add it',
  notAdded: 'It was not added.',
  secret: 'Secret',
  secretIs: 'The secret. It is shown this once; put it into the other system now.',
  of: (host: string) => `Messages to ${host}`,
  sent: 'What was sent last',
  nothingSent: 'Nothing has been sent yet.',
  nothingSentWhy: 'Messages stand here for thirty days, with what came back.',
  at: 'Happened',
  what: 'What',
  outcome: 'What came back',
  trial: 'A message to try the way',
  waits: 'waits to be sent',
  status: (status: number) => `Status ${status}.`,
  trouble: (trouble: Trouble) => troubleWords[trouble],
  again: 'Tried again',
  attempts: (attempts: number) => (attempts === 1 ? 'once' : `${attempts} times`),
  tried: 'Tried',
  never: '–',
  givenUp: 'Given up.',
  arrived: 'Arrived.',
  body: 'The message',
  try: 'Send a message to try the way',
  settings: 'Settings',
  save: 'Save',
  saved: 'This is saved.',
  done: {
    saved: 'It is saved.',
    tried: 'A message is on its way. Look again in a moment for what came back.',
    off: 'It is told of nothing from now on.',
    on: 'It is told again from now on. What happened meanwhile is not told.',
    removed: 'It was removed.',
  } as Readonly<Record<string, string>>,
  notSaved: 'This was not saved.',
  switchOff: 'Switch it off',
  switchOn: 'Switch it on again',
  newSecret: 'Make another secret',
  newSecretWhat: 'For a day messages are signed with both, so that none is lost.',
  remove: 'Remove it',
  removeWhat: 'Removing it forgets its address, and what was sent to it.',
  end: 'End',
} as const;

export const nameOfKind = (kind: string): string =>
  kind === trialKind ? words.trial : (kindWords[kind as LeavingKind] ?? kind);

/** The sentences of the letter that says that a system is told no more. */
export const letterWords = {
  subject: (host: string) => `${host} is told of nothing any more`,
  greeting: (name: string) => (name ? `Dear ${name}` : 'Good day'),
  lede: (host: string) => `messages to ${host} were switched off.`,
  what: 'Either nothing arrived there for four days, though it was tried again and again, or it said that it wants no more. What happens from now on is not told there until you switch it on again.',
  button: 'See what came back',
  fine: 'You get this because you administer this house.',
  speaks: (association: string) => `Sent for the ${association}.`,
} as const;

export const wordings: Wordings = {
  'hook-address-not-an-address': () => ({
    say: 'This is no address. Write it whole, as https://hooks.example.org/folkmoot.',
  }),
  'hook-address-not-https': () => ({
    say: 'The address must begin with https://, so that nobody on the way can read or change a message.',
  }),
  'hook-address-with-password': () => ({
    say: 'Leave name and password out of the address. The other side knows the message by its signature.',
  }),
  'hook-address-not-public': () => ({
    say: 'This address is not for everybody: it leads to a private network, or to this machine itself.',
  }),
  'hook-kinds-missing': () => ({ say: 'Choose at least one thing of which it is told.' }),
  'hook-kinds-unknown': () => ({ say: 'Choose only from this list: nothing else may leave the house.' }),
  'hook-targets-too-many': ({ most }) => ({
    say: `No more than ${String(most)} systems can be told. Remove one first.`,
  }),
  'hook-target-off': () => ({ say: 'It is switched off. Switch it on again, and try the way then.' }),
};
