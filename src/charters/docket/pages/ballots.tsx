import {
  ballotsUnderWay,
  electorsOfPerson,
  isOpen,
  type Ballot,
  type BallotId,
  type Elector,
} from '../../../meetings/index.ts';
import type { Visit } from '../../../platform/act/index.ts';
import { addMilliseconds, dayOf } from '../../../platform/time/index.ts';
import { Day, Section, State, Table } from '../../../platform/web/parts/index.ts';
import type { UnitId } from '../../../units/index.ts';
import type { PetitionId } from '../../petitions/model.ts';
import { petitionKind } from '../../petitions/model.ts';
import { voteWords as words } from '../words.ts';

/** A ballot under way, and what the visitor is in it. */
interface OwnBallot {
  readonly ballot: Ballot;
  readonly elector: Elector | undefined;
}

/** The ballots of the body that are announced or open, each with what the visitor is in it; two statements. */
export async function ownBallots({ db, by }: Pick<Visit, 'db' | 'by'>, body: UnitId | null): Promise<OwnBallot[]> {
  const ballots = body === null ? [] : await ballotsUnderWay(db, body);
  const ids = ballots.map(({ id }) => id);
  const electors = by ? await electorsOfPerson(db, by, ids) : new Map<BallotId, Elector>();
  return ballots.map((ballot) => ({ ballot, elector: electors.get(ballot.id) }));
}

/** The petitions that are voted on, each with its ballot. */
export function underWayOf(ballots: readonly OwnBallot[]): Map<PetitionId, BallotId> {
  const onPetitions = ballots.filter(({ ballot }) => ballot.subject.kind === petitionKind);
  return new Map(onPetitions.map(({ ballot }) => [Number(ballot.subject.id), ballot.id]));
}

interface BallotsProps {
  readonly ballots: readonly OwnBallot[];
  /** Whether the visitor keeps them; whoever neither keeps them nor votes is told of them, and cannot open them. */
  readonly keeps: boolean;
  readonly zone: string;
  readonly at: Date;
}

/** What is announced or open, and what waits for the visitor's vote. */
export function BallotsUnderWay({ ballots, keeps, zone, at }: BallotsProps) {
  const votes = ballots.some(({ elector }) => elector);
  return (
    <Section title={words.openBallots} id="ballots">
      {ballots.length === 0 ? (
        <p>{words.noBallots}</p>
      ) : (
        <Table
          caption={words.openBallots}
          captionUnseen
          columns={[
            { label: words.ballot, head: true },
            { label: words.how },
            { label: words.until },
            ...(votes ? [{ label: words.you }] : []),
          ]}
          rows={ballots.map(({ ballot, elector }) => ({
            cells: [
              keeps || elector ? <a href={`/ballots/${ballot.id}`}>{ballot.question}</a> : ballot.question,
              words.ways[ballot.way],
              ballot.closesAt && <Day on={dayOf(addMilliseconds(ballot.closesAt, -1), zone)} as="short" />,
              <Own ballot={ballot} elector={elector} at={at} />,
            ],
          }))}
        />
      )}
    </Section>
  );
}

function Own({ ballot, elector, at }: OwnBallot & Pick<BallotsProps, 'at'>) {
  if (!elector) return null;
  if (elector.recused !== null) return <State of="withdrawn">{words.states.recused}</State>;
  if (elector.hasVoted) return <State of="counted">{words.states.voted}</State>;
  return isOpen(ballot, at) ? (
    <State of="doubt">{words.states.waits}</State>
  ) : (
    <State of="circulating">{words.states.announced}</State>
  );
}
