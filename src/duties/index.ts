export type { DutyFact } from './facts.ts';
export { owingAssociation, type OwingAssociation } from './given.ts';
export { dutyRecordsOf } from './kept.ts';
export type { LedgerKind } from './ledger/model.ts';
export { promisesOf } from './ledger/queries.ts';
export { dutiesOwedBy, type ShownDuty } from './ledger/shown.ts';
export { OwnDuties } from './ledger/views.tsx';
export { meetDuty } from './ledger/commands.ts';
export { makePromise } from './promises/commands.ts';
