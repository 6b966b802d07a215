import type { Route } from '../../../platform/web/index.ts';
import type { Given } from '../../given.ts';
import { enteringRoutes } from './entering.tsx';
import { sheetRoutes } from './sheet.tsx';

/** The pages of signatures on paper: entering sheets, and each sheet. */
export const paperRoutes = (given: Given): Route[] => [...enteringRoutes(given), ...sheetRoutes(given)];
