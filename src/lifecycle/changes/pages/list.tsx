import { Head, Pages, Section } from '../../../platform/web/parts/index.ts';
import { get, page, partHref, partOf, type Route } from '../../../platform/web/index.ts';
import { groupsById } from '../../../groups/index.ts';
import { groupsIn } from '../naming.ts';
import { countSettled, proposalsIn, settledProposals } from '../queries.ts';
import { ProposalsTable } from '../views.tsx';
import { words } from '../words.ts';

/** `GET /changes`: what waits for a decision about groups, and what came of the latest. */
export function overviewRoute(): Route {
  return get('/changes', async ({ visit, query }) => {
    const { db, zone } = visit;
    const [waiting, total] = await Promise.all([proposalsIn(db, ['deciding', 'recommended']), countSettled(db)]);
    const part = partOf(query, 'page', total);
    const settled = await settledProposals(db, part);
    const groups = await groupsById(db, [...new Set([...waiting, ...settled].flatMap(groupsIn))]);
    const body = (
      <>
        <Head title={words.overview} lede={words.overviewLede} />
        <Section title={words.waiting}>
          <ProposalsTable proposals={waiting} groups={groups} zone={zone} />
        </Section>
        {settled.length > 0 && (
          <Section title={words.settled}>
            <ProposalsTable proposals={settled} groups={groups} zone={zone} />
            <Pages {...part} href={partHref('/changes', query, 'page')} />
          </Section>
        )}
      </>
    );
    return page(words.overview, body, { section: '/groups' });
  });
}
