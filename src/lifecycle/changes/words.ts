import type { Wordings } from '../../platform/plug.ts';
import { countedWritten, countWritten, dayWritten } from '../../platform/written/index.ts';
import { capital, type Nouns } from '../../roll/index.ts';
import type { ChangeKind, Decider, DecisionWritten, ProposalState } from './model.ts';
import type { Missing } from './rules.ts';

/** What each kind of change is called. */
export const kindWords: Readonly<Record<ChangeKind, string>> = {
  rename: 'Another name',
  dissolve: 'Dissolution',
  merge: 'Merger into another group',
  graduate: 'To become another body',
};

/** How far a proposal has got. */
export const stateWords: Readonly<Record<ProposalState, string>> = {
  agreeing: 'Waits for conveners',
  deciding: 'Waits for a decision',
  recommended: 'Recommended',
  made: 'Carried out',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
};

/** A change in a few words: “Merger of Moss Libraries into Fern Libraries”. */
export function changeWritten(kind: ChangeKind, group: string, name: string): string {
  switch (kind) {
    case 'rename':
      return `New name for ${group}: ${name}`;
    case 'dissolve':
      return `Dissolution of ${group}`;
    case 'merge':
      return `Merger of ${group} into ${name}`;
    case 'graduate':
      return `${name}, in place of ${group}`;
  }
}

/** “9 for, 1 against, 1 abstained; 11 present”; empty where nothing was written down. */
export function figuresWritten({ votesFor, votesAgainst, votesAbstained, present }: DecisionWritten): string {
  const were = present === null ? '' : `${countWritten(present)} present`;
  if (votesFor === null) return were;
  const cast = `${countWritten(votesFor)} for, ${countWritten(votesAgainst ?? 0)} against, ${countWritten(votesAbstained ?? 0)} abstained`;
  return were ? `${cast}; ${were}` : cast;
}

/** The sentences of the pages about changes. */
export const words = {
  title: 'Changes',
  lede: (group: string) => `What may become of ${group} besides its renewal, and what was proposed before.`,
  overview: 'Changes of groups',
  overviewLede:
    'New names, mergers, dissolutions, and groups that are to become other bodies: what waits for a decision, and what was decided.',
  waiting: 'Under way',
  settled: 'Settled',
  caption: 'Proposed changes, the latest first',
  nothingWaits: 'No proposal is under way.',
  nothingWaitsWhy: 'Conveners propose a change of their group from its home, under Changes.',
  change: 'Change',
  group: 'Group',
  state: 'State',
  on: 'Day',
  begin: 'Propose a change',
  beginHints: {
    rename: 'The old name and its address lead to the new one for ever.',
    dissolve: 'The group ends. Its home and its archive stay to be read.',
    merge: 'The group ends, and its participants are invited to the other one.',
    graduate: 'The group ends where another body takes up its work.',
  } satisfies Record<ChangeKind, string>,
  whoDecides: (decider: Decider, { committee, council }: Nouns): string =>
    ({
      conveners: 'The conveners decide. The next report tells of it.',
      committee: `${capital(committee.the)} decides.`,
      council: `${capital(committee.the)} recommends it, and ${council.the} decides.`,
    })[decider],
  readiness: 'Is it ready to become another body?',

  newLede: {
    rename: 'What the group is to be called, and why.',
    dissolve: 'Why the group is to end.',
    merge: 'Into which group it is to merge, and why.',
    graduate: 'Which body it is to become, and why.',
  } satisfies Record<ChangeKind, string>,
  proposal: 'The proposal',
  newName: 'New name',
  bodyName: 'Name of the body',
  bodyHint: (to: string) => `As ${to}. The rules let a group grow into that.`,
  into: 'Other group',
  intoHint: 'Its conveners have to agree too, and get a letter.',
  intoChoose: 'Choose a group',
  reason: 'Reason',
  reasonHint: 'Those who decide read it, and everybody else once it is before them.',
  propose: {
    rename: 'Propose the name',
    dissolve: 'Propose to dissolve',
    merge: 'Propose the merger',
    graduate: 'Propose it',
  } satisfies Record<ChangeKind, string>,
  notProposed: 'This was not proposed',
  kindUnknown: 'Choose what is to be changed.',
  cancel: 'Leave it as it is',

  begunBy: 'Proposed',
  byConvener: 'by a convener',
  byCommittee: ({ committee }: Nouns) => `by ${committee.the}`,
  decider: 'Who decides',
  rules: 'By the rules',
  agreed: 'Who agrees',
  agreedCaption: 'Conveners and staff who agree',
  who: 'Who',
  forGroup: 'For',
  asStaff: 'staff',
  erased: 'somebody who is no longer known here',
  unnamed: (asStaff: boolean) => (asStaff ? 'Somebody on the staff' : 'A convener'),
  missing: ({ group, other }: Missing, names: { readonly group: string; readonly other: string }) =>
    [
      group > 0 && `${countedWritten(group, 'convener', 'conveners')} of ${names.group}`,
      other > 0 && `${countedWritten(other, 'convener', 'conveners')} of ${names.other}`,
    ]
      .filter(Boolean)
      .join(' and '),
  stillMissing: (who: string) => `Still to agree: ${who}.`,
  staffMay: 'Staff may stand for all but one of them.',
  agree: 'I agree',
  agreeWhat: (change: string) => `You say for your group that you agree to this. ${change}.`,
  atOnce: 'Everybody else whose word is needed has given it: with yours, the change is made at once.',
  withdraw: 'Withdraw the proposal',
  act: 'What you can do',
  decided: 'Decided',
  decidedCaption: 'What was decided',
  by: 'By',
  result: 'Result',
  votes: 'Votes',
  results: { approved: 'Approved', declined: 'Declined' },
  body: (body: 'committee' | 'council', nouns: Nouns) => capital(nouns[body].common),
  beforeCommittee: 'Changes of groups',
  shallIt: (change: string) => `Shall this change be made? ${change}`,
  put: 'Put it to the members by mail',
  putWhat: (decider: Decider) =>
    `Or let the members vote between meetings. What they decide is ${decider === 'council' ? 'on record' : 'carried out'} when the vote closes.`,
  voted: 'The members vote',
  votedWhat: ({ committee }: Nouns) => `It has been put to the members of ${committee.the}, who vote through`,
  haveVoted: 'The members have voted',
  notCarriedOut:
    'What they approved was not carried out, and it can be decided anew or withdrawn. In the way of it stands:',
  toBallot: 'See the ballot',
  decide: 'Record the decision',
  decideLede: ({ committee }: Nouns) => `What ${committee.the} decided. Approved, the change is made from that day.`,
  decideWaits: ({ committee, council }: Nouns) =>
    `What ${committee.the} decided. Approved, the next report asks ${council.the} for its vote.`,
  vote: ({ council }: Nouns) => `Record the vote of ${council.the}`,
  voteLede: ({ council }: Nouns) => `What ${council.the} decided. Approved, the change is made from that day.`,
  notYetReported: 'The next report asks for the vote. It is recorded here after that.',
  reported: 'Asked in a report',
  resultAsked: 'What was decided?',
  resultHintsWaiting: { approved: 'The next report asks for the vote', declined: 'Nothing changes; say why' },
  resultHints: { approved: 'The change is made', declined: 'Nothing changes; say why' },
  day: 'Day of the decision',
  present: 'Members present',
  votesFor: 'For',
  votesAgainst: 'Against',
  votesAbstained: 'Abstained',
  reasons: 'Reasons',
  reasonsHint: 'Needed where it was declined.',
  minute: 'Minute',
  minuteHint: 'As it stands in the minutes. You may leave it empty.',
  notRecorded: 'This was not recorded',
  done: {
    proposed: 'This is proposed.',
    made: 'The change is made.',
    agreed: 'Your word is recorded.',
    withdrawn: 'The proposal is withdrawn.',
    decided: 'The decision is recorded.',
  } as Readonly<Record<string, string>>,
  badDay: 'Write the day as 2026-11-30.',
  badCount: 'Write a whole number.',
  agenda: (change: string) => `Proposed: ${change}`,
  agendaNote: (kind: ChangeKind) => kindWords[kind],
} as const;

/** What stands in the way of a change. */
export const wordings: Wordings = {
  'change-under-way': () => ({ say: 'A change of this group is under way. Settle it, or withdraw it, first.' }),
  'change-reason-missing': () => ({ say: 'Say why.', todo: { label: 'Write the reason', href: '#reason' } }),
  'change-reason-long': ({ length, most }) => ({
    say: `The reason has ${countWritten(Number(length))} letters and may have ${countWritten(Number(most))}.`,
    todo: { label: 'Shorten it', href: '#reason' },
  }),
  'change-name-same': () => ({
    say: 'The group is called that already. Write another name.',
    todo: { label: 'Write the name', href: '#name' },
  }),
  'merge-unknown': () => ({
    say: 'Choose the group into which it is to merge.',
    todo: { label: 'Choose a group', href: '#into' },
  }),
  'merge-with-itself': () => ({
    say: 'A group does not merge into itself. Choose another one.',
    todo: { label: 'Choose a group', href: '#into' },
  }),
  'merge-not-active': ({ name }) => ({
    say: `${String(name)} is no longer in term. Choose a group that is.`,
    todo: { label: 'Choose a group', href: '#into' },
  }),
  'merge-into-ended': ({ name }) => ({
    say: `${String(name)} has ended or lapsed since, so nothing can merge into it. The proposal can be declined, or taken back.`,
  }),
  'graduation-not-in-rules': () => ({ say: 'The rules of this group say nothing of a body that it may become.' }),
  'change-not-open': ({ state }) => ({
    say: `This can no longer be done: the proposal is ${stateWords[state as ProposalState].toLowerCase()}.`,
  }),
  'change-agreed-already': () => ({ say: 'You have agreed already.' }),
  'own-group': () => ({
    say: 'You convene this group, or have agreed to this for it: somebody else has to record what was decided on it.',
  }),
  'change-decided-before': ({ begunOn }) => ({
    say: `It was proposed on ${dayWritten(String(begunOn))}; the decision comes after.`,
    todo: { label: 'Mend the day', href: '#decidedOn' },
  }),
  'change-decided-in-future': () => ({
    say: 'That day has not come yet.',
    todo: { label: 'Mend the day', href: '#decidedOn' },
  }),
  'change-not-reported': () => ({
    say: 'No report has asked for this vote yet.',
    todo: { label: 'See the reports', href: '/reports' },
  }),
  'change-voted-before-report': ({ reportedOn }) => ({
    say: `The report is of ${dayWritten(String(reportedOn))}; the vote comes after.`,
    todo: { label: 'Mend the day', href: '#decidedOn' },
  }),
};

/** The sentences of the letters about changes. */
export const letterWords = {
  greeting: (name: string) => (name ? `Dear ${name}` : 'Good day'),
  proposedSubject: (change: string) => `Proposed: ${change}`,
  proposedLede: 'a change of a group that you convene is proposed.',
  proposedWait: 'It needs your word, or that of another convener. Read the reason, and say whether you agree.',
  proposedTold: 'You need not do anything. You can withdraw it as long as nothing is decided.',
  proposedButton: 'Read and answer',
  decidedSubject: {
    approved: (change: string) => `Approved: ${change}`,
    declined: (change: string) => `Declined: ${change}`,
  },
  decidedLede: {
    approved: (who: string) => `${who} has approved what was proposed.`,
    declined: (who: string) => `${who} has declined what was proposed.`,
  },
  decidedWaits: (whose: string) => `Nothing changes yet: the next report asks ${whose} for its vote.`,
  decidedOn: 'Decided',
  reasons: 'Reasons',
  madeSubject: (change: string) => `Done: ${change}`,
  madeLede: (on: string) => `what was proposed holds from ${on} on.`,
  madeMore: {
    rename: 'The former name and its addresses lead to the new ones.',
    dissolve: 'The home of the group and its archive stay to be read. Nothing was deleted.',
    merge:
      'The home of the group and its archive stay to be read. Its participants are invited to the other group; nobody was moved.',
    graduate: 'The home of the group and its archive stay to be read. Nothing was deleted.',
  } satisfies Record<ChangeKind, string>,
  button: 'Read it',
  fine: 'You get this because you convene a group that it is about.',
  invitedSubject: (other: string) => `Will you join ${other}?`,
  invitedLede: (group: string, other: string) => `${group}, in which you take part, has merged into ${other}.`,
  invited: (other: string) =>
    `You were not moved: join ${other} if you wish to go on there. If you do nothing, you are in neither, and get no mail of it.`,
  invitedArchive: (group: string) => `What was said in ${group} stays to be read where it was.`,
  invitedButton: 'See the group, and join',
  invitedFine: (group: string) => `You get this once, because you took part in ${group}.`,
} as const;
