import type { VNode } from 'preact';
import { Day, Empty, State, Table } from '../../platform/web/parts/index.ts';
import { dayOf } from '../../platform/time/index.ts';
import type { Group, GroupId } from '../../groups/index.ts';
import { openStates, type Proposal, type ProposalState } from './model.ts';
import { changeOf, proposalHref } from './naming.ts';
import { stateWords, words } from './words.ts';

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
