import type { Policy } from '../../policies/index.ts';
import { countedWritten, countWritten, dayWritten } from '../../platform/written/index.ts';
import type { GroupEffect, Needed, PetitionEffect, Renewing } from './model.ts';

/** The sentences of the pages on what a change of the rules would do. */
export const words = {
  staff: 'Staff',
  title: 'A change of the rules',
  lede: 'Each petition and each group is judged by the version under which it was begun, for as long as it lasts. Here you see what another version would mean for them, before anybody decides on it.',
  judged: 'What is judged by what',
  judgedCaption: 'Petitions under way and groups in their term, by the version that judges them',
  version: 'Version',
  petitions: 'Petitions under way',
  groups: 'Groups in their term',
  nothing: 'Nothing is under way.',
  nothingWhy: 'As soon as a petition is begun, the version that judges it stands here.',
  look: 'Look at a version',
  lookWhat: 'Of a version that is kept, in force or not:',
  whatIf: (title: string) => `What if all were begun under ${title}?`,
  paste: 'Look at a text that is not kept',
  pasteWhat:
    'Put the file of a policy here, as it stands in its folder. It is checked and held against what is under way. Nothing of it is kept, and nothing changes.',
  field: 'The policy, as JSON',
  fieldMissing: 'Put the text of a policy here.',
  check: 'Check it, and show what it would do',
  again: 'Check it again',
  moreProblems: (count: number) => `And ${countedWritten(count, 'more thing', 'more things')} of the same kind.`,

  heads: (title: string) => `What ${title} would do`,
  headsLede: (title: string) =>
    `Nothing changes: each is judged by the version under which it was begun. This is what would differ if it were begun under ${title}.`,
  notKept: 'This text was only looked at',
  notKeptWhat: 'It is not kept, and nobody else has seen it.',
  known: 'A version of this name is kept, and says something else',
  knownWhat: 'Versions do not change. Give this one another version, and name the old one in “supersedes”.',
  cannot: 'It cannot be carried out yet',
  notInForce: (on: string) => `It is in force from ${dayWritten(on)} on.`,
  otherwise: 'What it says otherwise',
  otherwiseThan: (title: string) => `Held against ${title}, which is in force.`,
  changes: (before: string, after: string) => `What the version of ${after} changes from that of ${before}`,
  inForce: 'It is the version in force.',
  inShort: 'All in all',
  count: {
    needed: (count: number) =>
      `${countedWritten(count, 'petition', 'petitions')} would need another number of signatures`,
    tooFew: (count: number) => `${countedWritten(count, 'petition', 'petitions')} would have too few so far`,
    window: (count: number) =>
      `${countedWritten(count, 'petition', 'petitions')} would have another last day of signing`,
    over: (count: number) => `${countedWritten(count, 'petition', 'petitions')} could no longer be signed`,
    term: (count: number) => `${countedWritten(count, 'petition', 'petitions')} would make a group with another term`,
    ends: (count: number) => `${countedWritten(count, 'group', 'groups')} would have another end of term`,
    lapsed: (count: number) => `${countedWritten(count, 'group', 'groups')} would have lapsed already`,
    opens: (count: number) => `${countedWritten(count, 'group', 'groups')} could be renewed from another day on`,
    renewals: (count: number) => `${countedWritten(count, 'group', 'groups')} could be renewed more or less often`,
    usedUp: (count: number) => `${countedWritten(count, 'group', 'groups')} could not be renewed again`,
    'renewed-by': (count: number) => `${countedWritten(count, 'group', 'groups')} would be renewed in another way`,
  },
  ofPetitions: 'Petitions',
  ofGroups: 'Groups',
  petition: 'Petition',
  group: 'Group',
  now: 'Judged by',
  differs: 'What would differ',
  petitionsOf: {
    none: 'No petition is under way.',
    same: (count: number) => `For ${countedWritten(count, 'petition', 'petitions')} nothing would differ.`,
  },
  groupsOf: {
    none: 'No group is in its term.',
    same: (count: number) => `For ${countedWritten(count, 'group', 'groups')} nothing would differ.`,
  },
  hidden: (count: number) =>
    `${countedWritten(count, 'more petition', 'more petitions')} would differ that only its organizers may read so far.`,
  more: (count: number) => `${countWritten(count)} more would differ. They are counted above.`,
} as const;

const termOf = (months: number | null): string =>
  months === null ? 'no end' : `a term of ${countedWritten(months, 'month', 'months')}`;

const neededOf = (needed: Needed): string =>
  typeof needed === 'number'
    ? countedWritten(needed, 'signature', 'signatures')
    : `signatures of ${needed.percent} % of those who may sign, and ${countWritten(needed.atLeast)} at least`;

/** “It would need 120 signatures; it needs 100. 104 members have signed: 16 too few.” */
export function petitionSentence(effect: PetitionEffect): string {
  switch (effect.code) {
    case 'needed': {
      const { now, otherwise, signed } = effect;
      const missing = typeof otherwise === 'number' ? Math.max(0, otherwise - signed) : 0;
      const have = countedWritten(signed, 'member has signed', 'members have signed');
      return `It would need ${neededOf(otherwise)}; it needs ${countWritten(now)}. ${have}${missing > 0 ? `: ${countWritten(missing)} too few` : ''}.`;
    }
    case 'window':
      return effect.isOver
        ? `Its last day of signing would have been ${dayWritten(effect.otherwise)}. It is ${dayWritten(effect.now)}.`
        : `It could be signed until ${dayWritten(effect.otherwise)}, not ${dayWritten(effect.now)}.`;
    case 'term':
      return `Its group would have ${termOf(effect.otherwise)}, not ${termOf(effect.now)}.`;
  }
}

/** “Its term would be over on 1 May 2028, not on 1 May 2029.” */
export function groupSentence(effect: GroupEffect): string {
  switch (effect.code) {
    case 'ends': {
      const { now, otherwise, isOver } = effect;
      const today = now === null ? 'It has no end.' : `It is over on ${dayWritten(now)}.`;
      if (otherwise === null) return `Its term would have no end. ${today}`;
      return `Its term ${isOver ? 'would have been' : 'would be'} over on ${dayWritten(otherwise)}. ${today}`;
    }
    case 'opens': {
      const today = effect.now === null ? 'Now that is not said.' : `Now that is from ${dayWritten(effect.now)} on.`;
      if (effect.otherwise === null) return `It would not be said from when it can be renewed. ${today}`;
      return `It could be renewed from ${dayWritten(effect.otherwise)} on. ${today}`;
    }
    case 'renewals':
      return renewalsSentence(effect);
    case 'renewed-by':
      return `Its renewal ${renewing(effect.otherwise, 'would be')}. Now it ${renewing(effect.now, 'is')}.`;
  }
}

const often = (most: number | null): string =>
  most === null ? 'as often as its members wish' : most === 1 ? 'once' : `${countWritten(most)} times`;

function renewalsSentence({ had, now, otherwise }: Extract<GroupEffect, { code: 'renewals' }>): string {
  const has = had === 0 ? 'It has not been renewed yet.' : `It has been renewed ${often(had)}.`;
  if (otherwise !== null && had >= otherwise)
    return `It could not be renewed again: ${often(otherwise)} is all that is allowed. ${has}`;
  return `It could be renewed ${often(otherwise)}, not ${often(now)}. ${has}`;
}

function renewing(renewal: Renewing, verb: 'is' | 'would be'): string {
  const ways: Record<Policy['renewal']['by'], string> = {
    petition: `${verb} a new petition with ${'count' in renewal ? countWritten(renewal.count) : ''} signatures`,
    letters: `${verb} asked for by ${'count' in renewal ? countWritten(renewal.count) : ''} letters`,
    registration: `${verb} a new registration`,
    deliverables: `${verb} earned by what it has done`,
    agreement: `${verb} agreed on`,
    nothing: `${verb} not needed`,
  };
  return ways[renewal.by];
}
