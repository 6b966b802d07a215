import type { PersonId } from '../../platform/act/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { GroupId, PolicyVersion } from '../../groups/index.ts';

export type ProposalId = number;

/** How a proposal is called where those below ask for what it is about. */
export const proposalKind = 'lifecycle.proposal';

/** What a ballot or an item of an agenda is about, in the words of the meetings. */
export const ofProposal = (id: ProposalId) => ({ kind: proposalKind, id: String(id) });

/** What may become of a group besides its renewal. */
export const changeKinds = ['rename', 'dissolve', 'merge', 'graduate'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/**
 * A proposal waits for those who have to want it too, then for the committee, then, where the rules say so, for the
 * council; it ends made, declined or withdrawn.
 */
export const proposalStates = ['agreeing', 'deciding', 'recommended', 'made', 'declined', 'withdrawn'] as const;
export type ProposalState = (typeof proposalStates)[number];

/** A group has at most one proposal in these. */
export const openStates = ['agreeing', 'deciding', 'recommended'] as const satisfies readonly ProposalState[];

/** Everybody reads a proposal once it is before those who decide; until then it is its conveners' own. */
export const publicStates = ['deciding', 'recommended', 'made', 'declined'] as const satisfies readonly ProposalState[];

/** Whose word is the last. */
export type Decider = 'conveners' | 'committee' | 'council';

/** What is asked for. */
export interface Proposed {
  readonly kind: ChangeKind;
  /** The new name, or the name of the body that it becomes; else empty. */
  readonly name: string;
  /** The group that it merges into; else null. */
  readonly into: GroupId | null;
  readonly reason: string;
}

export interface Proposal extends Proposed {
  readonly id: ProposalId;
  readonly group: GroupId;
  readonly state: ProposalState;
  readonly policy: PolicyVersion;
  readonly decider: Decider;
  readonly begunBy: PersonId;
  /** Whether a convener began it, or the committee. */
  readonly begunAs: 'convener' | 'committee';
  readonly begunAt: Date;
  /** The day on which it was made, declined or withdrawn. */
  readonly settledOn: CalendarDay | null;
  /** The day of the report that asked the council. */
  readonly reportedOn: CalendarDay | null;
}

/** Somebody wants it too. */
export interface Agreement {
  readonly group: GroupId;
  readonly person: PersonId;
  readonly asStaff: boolean;
  readonly agreedAt: Date;
}

export const bodies = ['committee', 'council'] as const;
export const results = ['approved', 'declined'] as const;

/** A decision as it is written down. */
export interface DecisionWritten {
  readonly result: (typeof results)[number];
  readonly decidedOn: CalendarDay;
  /** Null where the minutes do not say. */
  readonly present: number | null;
  readonly votesFor: number | null;
  readonly votesAgainst: number | null;
  readonly votesAbstained: number | null;
  readonly reasons: string;
  /** As it stands in the minutes. */
  readonly minute: string;
}

export interface ProposalDecision extends DecisionWritten {
  readonly body: (typeof bodies)[number];
  readonly recordedAt: Date;
}

type About<Kind extends string, Detail = unknown> = {
  readonly kind: `lifecycle.${Kind}`;
  readonly proposal: ProposalId;
  readonly group: GroupId;
} & Detail;

/** What happens to proposals. */
export type ChangeFact =
  | About<'change-proposed', { readonly change: ChangeKind; readonly into: GroupId | null }>
  | About<'change-agreed', { readonly staff: boolean }>
  | About<'change-put', { readonly change: ChangeKind }>
  | About<'change-withdrawn'>
  | About<
      'change-decided',
      { readonly body: (typeof bodies)[number]; readonly result: (typeof results)[number]; readonly waits: boolean }
    >
  | About<'body-entered', { readonly unit: number }>
  | About<'change-made', { readonly change: ChangeKind; readonly on: CalendarDay; readonly into: GroupId | null }>;
