import type { Plug } from '../platform/plug.ts';
import { aboutRoutes } from './about/pages.tsx';
import { documentApi, documentKeeper } from './api/document.ts';
import { findingApi } from './api/finding.ts';
import { apiPage } from './api/page.tsx';
import { ownApi } from './api/own.ts';
import { charterSource } from './charter-source.ts';
import { deliverabilityRoutes } from './deliverability/pages.tsx';
import { feedRoutes } from './feeds/routes.ts';
import { groupPages } from './groups/index.ts';
import { homeRoute } from './home/home.tsx';
import type { SiteHouse } from './house.ts';
import { listPages } from './lists/index.ts';
import { lookAssets } from './look/assets.ts';
import { meRoutes, personCommands, personWordings } from './me/index.ts';
import { receiptRoutes } from './receipts/pages.tsx';
import { searchReactions } from './search/jobs.ts';
import { searchRoute } from './search/search.tsx';
import { staffRoute } from './staff/staff.tsx';

export { examplePlug, petitionTools } from './example/example.ts';
export { loadExample } from './example/load.ts';
export type { ExampleHouse } from './example/house.ts';
export { siteOf } from './look/look.tsx';
export { nearOf, textSources } from './near.tsx';
export type { SiteHouse } from './house.ts';

/** What the pages put together from several capabilities hand the platform. */
export function sitePlug(site: SiteHouse): Plug {
  const { house, association, given, word } = site;
  const documentFor = documentKeeper({
    routes: site.routes,
    association: association.name,
    word: (impediment) => word(impediment).say,
  });
  return {
    routes: [
      lookAssets().route,
      ...findingApi(association),
      ...ownApi,
      documentApi(documentFor),
      apiPage(documentFor, association.words),
      ...feedRoutes(site),
      ...deliverabilityRoutes(site),
      ...receiptRoutes(),
      homeRoute(site),
      ...meRoutes(site),
      ...listPages(site),
      searchRoute(site),
      staffRoute(site),
      ...aboutRoutes(site),
      ...groupPages({ association, baseUrl: house.baseUrl, word }, charterSource(given.policies)),
    ],
    wordings: personWordings,
    commands: personCommands(site),
    reactions: searchReactions(association),
  };
}
