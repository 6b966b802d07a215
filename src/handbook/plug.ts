import type { Plug } from '../platform/plug.ts';
import { bookForPrograms } from './book/api.ts';
import { bookPage } from './book/pages.tsx';
import type { HandbookHouse } from './given.ts';
import { historyPage } from './history/pages.tsx';
import { printPage } from './print/pages.tsx';

/** What the Handbook hands the platform. */
export function handbookPlug(house: HandbookHouse): Plug {
  return { routes: [bookPage(house), historyPage(house), printPage(house), ...bookForPrograms(house)] };
}
