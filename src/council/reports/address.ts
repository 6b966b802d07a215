import type { ReportNumber } from './model.ts';
import { numberWritten } from './rules.ts';

/** Where a final report is read, for good. */
export const addressOf = (report: ReportNumber): string => `/reports/${report.session}/${numberWritten(report)}`;
