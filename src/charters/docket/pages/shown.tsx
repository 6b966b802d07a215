import type { ComponentChildren } from 'preact';
import {
  ballotsOn,
  isOpen,
  MembersVotes,
  OutcomeFigures,
  recordsOf,
  TakenAt,
  takenAt,
  type Ballot,
  type BallotRecord,
  type Taken,
} from '../../../meetings/index.ts';
import type { PersonId, Visit } from '../../../platform/act/index.ts';
import { addMilliseconds, dayOf } from '../../../platform/time/index.ts';
import { Banner, Day, Details, LinkButton, Messages, Moment, type Link } from '../../../platform/web/parts/index.ts';
import { personOf, personsOf } from '../../../roll/index.ts';
import type { Given } from '../../given.ts';
import type { Petition } from '../../petitions/model.ts';
import { decisionsOn } from '../queries.ts';
import { ofPetition } from '../voting.ts';
import { voteWords as words, words as docketWords } from '../words.ts';

interface Shown {
  readonly ballots: readonly Ballot[];
  readonly records: ReadonlyMap<number, BallotRecord>;
  readonly taken: ReadonlyMap<number, Taken>;
  readonly reports: ReadonlyMap<number | null, Link | undefined>;
  readonly nameOf: (person: PersonId) => string;
  /** Whether what members said is published. */
  readonly isPublished: boolean;
  /** Whether each ballot is linked, for those who may open it. */
  readonly linked: boolean;
  readonly zone: string;
  readonly at: Date;
}

/**
 * The votes on a petition, the latest first: what is announced or open, and what came of each; null where there was none.  What
 * was called off is told to members of the body alone.
 */
export async function shownVotes(
  given: Pick<Given, 'policies' | 'toldIn'>,
  { db, zone, at }: Visit,
  petition: Petition,
  linked = false,
): Promise<ComponentChildren> {
  if (!petition.filedAt) return null;
  const all = await ballotsOn(db, ofPetition(petition.id));
  const ballots = linked ? all : all.filter(({ tally }) => tally?.outcome !== 'called-off');
  if (ballots.length === 0) return null;
  const closed = ballots.filter(({ tally }) => tally !== null).map(({ id }) => id);
  const [records, taken, decisions] = await Promise.all([
    recordsOf(db, closed),
    takenAt(db, ballots),
    decisionsOn(db, petition.id),
  ]);
  const told = await given.toldIn(
    db,
    decisions.map(({ id }) => id),
  );
  const persons = await personsOf(db, [
    ...new Set([...records.values()].flatMap(({ electors }) => electors.map(({ person }) => person))),
  ]);
  const { voting } = given.policies.of(petition.policyId, petition.policyVersion);
  const shown: Shown = {
    ballots,
    records,
    taken,
    reports: new Map(decisions.map(({ id, ballot }) => [ballot, told.get(id)])),
    nameOf: (person) => persons.get(person)?.name || words.formerMember,
    isPublished: voting.comments === 'published',
    linked,
    zone,
    at,
  };
  return shown.ballots.map((ballot) => <ShownBallot ballot={ballot} shown={shown} />);
}

function ShownBallot({ ballot, shown }: { readonly ballot: Ballot; readonly shown: Shown }) {
  const { linked } = shown;
  return (
    <>
      <h3>
        {words.ways[ballot.way]}
        {ballot.decidedOn && (
          <>
            , <Day on={ballot.decidedOn} />
          </>
        )}
      </h3>
      <TakenAt at={shown.taken.get(ballot.id)} report={shown.reports.get(ballot.id)} />
      {ballot.tally ? <Closed ballot={ballot} shown={shown} /> : <UnderWay ballot={ballot} {...shown} />}
      {linked && (
        <p>
          <LinkButton kind="quiet" href={`/ballots/${ballot.id}`}>
            {ballot.tally ? words.seeBallot : words.toBallot}
          </LinkButton>
        </p>
      )}
    </>
  );
}

function UnderWay({ ballot, zone, at }: { readonly ballot: Ballot } & Pick<Shown, 'zone' | 'at'>) {
  const { opensAt, closesAt, way } = ballot;
  if (way === 'confirmation')
    return (
      <p>
        {closesAt ? (
          <>
            {words.objectionsUntil} <Moment at={closesAt} zone={zone} as="full" />.
          </>
        ) : (
          words.confirming
        )}
      </p>
    );
  if (!closesAt) return <p>{words.openNow}</p>;
  return (
    <p>
      {isOpen(ballot, at) ? words.open : words.announced} <Day on={dayOf(opensAt, zone)} /> {words.through}{' '}
      <Day on={dayOf(addMilliseconds(closesAt, -1), zone)} />.
    </p>
  );
}

function Closed({ ballot, shown }: { readonly ballot: Ballot; readonly shown: Shown }) {
  const { records, nameOf, isPublished, zone } = shown;
  const record = records.get(ballot.id);
  const isByName = ballot.positions === 'open' && ballot.tally?.outcome !== 'called-off';
  const recused = record?.electors.filter((elector) => elector.recused !== null) ?? [];
  return (
    <>
      {ballot.tally && <OutcomeFigures tally={ballot.tally} confirming={ballot.confirming !== null} />}
      {!isByName && recused.length > 0 && <p>{words.wereRecused(recused.map(({ person }) => nameOf(person)))}</p>}
      {isByName && record && (
        <Details summary={words.byMember}>
          <MembersVotes ballot={ballot} {...record} nameOf={nameOf} />
        </Details>
      )}
      {isPublished && record && record.remarks.length > 0 && (
        <Details summary={words.whatWasSaid}>
          <Messages
            of={record.remarks.map(({ person, body, madeAt }) => ({
              by: nameOf(person),
              at: <Moment at={madeAt} zone={zone} as="day" />,
              body: <p>{body}</p>,
            }))}
          />
        </Details>
      )}
    </>
  );
}

/** For whoever went back and sent the same again: what is on record, since when and by whom. */
export async function recordedAlready({ db, zone }: Visit, { id }: Petition): Promise<ComponentChildren> {
  const [[decision], [ballot]] = await Promise.all([decisionsOn(db, id), ballotsOn(db, ofPetition(id))]);
  const by = decision?.recordedBy ?? ballot?.openedBy;
  const at = decision?.recordedAt ?? ballot?.announcedAt;
  if (!by || !at) return null;
  const person = await personOf(db, by);
  return (
    <Banner tone="warn" title={docketWords.recordedAlready} arrives>
      <p>
        {docketWords.recordedBy(person?.name || words.formerMember)} <Moment at={at} zone={zone} as="full" />.{' '}
        {docketWords.recordedOnce}
      </p>
    </Banner>
  );
}
