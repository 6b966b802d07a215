import type { Route } from '../../../platform/web/index.ts';
import type { Given } from '../../given.ts';
import { draftingRoutes } from './drafting.tsx';
import { finalizingRoutes } from './finalizing.tsx';
import { readingRoutes } from './reading.tsx';

/** Reports: written by the chair, read by everybody. The addresses of single acts come before those by session and number. */
export const reportRoutes = (given: Given): Route[] => [
  ...draftingRoutes(given),
  ...finalizingRoutes(given),
  ...readingRoutes(given),
];
