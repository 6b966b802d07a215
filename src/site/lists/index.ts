import type { Route } from '../../platform/web/index.ts';
import type { SiteHouse } from '../house.ts';
import { closingPages } from './closing.tsx';
import { groupListPages } from './group-lists.tsx';
import { openingPages } from './opening.tsx';
import { ownListPages } from './own-lists.tsx';
import { readerPages } from './readers.tsx';
import { refusalPages } from './refusals.tsx';
import { settingsPages } from './settings.tsx';

/** The lists of a group, one's own, and what their owners do with them. */
export const listPages = (site: Pick<SiteHouse, 'association' | 'word'>): Route[] => [
  ...ownListPages(site),
  ...groupListPages(site),
  ...openingPages(site),
  ...readerPages(site),
  ...settingsPages(site),
  ...refusalPages(site),
  ...closingPages,
];
