import type { GroupsHouse } from '../../groups/index.ts';
import type { Route } from '../../platform/web/index.ts';
import type { CharterSource } from './charter.ts';
import { directoryPage } from './directory.tsx';
import { homePage } from './home.tsx';
import { groupPicture } from './picture.ts';

export type { CharterSource, ListedCharter, ShownCharter, ShownRenewal, ShownTerm } from './charter.ts';

/** The directory of groups and the home of each, put together from groups and charters. */
export function groupPages(house: GroupsHouse, charters: CharterSource): Route[] {
  return [directoryPage(house, charters), homePage(house, charters), groupPicture(house, charters)];
}
