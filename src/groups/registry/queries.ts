import { sql, type RawBuilder } from 'kysely';
import type { PersonId, Visit } from '../../platform/act/index.ts';
import { limited, type Db } from '../../platform/db/index.ts';
import { NotFound } from '../../platform/refusal/index.ts';
import { groups } from '../tables.ts';
import type { Group, GroupId, GroupState, ListedGroup } from './model.ts';

/** The group, or undefined when there is none. */
export async function groupOf(db: Db, id: GroupId): Promise<Group | undefined> {
  if (!isGroupId(id)) return undefined;
  return one(db, sql`registered_group.id = ${id}`);
}

/** The group whose home is or was here. Where its `slug` is another, it has moved: send the reader there. */
export async function groupBySlug(db: Db, slug: string): Promise<Group | undefined> {
  return one(db, sql`registered_group.id = (select group_id from groups.address where address.slug = ${slug})`);
}

/**
 * The group that an address names, whoever asks: every group is public.  Former addresses lead to it as well.
 *
 * @throws NotFound
 */
export async function seeGroup(visit: Pick<Visit, 'db'>, slug: string | undefined): Promise<Group> {
  const group = slug ? await groupBySlug(visit.db, slug) : undefined;
  if (!group) throw new NotFound();
  return group;
}

/** The groups with these ids, those that exist, in no order. */
export async function groupsById(db: Db, ids: readonly GroupId[]): Promise<Map<GroupId, Group>> {
  const { rows } =
    await sql<Group>`select ${columns} from groups.registered_group where id = any(${ids.filter(isGroupId)}::uuid[])`.execute(
      groups(db),
    );
  return new Map(rows.map((group) => [group.id, group]));
}

/** Which groups to list. */
export interface GroupsWanted {
  readonly states?: readonly GroupState[];
  /** A slug of the association's list. */
  readonly topic?: string;
  /** Found in the name, a former name, the purpose or a topic, in any case. */
  readonly text?: string;
  /** Only groups in which this person takes part now. */
  readonly person?: PersonId;
  /** 50 unless told; at most 200. */
  readonly most?: number;
  readonly from?: number;
}

/** A page of groups, active ones first, each kind by name, and how many there are in all. One statement, two behind the last. */
export async function groupsBy(db: Db, wanted: GroupsWanted = {}): Promise<{ groups: ListedGroup[]; total: number }> {
  const { most = 50, from = 0 } = wanted;
  const { rows } = await sql<ListedGroup & { total: number }>`
    select ${columns}, ${participants} as participants, count(*) over ()::integer as total
    from groups.registered_group where ${conditions(wanted)}
    order by (state <> 'active'), lower(name) collate "und-x-icu", number
    ${limited(Math.min(most, 200), from)}
  `.execute(groups(db));
  // Behind the last group no row tells how many there are.
  const total = rows[0]?.total ?? (from > 0 ? (await groupsBy(db, { ...wanted, most: 1, from: 0 })).total : 0);
  return { groups: rows.map(({ total: _, ...group }) => group), total };
}

/** Every group there is and was, by name: for whoever writes them all down. */
export async function everyGroup(db: Db): Promise<Group[]> {
  const { rows } = await sql<Group>`
    select ${columns} from groups.registered_group order by lower(name) collate "und-x-icu", number
  `.execute(groups(db));
  return rows;
}

/** Groups in which the person takes part now, by name. */
export async function groupsOf(db: Db, person: PersonId): Promise<ListedGroup[]> {
  return (await groupsBy(db, { person, most: 200 })).groups;
}

/** How many groups are in each state; states without any are left out. */
export async function countGroups(db: Db): Promise<Partial<Record<GroupState, number>>> {
  const { rows } = await sql<{ state: GroupState; count: number }>`
    select state, count(*)::integer as count from groups.registered_group group by state
  `.execute(groups(db));
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** A group as the search for overlap wants it. */
export interface GroupText {
  readonly kind: 'group';
  readonly id: GroupId;
  readonly slug: string;
  readonly name: string;
  readonly formerNames: readonly string[];
  readonly purpose: string;
  readonly topics: readonly string[];
  readonly state: GroupState;
}

/** All groups that have a home, lapsed ones too: what they did is worth knowing before one begins it again. */
export async function groupsForOverlap(db: Db): Promise<GroupText[]> {
  const { rows } = await sql<GroupText>`
    select 'group' as kind, id, slug, name, purpose, state, ${topics} as topics,
           array(select former_name.name from groups.former_name where group_id = registered_group.id order by id) as "formerNames"
    from groups.registered_group order by number
  `.execute(groups(db));
  return rows;
}

/** The group, locked until the transaction ends, so that it cannot change meanwhile. */
export async function groupToChange(db: Db, id: GroupId): Promise<Group | undefined> {
  if (!isGroupId(id)) return undefined;
  return one(db, sql`registered_group.id = ${id}`, sql`for update of registered_group`);
}

/** The group, held so that it cannot end meanwhile; many may hold it at once. */
export async function groupToJoin(db: Db, id: GroupId): Promise<Group | undefined> {
  if (!isGroupId(id)) return undefined;
  return one(db, sql`registered_group.id = ${id}`, sql`for share of registered_group`);
}

/** Whether another active group goes by the name, in any case. */
export async function isNameTaken(db: Db, name: string, by: GroupId | null = null): Promise<boolean> {
  const { rows } = await sql`
    select from groups.registered_group
    where state = 'active' and lower(name) = lower(${name}) and id is distinct from ${by}::uuid limit 1
  `.execute(groups(db));
  return rows.length > 0;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An id out of an address may be anything. */
const isGroupId = (id: string): boolean => uuid.test(id);

const topics = sql`array(select topic from groups.topic where topic.group_id = registered_group.id order by topic)`;

/** As a job keeps it: lists may be a second behind. */
const participants = sql`coalesce(
  (select participants from groups.participant_count where participant_count.group_id = registered_group.id), 0)`;

const columns = sql`
  registered_group.id, number, registered_group.slug, registered_group.name, purpose, about, open_to as "openTo", participation,
  roster_shown as "rosterShown", state, opened_on as "openedOn", ended_on as "endedOn", ended_code as "endedCode", successor, petition,
  case when policy_id is null then null else json_build_object('id', policy_id, 'version', policy_version) end as policy,
  liaison, liaison_name as "liaisonName", revision, ${topics} as topics,
  coalesce((select json_agg(json_build_object('name', former_name.name, 'untilOn', until_on) order by until_on desc nulls last, former_name.id desc)
            from groups.former_name where former_name.group_id = registered_group.id), '[]') as "formerNames"
`;

async function one(
  db: Db,
  condition: RawBuilder<unknown>,
  lock: RawBuilder<unknown> = sql``,
): Promise<Group | undefined> {
  const { rows } = await sql<Group>`select ${columns} from groups.registered_group where ${condition} ${lock}`.execute(
    groups(db),
  );
  return rows[0];
}

function conditions({ states, topic, text, person }: GroupsWanted): RawBuilder<unknown> {
  const all: RawBuilder<unknown>[] = [sql`true`];
  if (states) all.push(sql`state = any(${states})`);
  if (topic)
    all.push(sql`exists (select from groups.topic where group_id = registered_group.id and topic.topic = ${topic})`);
  if (person) {
    all.push(
      sql`exists (select from groups.participant where group_id = registered_group.id and person = ${person} and left_at is null)`,
    );
  }
  if (text?.trim()) all.push(holding(text.trim().toLowerCase()));
  return sql.join(all, sql` and `);
}

function holding(text: string): RawBuilder<unknown> {
  const slug = text.replace(/\s+/g, '-');
  return sql`(
    position(${text} in lower(registered_group.name)) > 0 or position(${text} in lower(purpose)) > 0
    or exists (select from groups.former_name where group_id = registered_group.id and position(${text} in lower(former_name.name)) > 0)
    or exists (select from groups.topic where group_id = registered_group.id and position(${slug} in lower(topic)) > 0))`;
}
