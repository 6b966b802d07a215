import type { RefusedRow } from '../../platform/csv/index.ts';
import type { Wordings } from '../../platform/plug.ts';
import { countedWritten, countWritten } from '../../platform/written/index.ts';
import type { GroupState, Participation } from './model.ts';

/** What each state is called where a group is listed. */
export const stateWords: Readonly<Record<GroupState, string>> = {
  active: 'In term',
  lapsed: 'Lapsed',
  graduated: 'Became another body',
  dissolved: 'Dissolved',
  merged: 'Merged',
};

/** Who may join, as a sentence. */
export const participationWords: Readonly<Record<Participation, string>> = {
  'members-in-good-standing': 'All members in good standing may join. It costs nothing.',
  members: 'All members may join. It costs nothing.',
  anyone: 'Everyone may join, members or not. It costs nothing.',
};

/** “1 participant”, “1,284 participants”. */
export const participantsWritten = (count: number): string => countedWritten(count, 'participant', 'participants');

/** The sentences about a group as a thing. */
export const words = {
  purpose: 'Purpose',
  saysOfItself: 'In its own words',
  formerly: (names: readonly string[]) => `Formerly ${names.join(', ')}`,
  number: (number: number) => `G ${number}`,
  since: (year: string) => `since ${year}`,
  years: (from: string, until: string) => (from === until ? from : `${from}–${until}`),
  participants: participantsWritten,
  successor: (name: string) => `Its work goes on in the ${name}.`,
  lapsedStays: 'Its term ended without a renewal. What it left stays here to be read, and a petition can renew it.',
  inactiveStays:
    'For a long time nobody gave a sign of life. What it left stays here to be read, and a petition can begin it again.',
  endedStays: 'What it left stays here to be read.',
  editTitle: 'What the group says of itself',
  editLede:
    'The purpose was approved and stays as it is. Here stands what has changed since: what you do now, when you meet, how to begin.',
  ownWords: 'Text and topics',
  about: 'In the group’s own words',
  aboutHint: 'Plain text; an empty line begins a new paragraph. At most 5,000 letters.',
  topics: 'Topics',
  topicsHint: 'Under these the group is found, and overlap is judged.',
  roster: 'Show the roster',
  rosterHint: 'It names those participants who chose to be shown, and no one else.',
  save: 'Save',
  cancel: 'Leave it as it is',
  notSaved: 'This was not saved.',
  edit: 'Change what the group says',
  conflict:
    'Somebody else changed this meanwhile. Yours is kept below, theirs stands on the group’s page. Save again to put yours in its place.',
} as const;

export const wordings: Wordings = {
  'group-not-active': ({ state }) => ({
    say: state === 'lapsed' ? 'The group has lapsed: its term ended without a renewal.' : 'The group has ended.',
    todo: { label: 'Look for a group that is in term', href: '/groups' },
  }),
  'group-changed-meanwhile': () => ({ say: words.conflict }),
  'about-too-long': ({ length, most }) => ({
    say: `The text has ${number(length)} letters and may have ${number(most)}.`,
  }),
  'group-topics-missing': () => ({ say: 'Choose at least one topic: without one nobody finds the group.' }),
  'group-topics-too-many': ({ most }) => ({ say: `Choose at most ${number(most)} topics.` }),
  'group-name-missing': () => ({ say: 'The group needs a name.' }),
  'group-name-too-long': ({ length, most }) => ({
    say: `The name has ${number(length)} letters and may have ${number(most)}.`,
  }),
  'group-name-taken': ({ name }) => ({
    say: `Another group that is in term is called ${String(name)}. Choose a name that tells them apart.`,
  }),
  'group-has-ended': () => ({ say: 'The group has ended already, and what was decided stands.' }),
  'ends-before-opening': ({ openedOn }) => ({
    say: `The group was opened on ${String(openedOn)}; it cannot end before that day.`,
  }),
  'petition-made-a-group': ({ petition }) => ({
    say: `Petition ${String(petition)} has opened a group already.`,
    todo: { label: 'See the groups', href: '/groups' },
  }),
};

const number = (value: unknown): string => countWritten(Number(value));

/** Why a row of a file of groups is refused. */
export function refusalWords({ reason, found }: Pick<RefusedRow, 'reason' | 'found'>): string {
  const text = found === undefined ? '' : `“${found}” `;
  switch (reason) {
    case 'cannot-be-read':
      return 'the file cannot be read from here on; a quotation mark may be open or stand in the wrong place';
    case 'column-missing':
      return 'the file has no such column; its first line must name the columns';
    case 'empty':
      return 'is empty, and must not be';
    case 'too-long':
      return 'has more than 160 letters';
    case 'name-twice':
      return `${text}stands in the file twice`;
    case 'not-a-state':
      return `${text}is none of active, lapsed, graduated, dissolved, merged`;
    case 'not-a-day':
      return `${text}is no day; write it as 2026-11-30`;
    case 'not-a-topic':
      return `${text}is not in the list of topics`;
    case 'not-an-address':
      return `${text}is no address; write it as Amara Okonkwo <amara@example.org>`;
    case 'not-a-policy':
      return `${text}is no policy and version; write its name and the version, as NAME 2014`;
    case 'policy-unknown':
      return `${text}is no policy that this installation knows`;
    case 'ends-before-it-begins':
      return `${text}lies before the beginning`;
    case 'active-and-ended':
      return `${text}is given as the end of a group that is active`;
    case 'means-several-groups':
      return `${text}were the names of more than one group`;
    case 'has-ended':
      return `cannot be changed: the group is ${found ?? 'ended'}, by decision`;
    default:
      return `${text}${reason}`;
  }
}
