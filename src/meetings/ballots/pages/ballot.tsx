import type { PersonId } from '../../../platform/act/index.ts';
import type { Wording } from '../../../platform/plug.ts';
import type { Impediment } from '../../../platform/refusal/index.ts';
import {
  Banner,
  Button,
  Choices,
  Crumbs,
  Details,
  ErrorSummary,
  Facts,
  Fine,
  Head,
  Messages,
  Moment,
  Obstacles,
  PostForm,
  Section,
  State,
  TextArea,
  type Returned,
} from '../../../platform/web/parts/index.ts';
import type { Sitting } from '../../sittings/model.ts';
import type { Ballot, Elector, NamedVote, Remark } from '../model.ts';
import { impedimentsToClosing, isOpen, positionsOf } from '../rules/taking-part.ts';
import { outcomeStates, positionWords } from '../words.ts';
import { MembersVotes, OutcomeFigures, stateOf } from '../views.tsx';
import { pageWords as words } from './words.ts';

/** Everything that the page of a ballot shows. */
export interface BallotView {
  readonly ballot: Ballot;
  readonly electors: readonly Elector[];
  /** What the visitor is in it. */
  readonly elector: Elector | undefined;
  /** Whether they keep the meetings of the body. */
  readonly keeps: boolean;
  /** What keeps them all the same from closing it and calling it off. */
  readonly conductedNot: readonly Impediment[];
  readonly body: string;
  /** The meeting at which it is voted, or was. */
  readonly sitting: Pick<Sitting, 'id' | 'name'> | undefined;
  /** All of them at the end; before that, the visitor's own. */
  readonly votes: readonly NamedVote[];
  readonly remarks: readonly Remark[];
  readonly own: PersonId;
  readonly nameOf: (person: PersonId) => string;
  /** What keeps the visitor from voting. */
  readonly inTheWay: readonly Impediment[];
  readonly word: (impediment: Impediment) => Wording;
  readonly done: keyof typeof words.done | null;
  readonly form: Returned | undefined;
  readonly zone: string;
  readonly now: Date;
}

/** A question put to a body. Read, then vote; on a phone the vote comes before the list of members. */
export function BallotPage(view: BallotView) {
  const { ballot, body, done, form } = view;
  return (
    <>
      <Crumbs links={[{ href: ballot.href, label: words.matter }]} />
      <Head
        mark={{ what: `B ${ballot.id}`, state: <State of={stateOf(ballot, view.now)}>{stateWritten(view)}</State> }}
        title={ballot.question}
        lede={words.of(body, words.ways[ballot.way])}
      >
        {!ballot.tally && (
          <p>
            <a href={ballot.href}>{words.readFirst}</a>
          </p>
        )}
      </Head>
      <ErrorSummary errors={form?.errors ?? []} />
      {done && <Banner tone="good" title={words.done[done]} arrives />}
      {ballot.tally && <Outcome view={view} />}
      {!ballot.tally && view.elector && <YourVote view={view} />}
      <HowItCounts view={view} />
      {(ballot.way !== 'room' || view.remarks.length > 0) && <Remarks view={view} />}
      <Section title={words.members}>
        <MembersVotes {...view} />
      </Section>
      {view.keeps && !ballot.tally && <Keeping view={view} />}
    </>
  );
}

function stateWritten({ ballot, now }: BallotView): string {
  if (ballot.tally) return outcomeStates[ballot.tally.outcome];
  return isOpen(ballot, now) ? words.open : words.announced;
}

function Outcome({ view: { ballot, nameOf } }: { readonly view: BallotView }) {
  const { tally, mover, seconder, minute } = ballot;
  return (
    <Section title={words.outcome}>
      {tally && <OutcomeFigures tally={tally} confirming={ballot.confirming !== null} />}
      <Facts
        of={[
          mover !== null && [words.mover, nameOf(mover)],
          seconder !== null && [words.seconder, nameOf(seconder)],
          minute !== '' && [words.minute, minute],
          ballot.sheetSha256 !== null && [words.sheet, <a href={`/ballots/${ballot.id}/sheet`}>{words.openSheet}</a>],
        ]}
      />
    </Section>
  );
}

function YourVote({ view }: { readonly view: BallotView }) {
  const { ballot, elector, inTheWay, word } = view;
  const isSecret = ballot.positions === 'secret';
  if (isSecret && elector?.hasVoted)
    return (
      <Section title={words.yourVote}>
        <p>
          <b>{words.youVotedSecretly}</b> {words.youVotedSecretlyFine}
        </p>
      </Section>
    );
  if (inTheWay.length > 0)
    return (
      <Section title={words.yourVote}>
        <Obstacles wordings={inTheWay.map(word)} quiet />
        {elector?.recused === null && <Recusing ballot={ballot} />}
      </Section>
    );
  return (
    <Section title={words.yourVote}>
      <VoteForm view={view} />
      <Recusing ballot={ballot} />
    </Section>
  );
}

function VoteForm({ view: { ballot, votes, remarks, own, form } }: { readonly view: BallotView }) {
  const mine = votes.find(({ person }) => person === own);
  const isSecret = ballot.positions === 'secret';
  return (
    <>
      {mine && <p>{words.youSaid(positionWords[mine.position].told)}</p>}
      <PostForm action={`/ballots/${ballot.id}/votes`}>
        <Choices
          name="position"
          legend={words.legend}
          form={form}
          chosen={mine?.position}
          options={positionsOf(ballot).map((position) => ({
            value: position,
            label: positionWords[position].button,
            hint: positionWords[position].hint,
          }))}
        />
        {!isSecret && (
          <TextArea
            name="remark"
            label={words.remark}
            hint={ballot.confirming ? words.remarkHintConfirming : words.remarkHint}
            rows={3}
            value={remarks.find(({ person }) => person === own)?.body}
            form={form}
          />
        )}
        <Button>{mine ? words.castAgain : words.cast}</Button>
        <Fine>{words.positionsAre[ballot.positions]}</Fine>
      </PostForm>
    </>
  );
}

function Recusing({ ballot }: { readonly ballot: Ballot }) {
  return (
    <Details summary={words.recusal}>
      <p>{words.recuseFine}</p>
      <PostForm action={`/ballots/${ballot.id}/recusal`} row>
        <Button kind="quiet">{words.recuse}</Button>
      </PostForm>
    </Details>
  );
}

function HowItCounts({ view }: { readonly view: BallotView }) {
  const { ballot, zone, sitting, now } = view;
  const { opensAt, closedAt, way } = ballot;
  // Where the form is, it stands beside the button.
  const isSaid = !ballot.tally && view.elector !== undefined && view.inTheWay.length === 0;
  return (
    <Section title={words.howItCounts}>
      <p>{words.rule(ballot)}</p>
      {!ballot.confirming && ballot.mayReturn && <p>{words.plurality}</p>}
      {way !== 'room' && !isSaid && <p>{words.positionsAre[ballot.positions]}</p>}
      {sitting && <Facts of={[[words.meeting, <a href={`/meetings/${sitting.id}`}>{sitting.name}</a>]]} />}
      {way !== 'room' && (
        <Facts
          of={[
            [opensAt > now ? words.opens : words.opened, <Moment at={opensAt} zone={zone} as="full" />],
            closedAt
              ? [words.closed, <Moment at={closedAt} zone={zone} as="full" />]
              : [words.closes, words.end(ballot, zone)],
          ]}
        />
      )}
    </Section>
  );
}

function Remarks({ view }: { readonly view: BallotView }) {
  const { ballot, remarks, elector, nameOf, zone, own, form } = view;
  const mayWrite = ballot.tally === null && elector?.recused === null;
  // While an open ballot takes votes, a comment goes with the vote.
  const isApart = mayWrite && (ballot.positions === 'secret' || !isOpen(ballot, view.now));
  return (
    <Section title={words.remarks} id="remarks">
      {remarks.length === 0 ? (
        <p>{words.remarksNone}</p>
      ) : (
        <Messages
          of={remarks.map(({ person, body, madeAt }) => ({
            by: nameOf(person),
            at: <Moment at={madeAt} zone={zone} />,
            body: <p>{body}</p>,
          }))}
        />
      )}
      {isApart && (
        <PostForm action={`/ballots/${ballot.id}/remarks`}>
          <TextArea
            name="remark"
            label={words.yourRemark}
            hint={ballot.positions === 'secret' ? words.remarksSecret : words.remarksFine}
            rows={3}
            value={remarks.find(({ person }) => person === own)?.body}
            form={form}
          />
          <Button kind="quiet">{words.say}</Button>
        </PostForm>
      )}
    </Section>
  );
}

function Keeping({ view: { ballot, electors, conductedNot, word } }: { readonly view: BallotView }) {
  if (conductedNot.length > 0)
    return (
      <Section title={words.keep}>
        <Obstacles wordings={conductedNot.map(word)} quiet />
      </Section>
    );
  const closedNot = impedimentsToClosing(ballot, electors);
  const isHeldOpen = ballot.way === 'online';
  return (
    <Section title={words.keep}>
      {isHeldOpen && closedNot.length > 0 && <Obstacles wordings={closedNot.map(word)} quiet />}
      {closedNot.length === 0 && (
        <PostForm action={`/ballots/${ballot.id}/closing`} row>
          <Button kind="quiet">{words.close}</Button>
        </PostForm>
      )}
      <Details summary={words.callOff}>
        <p>{words.callOffFine}</p>
        <PostForm action={`/ballots/${ballot.id}/calling-off`} row>
          <Button kind="quiet">{words.callOff}</Button>
        </PostForm>
      </Details>
    </Section>
  );
}
