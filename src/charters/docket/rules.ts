import type { BallotId, Outcome } from '../../meetings/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { Petition } from '../petitions/model.ts';
import type { Decision } from './model.ts';

/** What the policy asks of a decision. */
export interface DecisionRules {
  /** Members who must be present; null where the policy does not say. */
  readonly quorum: number | null;
  /** The share of votes for among votes for and against that carries: more than half, or two thirds. */
  readonly carries: 'majority' | 'two-thirds';
  /** Whether an approval holds only once the council has ratified it. */
  readonly ratified: boolean;
}

/** How the body votes while it does not meet. */
export interface VotingRules {
  readonly positions: 'open' | 'secret';
  readonly noticeDays: number;
  readonly openDays: number;
  readonly comments: 'published' | 'for-the-body';
  /** Whether a petition may be sent back for changes. */
  readonly mayReturn: boolean;
  /** How many members confirm, and for how long others may object; null where all vote. */
  readonly confirming: { readonly confirmations: number; readonly objectionHours: number } | null;
}

/** A vote of the room, as far as the rules judge it. */
interface RoomDecision {
  readonly outcome: Outcome;
  readonly reasons: string;
  readonly decidedOn: CalendarDay;
  /** The last vote that whoever records this one knew of; undefined where nobody was asked. */
  readonly after?: BallotId | null | undefined;
  /** Whether somebody voted to return it, where the rules let nobody. */
  readonly returnsUnasked?: boolean;
}

/** What keeps a petition from being put to the vote; empty when nothing does. */
export function impedimentsToPuttingIt({ state }: Pick<Petition, 'state'>): Impediment[] {
  return state === 'docketed' ? [] : [{ code: 'petition-not-docketed', state }];
}

/** Where one officer decides, nothing is voted on. */
export const impedimentsToVoting = (officer: string | null): Impediment[] =>
  officer === null ? [] : [{ code: 'officer-decides', office: officer }];

/**
 * What keeps a vote of the room from standing as the decision on a petition; empty when nothing does.
 *
 * @param latest the last vote on it; one that the form did not know of says that this one was sent already
 */
export function impedimentsToRoomDecision(
  petition: Pick<Petition, 'state' | 'filedOn'>,
  vote: RoomDecision,
  latest: BallotId | null = null,
): Impediment[] {
  if (vote.after !== undefined && vote.after !== latest) return [{ code: 'vote-recorded-already' }];
  const found = impedimentsToPuttingIt(petition);
  if (vote.returnsUnasked) found.push({ code: 'return-not-in-rules' });
  const { filedOn } = petition;
  if (filedOn && vote.decidedOn < filedOn) found.push({ code: 'decision-before-filing', filedOn });
  if (['declined', 'returned'].includes(vote.outcome) && !vote.reasons.trim()) found.push({ code: 'reasons-missing' });
  return found;
}

/** What keeps reasons and conditions from being written for a decision; empty when nothing does. */
export function impedimentsToWording(
  { result, reportedOn }: Pick<Decision, 'result' | 'reportedOn'>,
  reasons: string,
): Impediment[] {
  const found: Impediment[] = [];
  if (reportedOn !== null) found.push({ code: 'decision-reported-already' });
  if (result !== 'approved' && !reasons.trim()) found.push({ code: 'reasons-missing' });
  return found;
}

/** The figures of a vote, as far as they were written down. */
export type VoteFigures = Pick<Decision, 'present' | 'votesFor' | 'votesAgainst' | 'votesAbstained'>;

/** What keeps figures from being those of a vote that carried, or, where it did not, from being figures of a vote at all. */
export function impedimentsOfVotes(
  { present, votesFor, votesAgainst, votesAbstained }: VoteFigures,
  { quorum, carries }: Pick<DecisionRules, 'quorum' | 'carries'>,
  hasCarried: boolean,
): Impediment[] {
  const found: Impediment[] = [];
  if (quorum !== null && present !== null && present < quorum) found.push({ code: 'quorum-missing', present, quorum });
  const cast = (votesFor ?? 0) + (votesAgainst ?? 0) + (votesAbstained ?? 0);
  if (present !== null && cast > present) found.push({ code: 'votes-too-many', cast, present });
  if (votesFor === null || votesAgainst === null) return found;
  const approves = carries === 'two-thirds' ? votesFor * 3 >= (votesFor + votesAgainst) * 2 : votesFor > votesAgainst;
  if (hasCarried && !approves) found.push({ code: 'votes-do-not-carry', votesFor, votesAgainst, carries });
  return found;
}
