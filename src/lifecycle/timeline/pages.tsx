import { Section } from '../../platform/web/parts/index.ts';
import { get, page, seeOther, type Route } from '../../platform/web/index.ts';
import { GroupPageHead, seeGroup } from '../../groups/index.ts';
import type { Given } from '../given.ts';
import { lifeOf } from './queries.ts';
import { LifeLine, LifeList } from './views.tsx';
import { words } from './words.ts';

/** `GET /groups/:slug/timeline`: a group from its first draft to today. */
export function timelineRoutes(given: Pick<Given, 'talk'>): Route[] {
  return [
    get('/groups/:slug/timeline', async ({ visit, params }) => {
      const group = await seeGroup(visit, params['slug']);
      if (group.slug !== params['slug']) return seeOther(`/groups/${group.slug}/timeline`);
      const life = await lifeOf(visit, group, given);
      const body = (
        <>
          <GroupPageHead group={group} title={words.title} lede={words.lede(group.name)} />
          <LifeLine life={life} today={visit.today} />
          <Section title={words.all}>
            <LifeList life={life} today={visit.today} />
          </Section>
        </>
      );
      return page(`${words.title} · ${group.name}`, body, { section: '/groups' });
    }),
  ];
}
