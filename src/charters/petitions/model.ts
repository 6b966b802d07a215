import type { PersonId } from '../../platform/act/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';

/** The number that stands on a petition's spine: P 41. */
export type PetitionId = number;

/** The kind of subject that a petition is to the meetings. */
export const petitionKind = 'charters.petition';

/**
 * The way of a petition:
 *
 *     draft → screening → signing → filed → docketed → approved | declined | returned
 *               ↘ draft    ↘ expired, withdrawn           returned → signing again, or filed again
 *
 * Screening is left out where the policy opens at once.  Staff can stop a petition and let it go on: under signature it is
 * suspended meanwhile, while it waits for a step it is halted.  Where the
 * council has the last word, an approval is a recommendation until it has voted: recommended → approved | declined.  Which steps
 * there are, and in which order, the policy says; `stage` is the one at which the petition stands.  At a step that is neither
 * signing, its test nor the decision it is `awaiting`, before signing, between two signings or after them.
 */
export const petitionStates = [
  'draft',
  'screening',
  'awaiting',
  'signing',
  'suspended',
  'halted',
  'filed',
  'docketed',
  'recommended',
  'approved',
  'declined',
  'returned',
  'withdrawn',
  'expired',
] as const;

export type PetitionState = (typeof petitionStates)[number];

/** The text may be changed. */
export const editableStates: readonly PetitionState[] = ['draft', 'returned'];
/** It waits for a step of somebody, and no day ends it: what is under signature has a closing day. */
export const unfinishedStates: readonly PetitionState[] = [
  'draft',
  'screening',
  'awaiting',
  'halted',
  'returned',
  'filed',
  'docketed',
];
/** Everyone may read it; of those that were withdrawn, the ones that had been open: see `isPublic`. */
export const publicStates: readonly PetitionState[] = [
  'signing',
  'suspended',
  'awaiting',
  'halted',
  'filed',
  'docketed',
  'recommended',
  'approved',
  'declined',
  'returned',
  'withdrawn',
  'expired',
];
/** Signatures may be taken back. */
export const withdrawableStates: readonly PetitionState[] = ['signing', 'suspended'];
/** Staff have stopped it for a while; the reason is published. */
export const stoppedStates: readonly PetitionState[] = ['suspended', 'halted'];
/** It waits for a step that is not signing, or would. */
export const waitingStates: readonly PetitionState[] = ['awaiting', 'halted'];
/** It is in the hands of its organizers: neither before the committee nor over. */
export const organizersStates: readonly PetitionState[] = [
  'draft',
  'screening',
  'awaiting',
  'signing',
  'suspended',
  'halted',
  'returned',
];
/** It is before the committee. */
export const pendingStates: readonly PetitionState[] = ['filed', 'docketed'];
/** The committee has spoken. */
export const decidedStates: readonly PetitionState[] = ['recommended', 'approved', 'declined', 'returned'];
/** Nothing more happens to it. */
export const endedStates: readonly PetitionState[] = ['approved', 'declined', 'withdrawn', 'expired'];

export interface Petition {
  readonly id: PetitionId;
  readonly kind: 'establish' | 'renew';
  readonly groupId: string | null;
  readonly policyId: string;
  readonly policyVersion: string;
  readonly state: PetitionState;
  /** The place among the steps of its policy, from 0: where it stands, or stood when it ended. */
  readonly stage: number;
  /** Since when it waits for a step that is not signing; null where it has not waited for one. */
  readonly stageSince: Date | null;
  readonly title: string;
  readonly purpose: string;
  readonly openTo: string;
  readonly topics: readonly string[];
  readonly revision: number;
  readonly editedBy: PersonId | null;
  readonly editedAt: Date;
  readonly begunBy: PersonId;
  readonly begunAt: Date;
  readonly frozenAt: Date | null;
  /** Hexadecimal SHA-256 of the frozen text, as `frozenText` gives it. */
  readonly textSha256: string | null;
  /** How many signatures the policy asks for; pinned at opening. */
  readonly needed: number | null;
  readonly screenBy: Date | null;
  readonly openedAt: Date | null;
  /** Exclusive. */
  readonly closesAt: Date | null;
  readonly filedAt: Date | null;
  readonly filedOn: CalendarDay | null;
  readonly verifiedAt: Date | null;
  readonly decidedAt: Date | null;
  readonly endedAt: Date | null;
  /** Why a petition to renew was closed before it was decided; null for every other. */
  readonly closedCode: ClosedCode | null;
}

/** Its group ended, or another petition renewed it, so that nothing is left to decide. */
export type ClosedCode = 'group-ended' | 'group-renewed';

/** What a policy may have erased when a petition is over. */
export type ErasedThing = 'organizers-addresses' | 'scans' | 'network-marks';

/** What the policy says of it. */
export interface RetentionRules {
  /** Days after the final decision, or another end. */
  readonly days: number;
  readonly of: readonly ErasedThing[];
}

/** What organizers write. */
export type DraftText = Pick<Petition, 'title' | 'purpose' | 'openTo' | 'topics'>;

export interface Organizer {
  readonly id: string;
  readonly person: PersonId | null;
  readonly name: string;
  readonly email: string;
  readonly postalAddress: string;
  readonly work: string;
  readonly invitedAt: Date;
  readonly acceptedAt: Date | null;
  readonly declinedAt: Date | null;
}

/** A member's standing as frozen with a signature or found at filing, so that both can be laid side by side. */
export interface FrozenStanding {
  readonly class: string;
  readonly paidThrough: CalendarDay | null;
  readonly neverExpires: boolean;
  readonly suspended: boolean;
  readonly mergedInto: string | null;
  /** Codes of impediments; empty means that it is good. */
  readonly impediments: readonly string[];
}

export type Verdict = 'counts' | 'doubt' | 'rejected';
