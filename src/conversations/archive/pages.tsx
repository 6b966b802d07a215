import { Readable } from 'node:stream';
import { groupsById } from '../../groups/index.ts';
import { NotFound, refuseIf } from '../../platform/refusal/index.ts';
import { dayOf } from '../../platform/time/index.ts';
import { monthWritten } from '../../platform/written/index.ts';
import {
  Crumbs,
  Empty,
  Entries,
  Entry,
  Head,
  Moment,
  Pages,
  Section,
  WithSide,
} from '../../platform/web/parts/index.ts';
import {
  file,
  get,
  page,
  partHref,
  partOf,
  post,
  seeOther,
  signedIn,
  type Answer,
  type Call,
  type Route,
} from '../../platform/web/index.ts';
import type { ConversationsHouse } from '../house.ts';
import { seeList } from '../lists/queries.ts';
import { impedimentsToOwning } from '../lists/settings/rules.ts';
import { aboutList, indexing, listHref } from '../lists/showing.ts';
import { ListSide } from '../lists/views.tsx';
import { purposeWords, words as listWords } from '../lists/words.ts';
import { noteExport } from './commands.ts';
import { mailboxOf } from './export.ts';
import { aroundMonth, monthsOf, threadsOfMonth } from './months.ts';
import { words } from './page-words.ts';

/** What was said in a list by years and months, and the whole of it for its owners. */
export const archivePages = (house: ConversationsHouse): Route[] => [
  get('/lists/:slug/archive', (call) => yearsPage(call, house)),
  get('/lists/:slug/archive/:month', (call) => monthPage(call, house)),
  post('/lists/:slug/export', giveOut),
];

async function yearsPage({ visit, params }: Call, house: ConversationsHouse): Promise<Answer> {
  const list = await seeList(visit, params['slug']);
  const href = listHref(list);
  if (list.slug !== params['slug']) return seeOther(`${href}/archive`);
  const [about, months] = await Promise.all([aboutList(visit, list, house), monthsOf(visit.db, list.id, visit.zone)]);
  const years = Map.groupBy(months, ({ month }) => month.slice(0, 4));
  const body = (
    <>
      <Crumbs links={[{ href, label: list.name }]} />
      <Head title={words.byMonth} lede={words.lede(list.name)} mark={{ what: purposeWords[list.purpose] }} />
      <WithSide sideLabel={listWords.about} side={<ListSide {...about} here={listHref(list)} />}>
        {months.length === 0 && <Empty title={listWords.empty}>{listWords.emptyMore}</Empty>}
        {[...years].map(([year, of]) => (
          <Section title={year} id={`year-${year}`}>
            <ul class="columns">
              {of.map(({ month, messages }) => (
                <li>
                  <a href={`${href}/archive/${month}`}>{monthWritten(month).replace(` ${year}`, '')}</a>
                  <span class="s quiet-text">, {words.messages(messages)}</span>
                </li>
              ))}
            </ul>
          </Section>
        ))}
      </WithSide>
    </>
  );
  return page(`${words.byMonth} · ${list.name}`, body, { section: '/groups', ...indexing(list) });
}

async function monthPage({ visit, params, query }: Call, house: ConversationsHouse): Promise<Answer> {
  const { db, zone } = visit;
  const list = await seeList(visit, params['slug']);
  const month = params['month'] ?? '';
  if (!/^[1-9]\d{3}-(?:0[1-9]|1[0-2])$/.test(month)) throw new NotFound();
  const href = listHref(list);
  if (list.slug !== params['slug']) return seeOther(`${href}/archive/${month}`);
  const [about, around] = await Promise.all([aboutList(visit, list, house), aroundMonth(db, list.id, month, zone)]);
  if (around.messages === 0) throw new NotFound();
  const part = partOf(query, 'page', around.threads);
  const threads = await threadsOfMonth(db, list.id, month, { zone, ...part });
  const title = monthWritten(month);
  const other = (to: string | null, rel: 'prev' | 'next') =>
    to !== null && (
      <li>
        <a href={`${href}/archive/${to}`} rel={rel}>
          {monthWritten(to)}
        </a>
      </li>
    );
  const body = (
    <>
      <Crumbs
        links={[
          { href, label: list.name },
          { href: `${href}/archive`, label: words.byMonth },
        ]}
      />
      <Head title={title} mark={{ what: words.messages(around.messages), more: [words.threads(around.threads)] }} />
      <WithSide sideLabel={listWords.about} side={<ListSide {...about} here={listHref(list)} />}>
        <Section title={listWords.threads}>
          <Entries>
            {threads.map(({ number, subject, messages, firstBy, firstAt }) => (
              <Entry
                title={subject || listWords.noSubject}
                href={`${href}/messages/${number}`}
                mark={{ what: words.messages(messages) }}
              >
                <p class="s">
                  {firstBy}, <Moment at={firstAt} zone={zone} />
                </p>
              </Entry>
            ))}
          </Entries>
          <Pages {...part} href={partHref(`${href}/archive/${month}`, query, 'page')} label={words.parts} />
          <nav class="pages gap-above" aria-label={words.otherMonths}>
            <ul>
              {other(around.before, 'prev')}
              {other(around.after, 'next')}
            </ul>
          </nav>
        </Section>
      </WithSide>
    </>
  );
  return page(`${title} · ${list.name}`, body, { section: '/groups', ...indexing(list) });
}

const streamOf = (pieces: AsyncIterable<Uint8Array>): ReadableStream =>
  Readable.toWeb(Readable.from(pieces, { objectMode: false })) as ReadableStream;

/** The whole archive as a mailbox, for an owner; it is noted who took it, and how much. */
async function giveOut(call: Call): Promise<Answer> {
  const { visit, params } = call;
  signedIn(call);
  const list = await seeList(visit, params['slug']);
  const group = list.group === null ? undefined : (await groupsById(visit.db, [list.group])).get(list.group);
  refuseIf(impedimentsToOwning(group, visit.grants));
  await call.perform((act) => noteExport(act, list.id));
  const name = `${list.slug}-${dayOf(visit.at, visit.zone)}.mbox`;
  return file(name, 'application/mbox', streamOf(mailboxOf(visit.db, list.id)));
}
