export type { LifecycleFact } from './facts.ts';
export type { Dormancy } from './dormancy/model.ts';
export { dormanciesEver, dormanciesOf, dormanciesOn, type PastDormancy } from './dormancy/queries.ts';
export { lifecycleRecordsOf } from './kept.ts';
export { deliverablesWaiting, groupsRenewing, isRenewing } from './records/queries.ts';
export { rulesToRenew } from './renewals/queries.ts';
export { sleepWritten } from './dormancy/words.ts';
export type { ChangeFact, Proposal, ProposalDecision } from './changes/model.ts';
export { changeConflictsOn, changesForAgenda } from './changes/agenda.ts';
export { changesBefore } from './changes/before.tsx';
export { markProposalsReported, proposeChange } from './changes/commands.ts';
/** What a simulation of years needs. @public */
export { agreeToChange, decideOnChange, voteOnChange, withdrawChange } from './changes/commands.ts';
export { committeeDecisions, endsProposed, proposalMade, proposalsById, proposalsWaiting } from './changes/queries.ts';
export { Ended, endingOf } from './changes/ending.tsx';
