import type { Nouns } from '../../roll/index.ts';
import type { RefusedRow } from '../../platform/csv/index.ts';
import type { Wordings } from '../../platform/plug.ts';
import { countedWritten, dayWritten } from '../../platform/written/index.ts';

/** The sentences about units. */
export const words = {
  lede: (association: string) => `What the ${association} is made of: who is responsible for what, and whom to ask.`,
  count: (standing: number) => `${countedWritten(standing, 'unit', 'units')}`,
  ended: (count: number) => `${count} that are no more`,
  find: 'Find',
  query: 'Words of a name or a charge',
  allUnits: 'All units',
  found: 'Found',
  foundCount: (count: number) => countedWritten(count, 'unit', 'units'),
  noneFound: 'No unit speaks of this',
  noneFoundMore: 'Try fewer words, or other ones.',
  noneYet: 'No units yet',
  noneYetMore: 'Units come in from a file, or one by one.',
  underTopic: (topic: string) => `Under ${topic}`,
  endedTitle: 'No more',
  kinds: (kind: string) => kindsWritten(kind),
  below: 'Its parts',
  belowLabel: (name: string) => `Parts of ${name}`,
  charge: 'Charge',
  noCharge: 'Its charge has not been written down here yet.',
  filedUnder: 'Filed under',
  posts: 'Who holds office',
  postsLede: (name: string) => `Who holds which office in ${name}, from when to when.`,
  pastPosts: 'Who held office before',
  pastCount: (count: number) => countedWritten(count, 'post', 'posts'),
  formerly: 'Formerly',
  until: (on: string) => `until ${dayWritten(on)}`,
  founded: 'Founded',
  discontinued: 'Discontinued',
  contact: 'Contact',
  partOf: 'Part of',
  change: 'Change',
  editUnit: 'Change what is written of it',
  editPosts: 'Change who holds office',
  newUnit: 'Add a unit',
  newLede: 'Units are added when they are founded. The charge is what new groups are held against.',
  editTitle: (name: string) => `What is written of ${name}`,
  editLede: 'Whoever proposes a group reads this to see whether a body for it exists.',
  about: 'Body',
  name: 'Name',
  nameHint: ({ handbook }: Nouns) => `As it stands in the bylaws or ${handbook.the}.`,
  acronym: 'Acronym',
  kind: 'Kind of body',
  kindHint: (kinds: readonly string[]) =>
    kinds.length > 0 ? `As ${kinds.slice(0, 5).join(', ')}.` : 'As section, division, working group.',
  parent: 'Part of',
  noParent: 'No other unit',
  chargeLabel: 'What it is responsible for',
  chargeHint: 'In plain sentences. The words are compared with those of new proposals.',
  topics: 'Topics',
  topicsHint: 'Topics find what words alone would miss.',
  foundedOn: 'Founded on',
  contactName: 'Contact',
  contactNameHint: ({ headquarters }: Nouns) => `A person or an office at ${headquarters.named}.`,
  contactEmail: 'E-mail address of the contact',
  contactEmailHint: 'Shown to those who have signed in.',
  save: 'Save',
  add: 'Add the unit',
  leave: 'Leave it as it is',
  goBack: 'Go back',
  notSaved: 'It is not saved yet',
  rename: 'New name',
  renameLede: 'The name so far stays with the unit as a former name, and its address leads on.',
  renameButton: 'Give it the new name',
  newName: 'New name',
  renamedOn: 'From which day',
  discontinue: 'Discontinue',
  discontinueLink: 'Discontinue this unit',
  discontinueTitle: (name: string) => `Discontinue ${name}`,
  discontinueLede: 'Its page stays, with its charge and all who held office. Every post there ends on the same day.',
  discontinueOn: 'The first day on which it is no more',
  discontinueButton: 'Discontinue the unit',
  resume: 'Take it up again',
  isNoMore: (on: string) => `This unit is no more since ${dayWritten(on)}.`,
  badDay: 'Write the day as 2026-11-30.',
  badParent: 'Choose a unit from the list.',
} as const;

/** Many of a kind of body, as a heading: “Committees”, “Governing bodies”, “Caucuses”. Kinds are free texts of the association. */
export const kindsWritten = (kind: string): string => plural(kind.slice(0, 1).toUpperCase() + kind.slice(1));

function plural(kind: string): string {
  if (/[^aeiou]y$/.test(kind)) return `${kind.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(kind) ? `${kind}es` : `${kind}s`;
}

const fieldNames: Readonly<Record<string, string>> = {
  name: 'The name',
  kind: 'The kind of body',
  acronym: 'The acronym',
  charge: 'The charge',
  contactName: 'The contact',
  contactEmail: 'The address of the contact',
};

export const wordings: Wordings = {
  'unit-changed-meanwhile': () => ({
    say: 'Someone else changed this unit meanwhile. What you wrote stands below; read what has changed, then save again.',
  }),
  'unit-text-too-long': ({ field, length, most }) => ({
    say: `${fieldNames[String(field)] ?? 'The text'} has ${Number(length).toLocaleString('en-US')} letters; ${Number(most).toLocaleString('en-US')} are the most.`,
  }),
  'unit-kind-missing': () => ({ say: 'Say what kind of body it is: section, division, working group.' }),
  'unit-topics-too-many': ({ most }) => ({ say: `Choose at most ${String(most)} topics.` }),
  'unit-contact-no-address': () => ({ say: 'Write the address of the contact as name@example.org.' }),
  'unit-below-itself': () => ({ say: 'A unit cannot be part of itself, or of one of its own parts.' }),
  'unit-parent-unknown': () => ({ say: 'There is no such unit for it to be part of.' }),
  'unit-name-missing': () => ({ say: 'Write the name of the unit.' }),
  'unit-name-taken': ({ name }) => ({ say: `Another unit in the same place is called ${String(name)}.` }),
  'unit-name-carries-rights': ({ name }) => ({
    say: `The offices of ${String(name)} give rights in this house. Only an administrator can give a unit that name.`,
  }),
  'unit-discontinued': ({ on }) => ({ say: `The unit is no more since ${dayWritten(String(on))}.` }),
  'unit-ends-before-founding': ({ foundedOn }) => ({
    say: `The unit was founded on ${dayWritten(String(foundedOn))}; it cannot end before.`,
  }),
  'unit-has-units-below': ({ names }) => ({
    say: `Units are part of it: ${(names as string[]).join(', ')}. Move them elsewhere or discontinue them first.`,
  }),
};

/** Why a row of a file of units or posts was refused, to follow its line and column. */
export function refusalWords({ reason, found }: Pick<RefusedRow, 'reason' | 'found'>, impediments: Wordings): string {
  const text = found === undefined ? '' : `“${found}” `;
  const plain: Readonly<Record<string, string>> = {
    'cannot-be-read': 'the file cannot be read from here on; a quotation mark may be open or stand in the wrong place',
    'column-missing': 'the file has no such column; its first line must name the columns',
    empty: 'is empty, and must not be',
    'not-an-address': `${text}is no e-mail address`,
    'not-a-day': `${text}is no day; write it as 2026-11-30`,
    'not-a-topic': `${text}is not in the list of topics`,
    'not-an-office': `${text}is not in the list of offices`,
    'name-twice': `${text}stands in the file twice, in the same place`,
    'no-such-unit': `${text}is no unit that the file or this installation knows`,
    'means-several-units': `${text}could be several units; write where it belongs, as “Public Libraries > Awards”`,
    'in-a-circle': `${text}is, further up, part of this unit itself`,
    'nobody-named': 'is empty; give an e-mail address or a member number',
    'no-such-member': `${text}is no member number on the roll`,
    'means-several-members': `${text}is shared by several members; give the member number`,
  };
  return plain[reason] ?? impediments[reason]?.({ code: reason }).say ?? reason;
}
