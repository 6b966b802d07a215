import { NotFound } from '../../../platform/refusal/index.ts';
import { signedIn, type Call } from '../../../platform/web/index.ts';
import { keepsMeetings, membersOfBody } from '../../bodies.ts';
import type { Ballot, Elector } from '../model.ts';
import { ballotOf, electorsOf } from '../queries.ts';

/** A ballot, and what the visitor is in it. */
export interface SeenBallot {
  readonly ballot: Ballot;
  readonly electors: readonly Elector[];
  readonly elector: Elector | undefined;
  /** Whether they keep the meetings of the body. */
  readonly keeps: boolean;
}

/** The ballot of the address, for members of the body and whoever keeps its meetings; to others there is none. @throws NotFound */
export async function seeBallot(call: Call): Promise<SeenBallot> {
  const by = signedIn(call);
  const { visit } = call;
  const typed = call.params['id'] ?? '';
  const ballot = /^[1-9]\d{0,9}$/.test(typed) ? await ballotOf(visit.db, Number(typed)) : undefined;
  if (!ballot) throw new NotFound();
  const [electors, keeps, members] = await Promise.all([
    electorsOf(visit.db, ballot.id),
    keepsMeetings(visit, ballot.unit),
    membersOfBody(visit.db, ballot.unit, visit.today),
  ]);
  const elector = electors.find(({ person }) => person === by);
  if (!elector && !keeps && !members.includes(by)) throw new NotFound();
  return { ballot, electors, elector, keeps };
}
