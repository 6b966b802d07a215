import { countedWritten } from '../../platform/written/index.ts';
import { capital, type Noun, type Nouns } from '../../roll/index.ts';
import type { ChangeRules } from '../versions/changes-model.ts';

const days = (count: number): string => countedWritten(count, 'day', 'days');

/** The sentences in which a policy says what may become of a group besides its renewal. */
export const changesWords = {
  title: 'Changes of a group',
  rename: 'Another name',
  dissolution: 'Dissolution',
  merge: 'Merger',
  graduation: 'To become another body',
  asked: 'Looked at before',
  takeover: 'When nobody convenes it',
  roles: 'Roles with an end',
  by: (by: 'committee' | 'conveners', committee: Noun) =>
    by === 'committee'
      ? `${capital(committee.named)} decides`
      : `The conveners decide, and ${committee.the} takes note`,
  dissolutionBy: ({ by, conveners }: ChangeRules['dissolution'], committee: Noun) =>
    `${countedWritten(conveners, 'convener asks', 'conveners ask')} for it, where the group has as many, or one with staff. ${changesWords.by(by, committee)}`,
  mergeBy: ({ by }: ChangeRules['merge'], committee: Noun) =>
    `The conveners of both groups ask for it. ${changesWords.by(by, committee)}`,
  graduationBy: (by: ChangeRules['graduation']['by'], { committee, council }: Pick<Nouns, 'committee' | 'council'>) =>
    by === 'council'
      ? `${capital(committee.named)} recommends it, ${council.named} establishes the body`
      : changesWords.by(by, committee),
  askedOf: ({ participants, messagesInYear, petition, officers, bylaws }: ChangeRules['graduation']) => [
    participants === null ? 'Participants; no number is set' : `At least ${participants} participants`,
    messagesInYear === null
      ? 'Messages within a year; no number is set'
      : `At least ${messagesInYear} messages within a year`,
    ...(petition ? ['A petition'] : []),
    ...(officers ? ['Officers'] : []),
    ...(bylaws ? ['Bylaws'] : []),
  ],
  takeoverBy: ({ participants, answerDays, objectionDays, gatheringDays }: ChangeRules['takeover']) =>
    `${participants} participants together, within ${days(gatheringDays)} of the first, when no convener has answered for ${days(answerDays)}; conveners may object for ${days(objectionDays)}, and staff may confirm sooner`,
  rolesTold: (noticeDays: number) => `The holder is told ${days(noticeDays)} before and on the day`,
} as const;
