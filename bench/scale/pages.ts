import { addressOf, persona, type Findings } from '../../journeys/support/findings.ts';
import { places, type Who } from '../../journeys/support/places.ts';
import { connectAlone } from '../../src/platform/db/index.ts';
import { quantile } from '../harness.ts';
import { load } from '../load.ts';

/** A page, who reads it, and where it stands. */
export interface Shown {
  readonly name: string;
  readonly who: Who;
  readonly address: string;
  readonly status: number;
}

export interface Timed extends Shown {
  readonly p50: number;
  readonly p99: number;
}

const mostRequests = 100;
const mostMs = Number(process.env['SCALE_SECONDS_A_PAGE'] ?? 3) * 1000;

/** What programs and readers of feeds ask for, and what only a large association has; `{}` is found in the database. */
const more: readonly (readonly [who: Who, address: string])[] = [
  ['nobody', '/feeds/petitions.atom'],
  ['nobody', '/feeds/groups.json'],
  ['nobody', '/feeds/decisions.atom'],
  ['nobody', '/feeds/reports.atom'],
  ['nobody', '/handbook.json'],
  ['nobody', '/handbook.csv'],
  ['nobody', '{group}/feed.atom'],
  ['nobody', '/lists/libraries-foster-community-engagement/feed.atom'],
  ['nobody', '{open}/count'],
  ['nobody', '/healthz'],
  ['nobody', '/readyz'],
  ['nobody', '/search?q=libraries'],
  ['nobody', '/search?q=libraries&page=9'],
  ['nobody', '/record?q=libraries'],
  ['nobody', '/groups?q=libraries'],
  ['nobody', '/petitions?page=4'],
  ['nobody', '/conversations/search?q=recording'],
  ['nobody', '{largest}'],
  ['member', '{largest}'],
  ['nobody', '{largest}/count'],
  ['verifier', '{largest}/screening'],
  ['verifier', '{manyFiled}/verification'],
  ['chair', '{manyDocketed}/dossier'],
  ['nobody', '{manyDocketed}/certificate'],
  ['nobody', '{busiest}'],
  ['administrator', '{busiest}/roles'],
  ['nobody', '{busiestList}'],
  ['member', '{busiestList}'],
  ['nobody', '{busiestList}/archive'],
  ['administrator', '{busiestList}/participants'],
  ['administrator', '/roll/members?q=Kim'],
  ['administrator', '/roll/members?q=m57000@example.org'],
  ['administrator', '/roll/members?q=30000100'],
  ['nobody', '/api/v1/petitions'],
  ['nobody', '/api/v1/groups'],
  ['nobody', '/api/v1/search?q=libraries'],
];

/** Addresses of what grew most. */
export async function grownFindings(url: string, found: Findings): Promise<Findings> {
  const client = await connectAlone(url);
  const one = async (statement: string) => (await client.query<{ at: string }>(statement)).rows[0]?.at ?? '';
  const signedMost = (state: string) =>
    one(`select '/petitions/' || petition as at from charters.signature where petition in (select id from charters.petition where state = '${state}')
         group by petition order by count(*) desc limit 1`);
  try {
    return {
      ...found,
      largest: await signedMost('signing'),
      manyFiled: await signedMost('filed'),
      manyDocketed: await signedMost('docketed'),
      busiest: await one(
        `select '/groups/' || slug as at from groups.registered_group join groups.participant_count on group_id = id where state = 'active' order by participants desc limit 1`,
      ),
      busiestList: await one(
        `select '/lists/' || slug as at from conversations.list where visibility = 'public' order by next_number desc limit 1`,
      ),
    };
  } finally {
    await client.end();
  }
}

/** All pages by every reader who stands in the table of places, and those of this bench. */
export function shown(found: Findings): Shown[] {
  const ofPlaces = Object.values(places)
    .flat()
    .map(([who, at, status = 200]) => ({
      name: `${at} (${who})`,
      who,
      address: addressOf([who, at], found),
      status,
    }));
  const ours = more.map(([who, at]) => ({
    name: `${at} (${who})`,
    who,
    address: addressOf([who, at], found),
    status: 200,
  }));
  const wanted = process.env['SCALE_PAGES'];
  return [...ofPlaces, ...ours].filter(({ name }) => !wanted || new RegExp(wanted).test(name));
}

/** Asks for each page over one connection, drawn anew each time, as often as there is time for. */
export async function timePages(port: number, pages: readonly Shown[]): Promise<Timed[]> {
  const timed: Timed[] = [];
  const cookies = await cookiesOf(port, new Set(pages.map(({ who }) => who)));
  for (const page of pages) {
    const request = requestOf(port, page, cookies);
    const first = await load({ port, connections: 1, requests: 2, request });
    const [status] = [...first.statuses.keys()];
    if (status !== page.status) {
      console.log(`${page.name}: ${page.address} answered ${status}`);
      continue;
    }
    const requests = Math.min(mostRequests, Math.max(3, Math.floor(mostMs / Math.min(...first.times))));
    const { times } = await load({ port, connections: 1, requests, request });
    timed.push({ ...page, p50: quantile(times, 0.5), p99: quantile(times, 0.99) });
    if (process.env['SCALE_VERBOSE']) console.log(`${page.name}: ${quantile(times, 0.5).toFixed(1)} ms`);
  }
  return timed;
}

export async function cookiesOf(port: number, readers: ReadonlySet<Who>): Promise<ReadonlyMap<Who, string>> {
  const found = new Map<Who, string>();
  for (const who of readers) {
    const { cookies } = await persona(`http://127.0.0.1:${port}`, who);
    found.set(who, [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
  }
  return found;
}

/** A page that is asked with a question is not kept; programs are told when they ask what nobody answers. */
export function requestOf(port: number, { address, who }: Shown, cookies: ReadonlyMap<Who, string>): () => string {
  const anew = /^\/api\/|\.json$/.test(address)
    ? address
    : address.includes('?')
      ? `${address}&anew`
      : `${address}?anew`;
  const cookie = cookies.get(who) ? `cookie: ${cookies.get(who)}\r\n` : '';
  return () => `GET ${anew} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n${cookie}\r\n`;
}
