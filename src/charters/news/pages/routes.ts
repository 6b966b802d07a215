import type { Route } from '../../../platform/web/index.ts';
import type { Given } from '../../given.ts';
import { removalRoutes } from './removal.tsx';
import { tellingRoutes } from './telling.tsx';
import { wishRoutes } from './wish.tsx';

/** Where news of a petition is told, taken down, and wished for. */
export function newsRoutes(given: Given): Route[] {
  return [...tellingRoutes(given), ...removalRoutes(given), ...wishRoutes(given)];
}
