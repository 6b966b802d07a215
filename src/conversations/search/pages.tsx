import type { VNode } from 'preact';
import {
  Banner,
  Details,
  Empty,
  Entries,
  Entry,
  Head,
  marked,
  Moment,
  Pages,
  SearchForm,
  Section,
  Select,
} from '../../platform/web/parts/index.ts';
import { get, page, partHref, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import { isCalendarDay, type CalendarDay } from '../../platform/time/index.ts';
import { readableLists } from '../lists/queries.ts';
import { listHref } from '../lists/showing.ts';
import type { List } from '../lists/model.ts';
import { mostCandidates, type FoundMessage, type FoundMessages, type Sought } from './model.ts';
import { findMessages } from './queries.ts';
import { words } from './words.ts';

const address = '/conversations/search';
const pageLength = 20;

/** `GET /conversations/search`: what was said in every list that the visitor may read, or in one of them. */
export const searchPages = (): Route[] => [get(address, searchPage)];

async function searchPage({ visit, query }: Call): Promise<Answer> {
  const sought = soughtIn(query);
  const lists = await readableLists(visit);
  // A list that is hidden or unknown narrows nothing down.
  const only = lists.find(({ slug }) => slug === query.get('list'));
  const isAsked = sought.text !== '' || sought.author !== '';
  const number = pageIn(query);
  const answer = isAsked
    ? await findMessages(
        visit.db,
        (only ? [only] : lists).map(({ id }) => id),
        sought,
        {
          zone: visit.zone,
          most: pageLength,
          from: (number - 1) * pageLength,
        },
      )
    : undefined;
  const body = (
    <>
      <Head title={words.title} lede={words.lede} mark={answer && { what: words.count(answer.total) }} />
      <Looking sought={sought} lists={lists} only={only} />
      {answer && (
        <Section title={words.found}>
          <HowFar {...answer} />
          <Hits found={answer.found} lists={lists} zone={visit.zone} />
          <Pages page={number} pages={Math.ceil(answer.total / pageLength)} href={partHref(address, query, 'page')} />
        </Section>
      )}
    </>
  );
  return page(words.title, body, { section: '/groups' });
}

function Looking({ sought, lists, only }: { sought: Sought; lists: readonly List[]; only: List | undefined }): VNode {
  const { text, author, from, until } = sought;
  return (
    <SearchForm
      action={address}
      title={words.byWords}
      label={words.label}
      query={{ label: words.query, value: text }}
      button={words.button}
    >
      <Details summary={words.narrow} open={author !== '' || from !== null || until !== null || only !== undefined}>
        <div class="field">
          <label for="author">{words.author}</label>
          <input id="author" name="author" value={author} maxlength={100} autocomplete="off" />
        </div>
        <div class="field">
          <label for="from">{words.from}</label>
          <input id="from" name="from" type="date" class="short" value={from ?? ''} />
        </div>
        <div class="field">
          <label for="until">{words.until}</label>
          <input id="until" name="until" type="date" class="short" value={until ?? ''} />
        </div>
        <Select
          name="list"
          label={words.list}
          options={[{ value: '', label: words.all }, ...lists.map(({ slug, name }) => ({ value: slug, label: name }))]}
          value={only?.slug ?? ''}
        />
      </Details>
    </SearchForm>
  );
}

function HowFar({ isRanked, total }: FoundMessages): VNode | null {
  if (!isRanked)
    return (
      <Banner title={words.common}>
        <p>{words.commonMore}</p>
      </Banner>
    );
  return total < mostCandidates ? null : (
    <Banner title={words.many}>
      <p>{words.commonMore}</p>
    </Banner>
  );
}

function Hits({ found, lists, zone }: { found: readonly FoundMessage[]; lists: readonly List[]; zone: string }): VNode {
  if (found.length === 0) return <Empty title={words.none}>{words.noneMore}</Empty>;
  const byId = new Map(lists.map((list) => [list.id, list]));
  return (
    <Entries>
      {found.map(({ list, number, subject, fromName, postedAt, excerpt }) => (
        <Entry
          title={subject || words.noSubject}
          href={`${listHref(byId.get(list)!)}/messages/${number}`}
          mark={{ what: byId.get(list)!.name }}
        >
          <p>{marked(excerpt)}</p>
          <p class="s">
            {fromName && `${fromName}, `}
            <Moment at={postedAt} zone={zone} />
          </p>
        </Entry>
      ))}
    </Entries>
  );
}

/** What the address asks for; what makes no sense asks for nothing. */
function soughtIn(query: URLSearchParams): Sought {
  const typed = (name: string) => (query.get(name) ?? '').replaceAll('\0', '').trim().slice(0, 200);
  return { text: typed('q'), author: typed('author'), from: dayIn(typed('from')), until: dayIn(typed('until')) };
}

function pageIn(query: URLSearchParams): number {
  const asked = Number(query.get('page'));
  return Number.isInteger(asked) && asked > 0 && asked <= mostCandidates / pageLength ? asked : 1;
}

const dayIn = (typed: string): CalendarDay | null => (isCalendarDay(typed) ? typed : null);
