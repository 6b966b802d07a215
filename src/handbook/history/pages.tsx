import type { VNode } from 'preact';
import { GroupPageHead, seeGroup } from '../../groups/index.ts';
import { NotFound } from '../../platform/refusal/index.ts';
import { Day, Entries, Prose, Section, Timeline } from '../../platform/web/parts/index.ts';
import { get, page, seeOther, type Route } from '../../platform/web/index.ts';
import { GroupInBook } from '../book/views.tsx';
import type { HandbookHouse } from '../given.ts';
import type { Change, MadeBy } from './model.ts';
import { entryWithHistory } from './queries.ts';
import { changeWritten, words } from './words.ts';

/** `GET /handbook/groups/:slug`: the entry of a group, and each change of it. A former address leads to the present one. */
export function historyPage(house: HandbookHouse): Route {
  return get('/handbook/groups/:slug', async ({ visit, params }) => {
    const group = await seeGroup(visit, params['slug']);
    if (group.slug !== params['slug']) return seeOther(`/handbook/groups/${group.slug}`);
    const { entry, changes } = await entryWithHistory(visit, group, house.termRules);
    // One that opens on a day to come has no entry yet.
    if (!entry) throw new NotFound();
    const handbook = house.association.words.handbook.one;
    const body = (
      <>
        <GroupPageHead group={group} title={words.title} lede={words.lede(group.name, handbook)} />
        <Section title={words.entry}>
          <Entries>
            <GroupInBook entry={entry} house={house} on={visit.today} alone />
          </Entries>
          <p>
            <a href="/handbook">{words.inBook(handbook)}</a>
          </p>
        </Section>
        <Section title={words.changes}>
          <Timeline
            steps={changes.map((change) => ({
              on: <Day on={change.on} />,
              what: <Told change={change} slug={group.slug} />,
            }))}
          />
        </Section>
      </>
    );
    return page(`${words.title} · ${group.name}`, body, { section: '/handbook' });
  });
}

function Told({ change, slug }: { change: Change; slug: string }): VNode {
  return (
    <>
      {changeWritten(change)}
      {change.by && <Made by={change.by} slug={slug} />}
      {change.what === 'repurposed' && change.from !== '' && (
        <details>
          <summary>{words.before}</summary>
          <Prose text={change.from} />
        </details>
      )}
    </>
  );
}

/** What made a change, and where it can be read. */
function Made({ by, slug }: { by: MadeBy; slug: string }): VNode {
  if ('proposal' in by)
    return (
      <>
        {' '}
        <a href={`/groups/${slug}/changes/${by.proposal}`}>{words.proposal}</a>
      </>
    );
  const { petition, decidedOn, reportedOn } = by;
  return (
    <>
      {' '}
      <a href={`/petitions/${petition}`}>{words.petition}</a>
      {decidedOn && `, ${words.decided(decidedOn)}`}
      {reportedOn && `, ${words.reported(reportedOn)}`}
    </>
  );
}
