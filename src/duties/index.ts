export { owingAssociation } from './given.ts';
export type { DutyFact } from './facts.ts';
export type { Duty, DutyId, DutyKind } from './ledger/model.ts';
