export type { CouncilFact } from './facts.ts';
export { drawUpReport } from './reports/commands/drawing.ts';
export { finalizeReport } from './reports/commands/finalizing.ts';
export { finalReport } from './reports/queries.ts';
export type { Telling } from './reports/told.ts';
