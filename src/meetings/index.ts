export type { MeetingFact } from './facts.ts';
export type { Sitting, SittingId, SittingState } from './sittings/model.ts';
export { sittingOf, sittingsOf } from './sittings/queries.ts';
export { membersOfBody } from './bodies.ts';
