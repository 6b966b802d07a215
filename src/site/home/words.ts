import { numberWord } from '../../platform/written/index.ts';
import { capital, type Nouns } from '../../roll/index.ts';

/** “three years”, “18 months”. */
export const monthsInWords = (months: number): string => {
  const [count, unit] = months % 12 === 0 ? [months / 12, 'year'] : [months, 'month'];
  return `${numberWord(count)} ${unit}${count === 1 ? '' : 's'}`;
};

/** The sentences of the first page. */
export const words = {
  pageTitle: (groups: string) => `${capital(groups)}, begun by members`,
  description: (needed: number) =>
    `Share a concern, gather ${numberWord(needed)} signatures, and open a group in the association.`,
  title: (needed: number) => `${capital(numberWord(needed))} members can open a group.`,
  lede: (needed: number, isReported: boolean, { committee, council, group }: Nouns) =>
    `You share a concern that no single unit of the association carries. Write down what it is for. When ${numberWord(needed)} members in good standing have signed, ${committee.named} decides,${isReported ? ` ${council.named} is told,` : ''} and ${group.named} opens.`,
  start: 'Start a petition',
  find: 'Find a group',
  signedForLabel: 'have signed for',

  open: 'Open for signature',
  noneOpen: 'No petition is open just now.',
  noneOpenWhy: 'If you share a concern that no single unit carries, yours can be the next.',
  allPetitions: 'All petitions, also those that have been decided',
  way: 'From concern to group',
  before: ({ committee }: Nouns) => `Before ${committee.the}`,
  groups: (count: number, inTerm: number) =>
    inTerm > count ? 'Groups in term' : `${capital(numberWord(count))} ${count === 1 ? 'group' : 'groups'}`,
  noGroups: (group: string) => `There is no ${group} yet.`,
  noGroupsWhy: 'It begins with a petition: a statement of purpose, and members who sign it.',
  allGroups: 'All groups, also those that have ended',
  decided: 'Lately decided',
  petition: 'Petition',
  verified: 'Verified',
  decision: 'Decision',
  day: 'Day',
  formerly: (names: readonly string[]) => `Formerly ${names.join(', ')}`,
  more: 'How to start, step by step',
} as const;

interface Way {
  readonly needed: number;
  readonly organizers: number;
  readonly screenDays: number | null;
  readonly twice: boolean;
  readonly termMonths: number | null;
  readonly meetings: number;
}

/** The way of a concern, in six steps, as the policy in force has it. */
export function wayInWords(way: Way, { committee, headquarters }: Nouns): { title: string; text: string }[] {
  const opening = way.screenDays === null ? '' : ` Staff look at it within ${numberWord(way.screenDays)} days.`;
  const term = way.termMonths === null ? 'no end to its term' : `a term of ${monthsInWords(way.termMonths)}`;
  return [
    {
      title: 'Look who is there',
      text: 'The draft page shows which units touch your topic. Overlap is usual, and never a refusal.',
    },
    {
      title: 'Write the statement',
      text: `${capital(numberWord(way.organizers))} ${way.organizers === 1 ? 'organizer' : 'organizers'} at least. The text is frozen before the first signature.${opening}`,
    },
    {
      title: `Gather ${numberWord(way.needed)}`,
      text: 'One press for a member who is signed in, one mail for a member who is not.',
    },
    {
      title: 'Staff verify',
      text: way.twice
        ? 'Each signature is tested twice: on the day of signing and on the day of filing.'
        : 'Each signature is tested against the roll.',
    },
    {
      title: `${capital(committee.the)} votes`,
      text: `${capital(committee.named)} gives its reasons.${meetings(way.meetings)}`,
    },
    { title: 'The group opens', text: `A home page, conveners, a contact at ${headquarters.named}, and ${term}.` },
  ];
}

function meetings(perYear: number): string {
  if (perYear === 0) return '';
  return ` It meets ${perYear === 1 ? 'once' : perYear === 2 ? 'twice' : `${numberWord(perYear)} times`} a year.`;
}
