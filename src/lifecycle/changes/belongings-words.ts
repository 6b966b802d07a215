import { countedWritten } from '../../platform/written/index.ts';
import { capital, type Nouns } from '../../roll/index.ts';
import type { ChangeKind, Decider } from './model.ts';

const stays: Readonly<Record<ChangeKind, string>> = {
  rename: 'Stays.',
  dissolve: 'Stays as it is, to be read.',
  merge: 'Stays as it is, to be read.',
  graduate: 'Stays as it is, to be read.',
};

/** What becomes of each thing that a group has; nothing is deleted. */
export const belongingsWords = {
  title: 'What becomes of what',
  lede: 'Nothing is deleted. This is what the group has, and what becomes of it when the change is made.',
  caption: 'What the group has, and what becomes of it',
  thing: 'What',
  has: 'What there is',
  becomes: 'What becomes of it',
  home: 'Home',
  homeBecomes: {
    rename: 'Moves to an address of the new name. The old address leads there for ever.',
    dissolve: 'Says what the group was, when and why it ended, and where its archive is. Its forms are gone.',
    merge:
      'Says what the group was, when and why it ended, and that its work goes on in the other. Its forms are gone.',
    graduate: 'Says what the group was, and leads to the body in which its work goes on. Its forms are gone.',
  } satisfies Record<ChangeKind, string>,
  names: 'Names',
  namesBecome: {
    rename: 'The present name joins the former ones. The group is found by each of them.',
    dissolve: 'The group is found by each of them, and nobody else gets its addresses.',
    merge: 'The group is found by each of them, and nobody else gets its addresses.',
    graduate: 'The group is found by each of them, and nobody else gets its addresses.',
  } satisfies Record<ChangeKind, string>,
  participants: 'Participants',
  participantsHas: (count: number) => countedWritten(count, 'participant', 'participants'),
  participantsBecome: (kind: ChangeKind, name: string): string =>
    ({
      rename: 'Stay in the group.',
      dissolve: 'Stay written down as they were. Nobody joins any more.',
      merge: `Each is invited to ${name} by letter. Nobody is moved. The roster stays as it was.`,
      graduate: `Stay written down as they were. ${name} enrols its own members.`,
    })[kind],
  roles: 'Roles',
  rolesHave: (count: number) => countedWritten(count, 'role held or offered', 'roles held or offered'),
  rolesBecome: {
    rename: 'Stay.',
    dissolve: 'Stay written down, and give no rights any more in what has ended.',
    merge: 'Stay written down. The other group has conveners of its own.',
    graduate: 'Stay written down. The body elects its officers.',
  } satisfies Record<ChangeKind, string>,
  noLists: 'No list that you may read',
  listHas: (messages: number) => countedWritten(messages, 'message', 'messages'),
  listBecomes: {
    rename: 'Takes the new name where it bore the old one. Former addresses still work.',
    dissolve: 'Takes no more messages. The archive stays where it is, with its files.',
    merge: 'Takes no more messages. The archive stays where it is, with its files.',
    graduate: 'Takes no more messages. The archive stays where it is, with its files.',
  } satisfies Record<ChangeKind, string>,
  list: (name: string) => `List: ${name}`,
  promises: 'Promises',
  promisesHave: (count: number) => countedWritten(count, 'open promise', 'open promises'),
  promisesBecome: {
    rename: 'Stay.',
    dissolve: 'Those that are open are released, and say why.',
    merge: 'Those that are open are released, and say why.',
    graduate: 'Those that are open are released, and say why.',
  } satisfies Record<ChangeKind, string>,
  petitions: 'Petitions',
  petitionsHave: (count: number) => countedWritten(count, 'petition', 'petitions'),
  petitionsBecome: stays,
  profile: 'What it says of itself',
  profileHas: 'Purpose, text and topics',
  profileBecomes: {
    ...stays,
    graduate:
      'Stays as it is, to be read. The body stands among the units, with the purpose as its charge and the same topics.',
  } satisfies Record<ChangeKind, string>,
  term: 'Term',
  termBecomes: {
    rename: 'Runs on.',
    dissolve: 'Ends on the day of the change.',
    merge: 'Ends on the day of the change. That of the other group runs on.',
    graduate: 'Ends on the day of the change.',
  } satisfies Record<ChangeKind, string>,
} as const;

/** How a group ended, on its home. */
export const endingWords = {
  why: 'Why it ended',
  decidedBy: (decider: Decider, { committee, council }: Nouns): string =>
    `${{ conveners: 'Its conveners', committee: capital(committee.the), council: capital(council.the) }[decider]} decided it.`,
  proposal: 'The proposal, and what was decided',
  goesOn: 'Its work goes on in',
  archive: 'Its archive',
  archiveHas: (messages: number) => `${countedWritten(messages, 'message', 'messages')}, to be read`,
  timeline: 'From its first draft to its end',
  timelineTerm: 'Timeline',
  decided: 'Decided',
} as const;
