import {
  formerlyOf,
  countParticipants,
  groupParticipants,
  groupStateWords,
  seeGroup,
  type Group,
  type GroupsHouse,
} from '../../groups/index.ts';
import { cardSize, drawCard, drawPng, keepDrawings, titleToDraw } from '../../platform/pictures/index.ts';
import { addDays, minutes } from '../../platform/time/index.ts';
import { ringStrokes } from '../../platform/web/parts/index.ts';
import { get, picture, type PageCard, type Route } from '../../platform/web/index.ts';
import type { CharterSource, ShownTerm } from './charter.ts';
import { cardWords as words } from './words.ts';

const freshMs = minutes(10);
const mostBytes = 8_000_000;

/** What is shown of a group where somebody links to it. */
export interface LinkedGroup {
  readonly group: Group;
  readonly participants: number;
  readonly term: ShownTerm | null;
}

/** `GET /groups/:slug/picture.png`: drawn as that of a petition is, with the months of the term in the ring. */
export function groupPicture({ association }: GroupsHouse, charters: CharterSource): Route {
  const pictures = keepDrawings({ mostBytes, freshMs });
  return get('/groups/:slug/picture.png', async (call) => {
    const group = await seeGroup(call.visit, call.params['slug']);
    const { db, today } = call.visit;
    // A picture may be ten minutes behind the count, and never behind the name, the state or the day.
    const name = `${group.id} ${group.name} ${group.state} ${today}`;
    const drawing = await pictures.get(name, async () => {
      const [charter, { all }] = await Promise.all([
        charters.charterOf(db, group, today),
        countParticipants(db, group.id),
      ]);
      const linked = { group, participants: all, term: charter?.term ?? null };
      return drawPng(pictureOf(linked, association), cardSize.width);
    });
    return picture(call, drawing, freshMs / 1_000);
  });
}

/** What the home of a group says of itself to whoever links to it. */
export function groupCard(linked: LinkedGroup, { association, baseUrl }: GroupsHouse): PageCard {
  const { group } = linked;
  const address = `${baseUrl()}/groups/${group.slug}`;
  return {
    address,
    picture: { address: `${address}/picture.png`, alt: `${group.name}: ${nowOf(linked)}`, ...cardSize },
    structured: {
      '@type': 'Organization',
      '@id': address,
      url: address,
      name: group.name,
      alternateName: formerlyOf(group).map(({ name }) => name),
      description: group.purpose,
      foundingDate: group.openedOn,
      dissolutionDate: group.endedOn ?? undefined,
      parentOrganization: { '@type': 'Organization', name: association.name },
    },
  };
}

function pictureOf(linked: LinkedGroup, association: GroupsHouse['association']): string {
  const { group, term } = linked;
  return drawCard({
    what: words.what,
    title: titleToDraw(group.name, words.numbered(group.number)),
    now: nowOf(linked),
    small: [`${association.name} · G ${group.number}`, association.speaks.group],
    ring: group.state === 'active' && term ? monthsOf(term) : null,
  });
}

/** What matters of it now: who takes part and for how long, or what became of it. */
function nowOf({ group: { state, endedOn }, participants, term }: LinkedGroup): string {
  if (state !== 'active') return words.ended(groupStateWords[state], endedOn);
  return words.now(groupParticipants(participants), term?.untilOn ? addDays(term.untilOn, -1) : null);
}

/** One stroke is one month; a term without end has no ring. */
function monthsOf({ monthsGone, monthsTotal }: ShownTerm) {
  if (monthsTotal === null) return null;
  const { open, filled, places } = ringStrokes(monthsGone, monthsTotal, false);
  return { open, filled, places, count: String(monthsGone), counts: words.months(monthsTotal) };
}
