import type { PersonId } from '../../platform/act/index.ts';
import { State, Tally as Strokes, Votes, type Stroke } from '../../platform/web/parts/index.ts';
import { positions, type AnyPosition, type Ballot, type Elector, type NamedVote, type Tally } from './model.ts';
import { isOpen } from './rules/taking-part.ts';
import { figuresWritten, outcomeWords, positionWords, reasonWritten, viewWords as words } from './words.ts';

/** The shape that stands for how a ballot stands. */
export function stateOf(ballot: Ballot, now: Date): string {
  if (!ballot.tally) return isOpen(ballot, now) ? 'signing' : 'circulating';
  const { outcome } = ballot.tally;
  return outcome === 'approved' || outcome === 'declined' || outcome === 'returned' ? outcome : 'doubt';
}

const strokeOf = { approve: 'in', decline: 'no', return: 'back', abstain: 'open' } as const satisfies Record<
  (typeof positions)[number],
  Stroke['kind']
>;

/** What came of a ballot: the sentence, a stroke for each who took part, the figures and why. */
export function OutcomeFigures({ tally, confirming }: { readonly tally: Tally; readonly confirming: boolean }) {
  const { outcome, figures, reasons } = tally;
  const strokes: Stroke[] = [
    ...positions.flatMap((position) => Array.from({ length: figures[position] }, () => strokeFor(position))),
    ...Array.from({ length: figures.recused }, () => ({ kind: 'past', tall: true }) as const),
  ];
  const isWithheld = reasons.some(({ code }) => code === 'too-few-in-secret');
  const written = figuresWritten(figures, confirming);
  return (
    <>
      <p>
        <b>{outcomeWords[outcome]}</b> {reasons.map(reasonWritten).join(' ')}
      </p>
      {strokes.length > 0 && !isWithheld && <Strokes strokes={strokes} ends={[written]} />}
    </>
  );
}

const strokeFor = (position: keyof typeof strokeOf): Stroke => ({
  kind: strokeOf[position],
  tall: position !== 'abstain',
});

const shapeOf: Readonly<Record<AnyPosition, string>> = {
  approve: 'approved',
  decline: 'declined',
  return: 'returned',
  abstain: 'draft',
  confirm: 'approved',
  object: 'declined',
};

interface MembersVotesProps {
  readonly ballot: Ballot;
  readonly electors: readonly Elector[];
  readonly votes: readonly NamedVote[];
  readonly nameOf: (person: PersonId) => string;
}

/** Each member, also those who have not voted; how, where it is told. */
export function MembersVotes({ ballot, electors, votes, nameOf }: MembersVotesProps) {
  const cast = new Map(votes.map(({ person, position }) => [person, position]));
  const isCount = ballot.way === 'room' && ballot.positions === 'secret';
  const named = electors
    .map((elector) => ({ elector, name: nameOf(elector.person) }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
  const taking = electors.filter(({ recused }) => recused === null);
  return (
    <>
      {ballot.way !== 'room' && (
        <p>{words.haveVoted(taking.filter(({ hasVoted }) => hasVoted).length, taking.length)}</p>
      )}
      <Votes
        of={named.map(({ elector, name }) => ({
          name,
          vote: (
            <VoteState
              elector={elector}
              position={cast.get(elector.person)}
              over={ballot.tally !== null}
              isCount={isCount}
            />
          ),
        }))}
      />
    </>
  );
}

interface VoteStateProps {
  readonly elector: Elector;
  readonly position: AnyPosition | undefined;
  readonly over: boolean;
  /** A count of the room says nothing of any member. */
  readonly isCount: boolean;
}

function VoteState({ elector, position, over, isCount }: VoteStateProps) {
  if (elector.recused !== null)
    return <State of="withdrawn">{words.recusedWhy[elector.recused === 'own' ? 'own' : 'rule']}</State>;
  if (isCount) return null;
  if (position) return <State of={shapeOf[position]}>{positionWords[position].told}</State>;
  if (elector.hasVoted) return <State of="counted">{words.hasVoted}</State>;
  return <State of="draft">{over ? words.didNotVote : words.notVoted}</State>;
}
