import type { Plug } from '../platform/plug.ts';
import { dormancyRoutes } from './dormancy/pages.tsx';
import { wordings as dormancyWordings } from './dormancy/words.ts';
import type { Given } from './given.ts';

/** What hands the platform whatever becomes of a group. */
export function lifecyclePlug(given: Given): Plug {
  return {
    routes: [...dormancyRoutes(given)],
    wordings: { ...dormancyWordings },
  };
}
