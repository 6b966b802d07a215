import type { Route } from '../../../platform/web/index.ts';
import type { Given } from '../../given.ts';
import { decisionRoute } from './decision.tsx';
import { docketPageRoutes } from './docket.tsx';
import { puttingRoute } from './putting.tsx';
import { roomRoute } from './room.tsx';
import { voteSheetRoute } from './vote-sheet.tsx';
import { wordingRoutes } from './wording-page.tsx';

/** Where petitions are voted on and decided. */
export const docketRoutes = (given: Given): Route[] => [
  ...docketPageRoutes(given),
  decisionRoute(given),
  roomRoute(given),
  voteSheetRoute(given),
  puttingRoute(given),
  ...wordingRoutes(given),
];
