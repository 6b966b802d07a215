import type { VNode } from 'preact';
import {
  Empty,
  Entries,
  Entry,
  Filter,
  Head,
  LinkButton,
  marked,
  Narrowed,
  Pages,
  SearchForm,
  Section,
} from '../../platform/web/parts/index.ts';
import { get, page, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import { topicLabel } from '../../groups/index.ts';
import type { Association } from '../../roll/index.ts';
import type { SiteHouse } from '../house.ts';
import { lookFor, nouns, type Asked as Wanted, type Found } from './looking.ts';
import { words } from './words.ts';

/** What somebody asked for, and which page of it. */
interface Asked extends Wanted {
  readonly page: number;
}

const pageLength = 20;

/** `GET /search`: everything public, by words or by topic. */
export function searchRoute({ association }: Pick<SiteHouse, 'association'>): Route {
  return get('/search', (call) => searchPage(call, association));
}

async function searchPage(call: Call, association: Association): Promise<Answer> {
  const asked = askedIn(call.query, association);
  const isAsked = asked.text !== '' || asked.topic !== '';
  const { found, total } = isAsked ? await lookFor(call.visit, asked, partOf(asked)) : { found: [], total: 0 };
  const body = (
    <>
      <Head title={words.title} lede={words.lede} mark={isAsked ? { what: words.foundCount(total) } : undefined} />
      <Looking asked={asked} association={association} />
      {isAsked && (
        <Section title={words.found}>
          {found.length > 0 ? <Hits found={found} association={association} /> : <Nothing asked={asked} />}
          {asked.text !== '' && (
            <p>
              <a href={`/conversations/search?${new URLSearchParams({ q: asked.text })}`}>{words.inTalk}</a>
            </p>
          )}
          <Pages
            page={asked.page}
            pages={Math.ceil(total / pageLength)}
            href={(number) => hrefOf({ ...asked, page: number })}
          />
        </Section>
      )}
      {!isAsked && <Topics association={association} />}
      {!isAsked && (
        <Section title={words.talk}>
          <p>
            <a href="/conversations/search">{words.toTalk}</a>
          </p>
        </Section>
      )}
    </>
  );
  return page(words.title, body, { section: '/search' });
}

const partOf = ({ page: number }: Asked) => ({ most: pageLength, from: (number - 1) * pageLength });

function Looking({ asked, association }: { asked: Asked; association: Association }): VNode {
  const options = [
    { value: '', label: words.everything },
    ...nouns.map((noun) => ({ value: noun, label: plural(association, noun) })),
  ];
  return (
    <SearchForm
      action="/search"
      title={words.byWords}
      label={words.title}
      query={{ label: words.label, value: asked.text }}
      button={words.button}
    >
      <Filter legend={words.which} name="noun" options={options} chosen={[asked.noun ?? '']} />
      {asked.topic && (
        <Narrowed
          name="topic"
          value={asked.topic}
          label={words.underTopic(topicLabel(association.topics, asked.topic))}
          all={{ href: '/search', label: words.allTopics }}
        />
      )}
    </SearchForm>
  );
}

function Hits({ found, association }: { found: readonly Found[]; association: Association }): VNode {
  return (
    <Entries>
      {found.map(({ noun, href, title, excerpt }) => (
        <Entry title={title} href={href} mark={{ what: singular(association, noun) }}>
          {excerpt && <p>{marked(excerpt)}</p>}
        </Entry>
      ))}
    </Entries>
  );
}

function Nothing({ asked }: { asked: Asked }): VNode {
  const isBare = asked.topic !== '' && asked.text === '';
  return (
    <Empty
      title={isBare ? words.noneUnder : words.none}
      action={
        <LinkButton href={isBare ? '/start' : '/search'} kind="quiet">
          {isBare ? words.start : words.seeTopics}
        </LinkButton>
      }
    >
      {isBare ? words.noneUnderMore : words.noneMore}
    </Empty>
  );
}

function Topics({ association }: { association: Association }): VNode {
  return (
    <Section title={words.topics}>
      <p>{words.topicsLede}</p>
      <ul class="columns">
        {association.topics.map(({ slug, label }) => (
          <li>
            <a href={`/search?topic=${encodeURIComponent(slug)}`}>{label}</a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const nounOf = (association: Association, noun: string) =>
  noun === 'petition' || noun === 'unit' ? association.words[noun] : association.words.group;
const singular = (association: Association, noun: string): string => capital(nounOf(association, noun).one);
const plural = (association: Association, noun: string): string => capital(nounOf(association, noun).many);

function askedIn(query: URLSearchParams, association: Association): Asked {
  const number = Number(query.get('page') ?? 1);
  const topic = query.get('topic') ?? '';
  return {
    text: (query.get('q') ?? '').trim().slice(0, 200),
    topic: association.topics.some(({ slug }) => slug === topic) ? topic : '',
    noun: nouns.find((noun) => noun === query.get('noun')),
    page: Number.isInteger(number) && number > 0 && number <= 1000 ? number : 1,
  };
}

function hrefOf({ text, topic, noun, page: number }: Asked): string {
  const query = new URLSearchParams({
    q: text,
    ...(topic && { topic }),
    ...(noun && { noun }),
    ...(number > 1 && { page: String(number) }),
  });
  return `/search?${query}`;
}
