import type { Visit } from '../../platform/act/index.ts';
import { newsOfDecisions, newsOfPetitions, stateWords } from '../../charters/index.ts';
import { newsOfReports } from '../../council/index.ts';
import { groupStateWords, newsOfGroups } from '../../groups/index.ts';
import type { Nouns } from '../../roll/index.ts';
import { feedWords as words } from './words.ts';
import type { FeedEntry } from './writing.ts';

/** What a feed is made of. Another thing that has news gets a line here, and the rest follows. */
export interface FeedSource {
  /** As in its address: `petitions`. */
  readonly name: string;
  readonly title: (nouns: Nouns) => string;
  readonly description: (nouns: Nouns) => string;
  /** The page that shows the same; its pages lead to the feed. */
  readonly page: string;
  /** The latest first. */
  readonly entries: (visit: Pick<Visit, 'db'>, baseUrl: string) => Promise<FeedEntry[]>;
}

/** A reader who comes once a day misses nothing. */
const most = 50;

export const feedSources: readonly FeedSource[] = [
  {
    name: 'petitions',
    title: () => words.petitions,
    description: () => words.petitionsWhat,
    page: '/petitions',
    async entries({ db }, baseUrl) {
      const news = await newsOfPetitions(db, most);
      return news.map(({ petition: { id, title, purpose, state }, openedAt, updatedAt }) => ({
        key: `petition ${id}`,
        title,
        url: `${baseUrl}/petitions/${id}`,
        text: `${stateWords[state]}.\n\n${purpose}`,
        publishedAt: openedAt,
        updatedAt,
      }));
    },
  },
  {
    name: 'decisions',
    title: () => words.decisions,
    description: () => words.decisionsWhat,
    page: '/petitions',
    async entries({ db }, baseUrl) {
      const news = await newsOfDecisions(db, most);
      return news.map(({ decision: { id, petition, title, result, recordedAt, ...rest }, updatedAt }) => ({
        key: `decision ${id}`,
        title: `${words.results[result]}: ${title}`,
        url: `${baseUrl}/petitions/${petition}`,
        text:
          [countsOf(rest), rest.reasons, rest.conditions].filter(Boolean).join('\n\n') || `${words.results[result]}.`,
        publishedAt: recordedAt,
        updatedAt,
      }));
    },
  },
  {
    name: 'reports',
    title: words.reports,
    description: words.reportsWhat,
    page: '/record',
    async entries({ db }, baseUrl) {
      const news = await newsOfReports(db, most);
      return news.map(({ id, designation, title, href, markdown, finalizedAt }) => ({
        key: `report ${id}`,
        title: `${designation}: ${title}`,
        url: baseUrl + href,
        text: markdown,
        publishedAt: finalizedAt,
        updatedAt: finalizedAt,
      }));
    },
  },
  {
    name: 'groups',
    title: () => words.groups,
    description: () => words.groupsWhat,
    page: '/groups',
    async entries({ db }, baseUrl) {
      const news = await newsOfGroups(db, most);
      return news.map(({ group: { id, slug, name, purpose, about, state }, openedAt, updatedAt }) => ({
        key: `group ${id}`,
        title: name,
        url: `${baseUrl}/groups/${slug}`,
        text: [`${groupStateWords[state]}.`, purpose, about].filter(Boolean).join('\n\n'),
        publishedAt: openedAt,
        updatedAt,
      }));
    },
  },
];

type Votes = Record<'votesFor' | 'votesAgainst' | 'votesAbstained', number | null>;

/** Nothing where nobody counted. */
const countsOf = ({ votesFor, votesAgainst, votesAbstained }: Votes): string =>
  votesFor === null ? '' : words.votes(votesFor, votesAgainst ?? 0, votesAbstained ?? 0);
