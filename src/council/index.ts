export { reportingAssociation } from './association.ts';
export type { CouncilFact } from './facts.ts';
export { drawUpReport } from './reports/commands/drawing.ts';
export { saveReport } from './reports/commands/editing.ts';
export { finalizeReport } from './reports/commands/finalizing.ts';
export { draftOf } from './reports/draft.ts';
export { newsOfReports } from './reports/news.ts';
export { finalReport, openDraft, reportsTelling } from './reports/queries.ts';
