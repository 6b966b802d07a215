import { asking } from '../platform/auth/index.ts';

/** Words that posts grant, and what they let a person do here: report to the council, and record its votes. */
export type CouncilGrant = 'docket.decide' | 'council.record';

export const { must, may } = asking<CouncilGrant>();
