import { sql, type RawBuilder } from 'kysely';
import type { Visit } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { NotFound } from '../../platform/refusal/index.ts';
import { participationOf } from '../../groups/index.ts';
import { memberOfPerson, standingOn } from '../../roll/index.ts';
import { subscriptionOf } from '../subscriptions/queries.ts';
import { conversations } from '../tables.ts';
import type { List, ListId } from './model.ts';
import { mayRead, type Reader } from './rules.ts';

const columns = sql`
  list.id, list.slug, list.name, list.group_id as "group", list.purpose, list.visibility, list.posting, list.is_indexed as "isIndexed",
  list.opened_at as "openedAt", list.closed_at as "closedAt", list.closed_code as "closedCode", list.reason`;

/** The list, or undefined when there is none. */
export async function listOf(db: Db, id: ListId): Promise<List | undefined> {
  return (await lists(db, sql`list.id = ${id}`))[0];
}

/** The list whose address is or was this. Where its `slug` is another, it has moved. */
export async function listBySlug(db: Db, slug: string): Promise<List | undefined> {
  return (
    await lists(db, sql`list.id = (select list from conversations.list_address where list_address.slug = ${slug})`)
  )[0];
}

/**
 * The list that an address names, for whoever may read it; a list that is hidden from the visitor is answered like one that is not
 * there.  Where its `slug` is another, it has moved: send the reader there.
 *
 * @throws NotFound
 */
export async function seeList(visit: Visit, slug: string | undefined): Promise<List> {
  const list = slug ? await listBySlug(visit.db, slug) : undefined;
  if (!list || !(list.visibility === 'public' || mayRead(list, await readerOf(visit, list)))) throw new NotFound();
  return list;
}

/** How the visitor stands to the list. */
export async function readerOf(visit: Visit, list: Pick<List, 'id' | 'group'>): Promise<Reader> {
  const { db, by, today } = visit;
  if (!by) return { isMember: false, takesPart: false, leads: false, reads: false };
  const [member, participation, subscription, leads] = await Promise.all([
    memberOfPerson(db, by),
    list.group ? participationOf(db, list.group, by) : undefined,
    subscriptionOf(db, list.id, by),
    isLedBy(visit, list.group),
  ]);
  const standing = member && (await standingOn(db, member.id, today));
  return {
    isMember: standing?.onRoll ?? false,
    takesPart: participation !== undefined,
    leads,
    reads: subscription?.endedAt === null,
  };
}

/** The slugs of the groups that the visitor leads. */
const ledGroups = ({ grants }: Pick<Visit, 'grants'>): string[] =>
  [...grants].flatMap((word) => (word.startsWith('group.edit@') ? word.slice('group.edit@'.length) : []));

async function isLedBy(visit: Pick<Visit, 'db' | 'grants'>, group: string | null): Promise<boolean> {
  const led = ledGroups(visit);
  if (group === null || led.length === 0) return false;
  const { rows } = await sql`
    select from groups.standing_group where group_id = ${group} and slug = any(${led}::text[])
  `.execute(conversations(visit.db));
  return rows.length > 0;
}

/** Every list that the visitor may read, of one group where told, by the guard of `mayRead`.  Two statements at most, however many lists. */
export async function readableLists(visit: Visit, group?: string): Promise<List[]> {
  const { db, by, today } = visit;
  const member = by ? await memberOfPerson(db, by) : undefined;
  const isMember = (member && (await standingOn(db, member.id, today)))?.onRoll ?? false;
  return lists(
    db,
    sql`(${group ?? null}::uuid is null or list.group_id = ${group ?? null}::uuid) and (visibility = 'public' or (visibility = 'members' and ${isMember}::boolean)
      or exists (select from conversations.subscription where subscription.list = list.id and person = ${by}::uuid and ended_at is null)
      or (purpose <> 'closed' and exists (
        select from groups.standing_group led where led.group_id = list.group_id and led.slug = any(${ledGroups(visit)}::text[])))
      or (purpose in ('talk', 'announce') and exists (
        select from groups.taking_part where taking_part.group_id = list.group_id and person = ${by}::uuid)))`,
  );
}

/** Every list of a group, its own talk first. */
export async function listsOfGroup(db: Db, group: string): Promise<List[]> {
  return lists(db, sql`list.group_id = ${group}`);
}

/** The list in which all of a group talks; undefined for a group that has none. */
export async function talkListOf(db: Db, group: string): Promise<List | undefined> {
  return (await listsOfGroup(db, group)).find(({ purpose }) => purpose === 'talk');
}

async function lists(db: Db, condition: RawBuilder<unknown>): Promise<List[]> {
  const { rows } = await sql<List>`
    select ${columns} from conversations.list where ${condition} order by (purpose <> 'talk'), id
  `.execute(conversations(db));
  return rows;
}

/** Groups that have no talk yet, as those that were there before the lists were. */
export async function groupsWithoutTalk(db: Db): Promise<{ id: string; slug: string; name: string; state: string }[]> {
  const { rows } = await sql<{ id: string; slug: string; name: string; state: string }>`
    select group_id as id, slug, name, state from groups.standing_group standing
    where not exists (select from conversations.list where list.group_id = standing.group_id and purpose = 'talk')
    order by slug
  `.execute(conversations(db));
  return rows;
}
