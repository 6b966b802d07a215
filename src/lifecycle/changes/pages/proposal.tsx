import type { VNode } from 'preact';
import {
  Banner,
  Button,
  Crumbs,
  Day,
  Facts,
  Fine,
  Head,
  Obstacles,
  PostForm,
  Prose,
  Section,
  Table,
  type Returned,
} from '../../../platform/web/parts/index.ts';
import { page, type Answer, type Call } from '../../../platform/web/index.ts';
import { addMilliseconds, dayOf } from '../../../platform/time/index.ts';
import { OutcomeFigures, type Ballot } from '../../../meetings/index.ts';
import type { Wording } from '../../../platform/plug.ts';
import { personsOf, type Nouns } from '../../../roll/index.ts';
import type { Given } from '../../given.ts';
import { impedimentsToCarryingOut, lastBallotOn } from '../balloting.ts';
import { belongingsOf } from '../belongings.ts';
import type { ProposalDecision } from '../model.ts';
import { changeOf, changesHref, proposalHref } from '../naming.ts';
import { decisionsOnProposal, type SeenProposal } from '../queries.ts';
import {
  agreementsMissing,
  decides,
  impedimentsToAgreeing,
  impedimentsToJudging,
  impedimentsToPutting,
  impedimentsToWithdrawing,
  isStaff,
} from '../rules.ts';
import { figuresWritten, kindWords, words } from '../words.ts';
import { BelongingsSection } from './belongings.tsx';
import { isOpen, ProposalMark } from '../views.tsx';
import { RecordForm } from './recording.tsx';

/** What comes back to the page with a form that was refused. */
export interface Back {
  readonly form: Returned;
  readonly status: number;
}

/** A proposal: what is asked for and why, who wants it, what was decided, and what the visitor can do about it. */
export async function proposalPage(given: Given, call: Call, seen: SeenProposal, back?: Back): Promise<Answer> {
  const { proposal, group, other } = seen;
  const { db, zone } = call.visit;
  const nouns = given.association.words;
  const change = changeOf(proposal, new Map([group, ...(other ? [other] : [])].map((each) => [each.id, each])));
  const decisions = await decisionsOnProposal(db, proposal.id);
  const policy = given.policies.of(proposal.policy.id, proposal.policy.version);
  const ballot = proposal.state === 'deciding' ? await lastBallotOn(call.visit, proposal.id) : undefined;
  const isVoted = ballot !== undefined && ballot.closedAt === null;
  const done = words.done[call.query.get('done') ?? ''];
  const body = (
    <>
      <Crumbs
        links={[
          { href: `/groups/${group.slug}`, label: group.name },
          { href: changesHref(group), label: words.title },
        ]}
      />
      <Head title={change} mark={{ what: kindWords[proposal.kind], state: <ProposalMark of={proposal.state} /> }} />
      {done && <Banner tone="good" title={done} arrives />}
      <Section title={words.reason}>
        <Prose text={proposal.reason} />
        <Facts
          of={[
            [
              words.begunBy,
              <>
                <Day on={dayOf(proposal.begunAt, zone)} />,{' '}
                {proposal.begunAs === 'convener' ? words.byConvener : words.byCommittee(nouns)}
              </>,
            ],
            [words.decider, words.whoDecides(proposal.decider, nouns)],
            proposal.reportedOn !== null && [words.reported, <Day on={proposal.reportedOn} />],
            [words.rules, <a href={policy.href}>{policy.title}</a>],
          ]}
        />
      </Section>
      {decisions.length > 0 && <Decisions decisions={decisions} nouns={nouns} />}
      {proposal.begunAs === 'convener' && (
        <Wanting seen={seen} names={await namesOf(call, seen)} given={given} zone={zone} />
      )}
      {isOpen(proposal) && (
        <BelongingsSection
          kind={proposal.kind}
          group={group}
          belongings={await belongingsOf(call.visit, group, given)}
          name={other?.name ?? proposal.name}
        />
      )}
      {isVoted && <Voted ballot={ballot} party={seen.party} nouns={nouns} zone={zone} />}
      {ballot && !isVoted && (
        <HaveVoted ballot={ballot} party={seen.party} inTheWay={await inTheWayOf(given, call, seen, ballot)} />
      )}
      <Acts given={given} call={call} seen={seen} change={change} back={back} isVoted={isVoted} />
    </>
  );
  return page(change, body, { section: '/groups', status: back?.status ?? 200 });
}

/** Names of those who want it are for those who may say whether they do, and who decide; null for everybody else. */
async function namesOf({ visit }: Call, { agreements, party }: SeenProposal): Promise<Wanters> {
  if (!party.convenes && !party.convenesOther && !decides(party) && !isStaff(party)) return null;
  const persons = await personsOf(
    visit.db,
    agreements.map(({ person }) => person),
  );
  return new Map([...persons.values()].map(({ id, name }) => [id, name]));
}

function Decisions({ decisions, nouns }: { decisions: readonly ProposalDecision[]; nouns: Nouns }): VNode {
  return (
    <Section title={words.decided}>
      <Table
        caption={words.decidedCaption}
        captionUnseen
        columns={[
          { label: words.by, head: true },
          { label: words.result },
          { label: words.on },
          { label: words.votes },
        ]}
        rows={decisions.map((decision) => ({
          cells: [
            words.body(decision.body, nouns),
            words.results[decision.result],
            <Day on={decision.decidedOn} as="short" />,
            [
              figuresWritten(decision),
              ...[decision.reasons, decision.minute].filter(Boolean).map((text) => <Fine>{text}</Fine>),
            ],
          ],
        }))}
      />
    </Section>
  );
}

type Wanters = ReadonlyMap<string, string> | null;

interface WantingProps {
  readonly seen: SeenProposal;
  readonly names: Wanters;
  readonly zone: string;
  readonly given: Given;
}

function Wanting({ seen, names, given, zone }: WantingProps): VNode {
  const { proposal, agreements, convening, group, other } = seen;
  const { changes } = given.policies.of(proposal.policy.id, proposal.policy.version);
  const missing = agreementsMissing(proposal, agreements, convening, changes);
  const who = words.missing(missing, { group: group.name, other: other?.name ?? '' });
  return (
    <Section title={words.agreed}>
      <Table
        caption={words.agreedCaption}
        captionUnseen
        columns={[{ label: words.who, head: true }, { label: words.forGroup }, { label: words.on }]}
        rows={agreements.map(({ person, group: side, asStaff, agreedAt }) => ({
          cells: [
            names === null ? words.unnamed(asStaff) : names.get(person) || words.erased,
            asStaff ? words.asStaff : side === group.id ? group.name : other?.name,
            <Day on={dayOf(agreedAt, zone)} as="short" />,
          ],
        }))}
      />
      {proposal.state === 'agreeing' && who && (
        <p>
          {words.stillMissing(who)} {proposal.kind === 'dissolve' && words.staffMay}
        </p>
      )}
    </Section>
  );
}

interface VotedProps {
  readonly ballot: Ballot;
  readonly party: SeenProposal['party'];
  readonly nouns: Nouns;
  readonly zone: string;
}

/** Whether somebody sits where ballots can be read. */
const readsBallots = (party: SeenProposal['party']): boolean => decides(party) || party.grants.has('docket.vote');

/** That the members of the committee vote on it; those who sit there are led to the ballot. */
function Voted({ ballot, party, nouns, zone }: VotedProps): VNode {
  return (
    <Section title={words.voted} id="ballot">
      <p>
        {words.votedWhat(nouns)} {ballot.closesAt && <Day on={dayOf(addMilliseconds(ballot.closesAt, -1), zone)} />}
        {'. '}
        {readsBallots(party) && <a href={`/ballots/${ballot.id}`}>{words.toBallot}</a>}
      </p>
    </Section>
  );
}

/** What came of a vote after which the proposal is open still, for those who vote, decide, or convene. */
function HaveVoted({
  ballot: { id, tally },
  party,
  inTheWay,
}: Pick<VotedProps, 'ballot' | 'party'> & { readonly inTheWay: readonly Wording[] }): VNode | null {
  if (!tally || !(readsBallots(party) || party.convenes || party.convenesOther)) return null;
  return (
    <Section title={words.haveVoted} id="ballot">
      <OutcomeFigures tally={tally} confirming={false} />
      {readsBallots(party) && (
        <p>
          <a href={`/ballots/${id}`}>{words.toBallot}</a>
        </p>
      )}
      {inTheWay.length > 0 && (
        <>
          <p>{words.notCarriedOut}</p>
          <Obstacles wordings={inTheWay} quiet />
        </>
      )}
    </Section>
  );
}

async function inTheWayOf(given: Given, { visit }: Call, seen: SeenProposal, { tally }: Ballot): Promise<Wording[]> {
  if (tally?.outcome !== 'approved') return [];
  return (await impedimentsToCarryingOut(visit, seen)).map(given.word);
}

interface ActsProps {
  readonly given: Given;
  readonly call: Call;
  readonly seen: SeenProposal;
  readonly change: string;
  readonly back: Back | undefined;
  /** Whether the members vote on it just now. */
  readonly isVoted: boolean;
}

function Acts({ given, call, seen, change, back, isVoted }: ActsProps): VNode | null {
  const nouns = given.association.words;
  const { proposal, group, party, agreements } = seen;
  const { today, grants } = call.visit;
  const at = proposalHref(group, proposal);
  const mayAgree = impedimentsToAgreeing(proposal, party, agreements).length === 0;
  const mayWithdraw = impedimentsToWithdrawing(proposal, party).length === 0;
  const { officer } = given.policies.of(proposal.policy.id, proposal.policy.version);
  const mayDecide = !isVoted && proposal.state === 'deciding' && impedimentsToJudging(party).length === 0;
  const mayPut = mayDecide && impedimentsToPutting(proposal, party, officer).length === 0;
  const mayVote = proposal.state === 'recommended' && grants.has('council.record');
  return (
    <>
      {mayDecide && (
        <Section title={words.decide} id="decision">
          <RecordForm
            action={`${at}/decision`}
            button={words.decide}
            lede={proposal.decider === 'council' ? words.decideWaits(nouns) : words.decideLede(nouns)}
            waits={proposal.decider === 'council'}
            today={today}
            form={back?.form}
          />
          {mayPut && (
            <PostForm action={`${at}/ballots`}>
              <p>{words.putWhat(proposal.decider)}</p>
              <Button kind="quiet">{words.put}</Button>
            </PostForm>
          )}
        </Section>
      )}
      {mayVote && (
        <Section title={words.vote(nouns)} id="vote">
          {proposal.reportedOn === null && !back ? (
            <p>{words.notYetReported}</p>
          ) : (
            <RecordForm
              action={`${at}/vote`}
              button={words.vote(nouns)}
              lede={words.voteLede(nouns)}
              today={today}
              form={back?.form}
            />
          )}
        </Section>
      )}
      {(mayAgree || mayWithdraw) && (
        <Section title={words.act}>
          {mayAgree && (
            <PostForm action={`${at}/agreement`}>
              <p>{words.agreeWhat(change)}</p>
              <Button>{words.agree}</Button>
            </PostForm>
          )}
          {mayWithdraw && (
            <PostForm action={`${at}/withdrawal`}>
              <Button kind="quiet">{words.withdraw}</Button>
            </PostForm>
          )}
        </Section>
      )}
    </>
  );
}
