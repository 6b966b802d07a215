import type { VNode } from 'preact';
import { Day, Empty, Head, Pages, Section, State, Table } from '../../../platform/web/parts/index.ts';
import { get, page, partHref, partOf, type Route } from '../../../platform/web/index.ts';
import { dayOf } from '../../../platform/time/index.ts';
import { groupsById, type Group, type GroupId } from '../../../groups/index.ts';
import { changeOf, groupsIn } from '../naming.ts';
import { openStates, type Proposal, type ProposalState } from '../model.ts';
import { countSettled, proposalsIn, settledProposals } from '../queries.ts';
import { stateWords, words } from '../words.ts';
import { proposalHref } from './addressed.ts';

/** The look of a state: its disc or square. */
const looks: Readonly<Record<ProposalState, string>> = {
  agreeing: 'draft',
  deciding: 'docketed',
  recommended: 'recommended',
  made: 'approved',
  declined: 'declined',
  withdrawn: 'withdrawn',
};

export const ProposalMark = ({ of }: { of: ProposalState }): VNode => <State of={looks[of]}>{stateWords[of]}</State>;

/** `GET /changes`: what waits for a decision about groups, and what came of the latest. */
export function overviewRoute(): Route {
  return get('/changes', async ({ visit, query }) => {
    const { db, zone } = visit;
    const [waiting, total] = await Promise.all([proposalsIn(db, ['deciding', 'recommended']), countSettled(db)]);
    const part = partOf(query, 'page', total);
    const settled = await settledProposals(db, part);
    const groups = await groupsById(db, [...new Set([...waiting, ...settled].flatMap(groupsIn))]);
    const body = (
      <>
        <Head title={words.overview} lede={words.overviewLede} />
        <Section title={words.waiting}>
          <ProposalsTable proposals={waiting} groups={groups} zone={zone} />
        </Section>
        {settled.length > 0 && (
          <Section title={words.settled}>
            <ProposalsTable proposals={settled} groups={groups} zone={zone} />
            <Pages {...part} href={partHref('/changes', query, 'page')} />
          </Section>
        )}
      </>
    );
    return page(words.overview, body, { section: '/groups' });
  });
}

interface TableProps {
  readonly proposals: readonly Proposal[];
  readonly groups: ReadonlyMap<GroupId, Group>;
  readonly zone: string;
}

/** Proposals, with how far each has got. */
export function ProposalsTable({ proposals, groups, zone }: TableProps): VNode {
  if (proposals.length === 0) return <Empty title={words.nothingWaits}>{words.nothingWaitsWhy}</Empty>;
  return (
    <Table
      caption={words.caption}
      captionUnseen
      columns={[{ label: words.change, head: true }, { label: words.state }, { label: words.on }]}
      rows={proposals.map((proposal) => ({
        cells: [
          <a href={proposalHref(groups.get(proposal.group)!, proposal)}>{changeOf(proposal, groups)}</a>,
          <ProposalMark of={proposal.state} />,
          <Day on={proposal.settledOn ?? dayOf(proposal.begunAt, zone)} as="short" />,
        ],
      }))}
    />
  );
}

export const isOpen = ({ state }: Pick<Proposal, 'state'>): boolean => openStates.some((open) => open === state);
