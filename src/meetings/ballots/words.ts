import type { Wording, Wordings } from '../../platform/plug.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import { countedWritten, dayWritten } from '../../platform/written/index.ts';
import type { AnyPosition, CountingReason, Figures, Outcome } from './model.ts';

/** What a member says by button, and how it is told. */
export const positionWords: Readonly<
  Record<AnyPosition | 'recuse', { readonly button: string; readonly told: string; readonly hint: string }>
> = {
  approve: { button: 'Approve', told: 'Approve', hint: 'A vote for it' },
  decline: { button: 'Decline', told: 'Decline', hint: 'A vote against it, for good' },
  return: { button: 'Return for changes', told: 'Return for changes', hint: 'A vote against it as it stands' },
  abstain: { button: 'Abstain', told: 'Abstains', hint: 'No vote, but you count as taking part' },
  confirm: { button: 'Confirm', told: 'Confirms', hint: 'You have looked at it, and it may go ahead' },
  object: { button: 'Object', told: 'Objects', hint: 'It then goes to a vote of all members' },
  recuse: { button: 'Recused', told: 'Recused', hint: 'Takes no part, and is not counted as present' },
};

/** What came of it, as a state. */
export const outcomeStates: Readonly<Record<Outcome, string>> = {
  approved: 'Approved',
  declined: 'Declined',
  returned: 'Returned for changes',
  'no-quorum': 'No quorum',
  tied: 'Equal votes',
  objected: 'Objected to',
  'called-off': 'Called off',
};

/** What came of it, in a sentence. */
export const outcomeWords: Readonly<Record<Outcome, string>> = {
  approved: 'It is approved.',
  declined: 'It is declined.',
  returned: 'It is returned for changes.',
  'no-quorum': 'There was no quorum: nothing is decided.',
  tied: 'The votes were equal: nothing is decided.',
  objected: 'A member has objected: all members vote.',
  'called-off': 'It was called off: nothing is decided.',
};

/** Why an outcome is what it is. */
export function reasonWritten(reason: CountingReason): string {
  switch (reason.code) {
    case 'below-quorum':
      return `${countedWritten(reason.present, 'member', 'members')} took part${reason.recused > 0 ? `, besides ${reason.recused} recused` : ''}; ${reason.quorum} are a quorum.`;
    case 'nobody-voted':
      return 'Nobody voted for or against.';
    case 'carried':
      return `${reason.approve} of ${countedWritten(reason.votes, 'vote', 'votes')} were for it: ${sharePassed[reason.carries]}.`;
    case 'not-carried':
      return `${reason.approve} of ${countedWritten(reason.votes, 'vote', 'votes')} were for it; ${shareAsked[reason.carries]}.`;
    case 'too-few-in-secret':
      return `${countedWritten(reason.votes, 'member', 'members')} voted. A secret vote needs ${reason.least}: the count of fewer would tell how each voted.`;
    case 'equal':
      return `${reason.approve} for and ${reason.against} against: equal votes carry nothing.`;
    case 'majority-declined':
      return `${reason.decline} of ${reason.votes} voted to decline, which is a majority.`;
    case 'no-majority-declined':
      return `${reason.decline} of ${reason.votes} voted to decline, which is no majority; so it goes back for changes.`;
    case 'confirmed':
      return `${countedWritten(reason.confirmations, 'member', 'members')} confirmed, and nobody objected within ${countedWritten(reason.objectionHours, 'hour', 'hours')}.`;
    case 'somebody-objected':
      return 'A member objected, with reasons.';
  }
}

/** “9 for, 1 to decline, 2 to return, 1 abstained, 1 recused”. */
export function figuresWritten(figures: Figures, confirming = false): string {
  if (confirming) return `${figures.approve} confirmed, ${figures.decline} objected${recusedWritten(figures)}`;
  const { approve, decline, return: returned, abstain } = figures;
  const back = returned > 0 ? `, ${returned} to return for changes` : '';
  return `${approve} to approve, ${decline} to decline${back}, ${abstain} abstained${recusedWritten(figures)}`;
}

const recusedWritten = ({ recused }: Figures): string => (recused > 0 ? `, ${recused} recused` : '');

const sharePassed = { majority: 'a majority', 'two-thirds': 'two thirds or more' } as const;
const shareAsked = { majority: 'a majority is asked', 'two-thirds': 'two thirds are asked' } as const;

/** What stands in the way of a ballot, and what to do. */
export const ballotWordings: Wordings = {
  'ballot-under-way': () => ({
    say: 'A ballot on this is under way already.',
    todo: { label: 'It can be called off on its page' },
  }),
  'body-without-members': () => ({
    say: 'No member of the body is on record for that day.',
    todo: { label: 'Whoever keeps the posts writes down its chair and members' },
  }),
  'ballot-closed': () => ({ say: 'This ballot is closed.' }),
  'ballot-not-yet-open': ({ opensAt }) => ({
    say: `This ballot opens on ${dayWritten(String(opensAt).slice(0, 10))}.`,
  }),
  'too-few-in-secret': ({ votes, least }) => ({
    say: `${countedWritten(Number(votes), 'member has', 'members have')} voted: the result would tell how each voted. Wait until ${Number(least)} have, or call the ballot off.`,
  }),
  'ballot-closes-by-itself': () => ({ say: 'This ballot closes by itself, at its end or when all have voted.' }),
  'not-an-elector': () => ({ say: 'You are not among the members who vote on this.' }),
  'recused-already': ({ because }) => ({
    say:
      because === 'own'
        ? 'You have recused yourself from this.'
        : because === 'convener'
          ? 'You convene a group that this is about, or have agreed to it for one, so you are recused from the vote on it.'
          : 'You organize this petition, so you are recused from the vote on it.',
  }),
  'secret-vote-cast-already': () => ({
    say: 'You have voted. The ballot is secret, so nobody can find your vote to change it.',
  }),
  'position-unknown': () => ({
    say: 'Say what you say to it.',
    todo: { label: 'Choose a position', href: '#position' },
  }),
  'vote-reason-missing': () => ({
    say: 'Give your reasons: the body and the organizers need them.',
    todo: { label: 'Write them', href: '#remark' },
  }),
  'vote-in-future': () => ({
    say: 'The day of the vote has not come yet.',
    todo: { label: 'Mend the day', href: '#decidedOn' },
  }),
  'sitting-on-another-day': () => ({
    say: 'That meeting is on another day, or is none of this body.',
    todo: { label: 'Choose the meeting, or mend the day', href: '#sitting' },
  }),
  'votes-too-many': ({ cast, present }) => ({
    say: `${cast} votes were counted, and ${present} members were present and not recused.`,
    todo: { label: 'Mend the numbers', href: '#present' },
  }),
  'present-too-many': ({ present, members }) => ({
    say: `${present} were present, and the body had ${members} members on that day.`,
    todo: { label: 'Mend the number', href: '#present' },
  }),
  'more-than-attended': ({ present, most }) => ({
    say: `${present} were present at the vote, and by the attendance of the meeting at most ${most} can have been.`,
    todo: { label: 'Mend the number, or the attendance', href: '#present' },
  }),
  'absent-cannot-vote': () => ({
    say: 'Somebody who votes, moves or seconds is on record as excused from that meeting, or absent. Mend the vote, or the attendance of the meeting.',
    todo: { label: 'Look at the votes', href: '#room' },
  }),
  'nobody-present': ({ by }) => ({
    say: `Nobody took part in this vote. ${by === 'name' ? 'Say of each member who was there how they voted.' : 'Write how many members were present, and how they voted.'}`,
    todo: { label: 'Write it down', href: by === 'name' ? '#room' : '#present' },
  }),
  'positions-are-secret': () => ({
    say: 'By its rules the body votes in secret: nobody writes down how each member voted. Write the vote down as a count.',
  }),
  'voter-no-member': () => ({ say: 'Somebody who voted was no member of the body on that day.' }),
  'voted-twice': () => ({ say: 'Somebody is counted twice.' }),
  'recused-cannot-vote': () => ({ say: 'Whoever is recused has no vote on it.' }),
  'recused-cannot-move': () => ({
    say: 'Who is recused neither moves nor seconds.',
    todo: { label: 'Mend it', href: '#mover' },
  }),
  'mover-no-member': () => ({
    say: 'The mover was no member on that day.',
    todo: { label: 'Mend it', href: '#mover' },
  }),
  'seconder-no-member': () => ({
    say: 'The seconder was no member on that day.',
    todo: { label: 'Mend it', href: '#seconder' },
  }),
  'seconder-is-mover': () => ({
    say: 'Somebody else seconds than moves.',
    todo: { label: 'Mend it', href: '#seconder' },
  }),
};

/** An impediment of a ballot in words; undefined for one of somebody else's. */
export const ballotWordingOf = (impediment: Impediment): Wording | undefined =>
  ballotWordings[impediment.code]?.(impediment);

/** The sentences of what is shown of a ballot, wherever it is shown. */
export const viewWords = {
  hasVoted: 'Has voted',
  notVoted: 'Not yet',
  didNotVote: 'Did not vote',
  recusedWhy: { rule: 'Recused: has a part in it', own: 'Recused' },
  haveVoted: (voted: number, all: number) => `${voted} of ${all} have voted.`,
} as const;

/** Where a vote was taken, and where it is told. */
export const takenWords = {
  at: 'Taken at',
  with: ': see its',
  minutes: 'minutes',
  toldIn: 'Reported in',
} as const;
