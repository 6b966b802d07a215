import type { Route } from '../../../platform/web/index.ts';
import type { Given } from '../../given.ts';
import { askingRoutes } from './asking.tsx';
import { replyingRoutes } from './replying.tsx';

/** Both sides of a consultation: whoever asks, and whoever answers. */
export const consultationRoutes = (given: Given): Route[] => [...askingRoutes(given), ...replyingRoutes(given)];
