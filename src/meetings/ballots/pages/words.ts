import { addMilliseconds, dayOf, startOfDay } from '../../../platform/time/index.ts';
import { countedWritten, dayWritten, momentWritten, zoneWritten } from '../../../platform/written/index.ts';
import type { Ballot, Way } from '../model.ts';

const isStartOfDay = (at: Date, zone: string): boolean => startOfDay(dayOf(at, zone), zone).getTime() === at.getTime();

/** The sentences of the page of a ballot. */
export const pageWords = {
  matter: 'The matter',
  somebodyErased: 'A former member',
  ways: {
    room: 'A vote in the room',
    mail: 'A vote between meetings',
    online: 'A vote during a meeting',
    confirmation: 'Members confirm',
  } satisfies Record<Way, string>,
  of: (body: string, way: string) => `${way}, of the ${body}.`,
  open: 'Open',
  announced: 'Announced',
  readFirst: 'Read what it is about first',
  rule: ({ rule, confirming, mayReturn }: Pick<Ballot, 'rule' | 'confirming' | 'mayReturn'>) =>
    confirming
      ? `${countedWritten(confirming.confirmations, 'member confirms', 'members confirm')} it. After that anybody may object for ${countedWritten(confirming.objectionHours, 'hour', 'hours')}; one objection sends it to a vote of all.`
      : `${rule.carries === 'majority' ? 'A majority' : 'Two thirds'} of the votes carries. ${mayReturn ? 'To decline and to return are votes against' : 'To decline is a vote against'}; to abstain is no vote. Equal votes decide nothing.${rule.quorum === null ? '' : ` ${rule.quorum} members must take part, without those who are recused.`}`,
  plurality:
    'If it does not carry, it is declined when more than half vote to decline. Short of that it goes back for changes, if anybody asks for them.',
  opens: 'Opens',
  opened: 'Opened',
  closes: 'Closes',
  closed: 'Closed',
  meeting: 'Meeting',
  end: ({ way, closesAt }: Pick<Ballot, 'way' | 'closesAt'>, zone: string) => {
    if (way === 'mail' && closesAt && isStartOfDay(closesAt, zone))
      return `${dayWritten(dayOf(addMilliseconds(closesAt, -1), zone))}, end of the day, or when all have voted`;
    if (closesAt) return `${momentWritten(closesAt, zone)}, ${zoneWritten(zone)}`;
    return way === 'confirmation'
      ? 'When enough members have confirmed, and the time for objections is over'
      : 'When whoever keeps the meeting closes it';
  },
  howItCounts: 'How it counts',
  positionsAre: {
    open: 'By name: what each member said is published with the decision. Until the end members see who has voted, and not how.',
    secret:
      'Secret: that you have voted is kept, and what was voted is counted apart from it. Nobody can find your vote, so it cannot be changed. Where fewer than three vote, nothing is counted and nothing decided.',
  },
  yourVote: 'Your vote',
  legend: 'What do you say?',
  remark: 'Comment',
  remarkHint: 'Asked for unless you approve or abstain. Members of the body read it at once.',
  remarkHintConfirming: 'Asked for if you object. Members of the body read it at once.',
  cast: 'Cast my vote',
  castAgain: 'Change my vote',
  youSaid: (told: string) => `You have voted: ${told}. You may change it until the end.`,
  youVotedSecretly: 'You have voted.',
  youVotedSecretlyFine: 'What you voted is counted, and nobody can find it any more, nor change it.',
  notYet: 'It is not open yet.',
  recuse: 'I recuse myself',
  recuseFine:
    'You then take no part, do not count towards the quorum, and the decision says so. It cannot be taken back.',
  recusal: 'Recusal',
  remarks: 'What members say',
  remarksNone: 'Nobody has written anything yet.',
  remarksFine:
    'Whoever cannot come, or wants to say more than a vote, writes it here. A later comment takes the place of an earlier one.',
  remarksSecret: 'What stands here bears your name, the vote does not: do not write here what you vote.',
  yourRemark: 'Your comment',
  say: 'Write it down',
  outcome: 'Outcome',
  members: 'Members',
  mover: 'Moved by',
  seconder: 'Seconded by',
  minute: 'Minute',
  sheet: 'Sheet of the room',
  openSheet: 'Open the scan',
  keep: 'Conduct',
  close: 'Close the vote, and count it',
  callOff: 'Call it off',
  callOffFine: 'Nothing is then counted or decided, and another ballot can be opened.',
  done: {
    voted: 'Your vote is cast.',
    recused: 'You have recused yourself.',
    remarked: 'Your comment stands below.',
    closed: 'The vote is closed.',
    'called-off': 'The vote is called off.',
  },
} as const;
