import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { factsAbout } from '../../platform/facts/index.ts';
import { dayOf, type CalendarDay } from '../../platform/time/index.ts';
import { groupsById, type GroupId, type GroupsFact } from '../../groups/index.ts';
import { council } from '../tables.ts';
import type { MatterKind } from './model.ts';

/** What happened to a group, with the names as they were. */
export interface Matter {
  readonly id: number;
  readonly kind: MatterKind;
  readonly group: GroupId;
  readonly name: string;
  /** Of a change of name; else empty. */
  readonly formerName: string;
  readonly happenedOn: CalendarDay;
  /** The report that told of it. */
  readonly reportedIn: number | null;
}

/** Matters in the order in which they happened: those named, or those that no report has told yet. At most 500. */
export async function mattersToReport(db: Db, wanted: readonly number[] | 'unreported'): Promise<Matter[]> {
  const ids = wanted === 'unreported' ? null : wanted;
  const { rows } = await sql<Matter>`
    select id, kind, group_id as "group", name, former_name as "formerName", happened_on as "happenedOn", reported_in as "reportedIn"
    from council.matter
    where case when ${ids}::integer[] is null then reported_in is null else id = any(${ids}) end
    order by happened_on, id limit 500
  `.execute(council(db));
  return rows;
}

/** How many matters no report has told yet. */
export async function mattersWaiting(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from council.matter where reported_in is null
  `.execute(council(db));
  return rows[0]!.count;
}

/** Keeps what happened here to a group for the next report; what is told of its past at its entry is none. Safe to repeat. */
export async function keepMatter(act: Act, fact: GroupsFact): Promise<void> {
  const matter = 'group' in fact ? await matterIn(act, fact) : null;
  if (!matter || (await isHistory(act, matter))) return;
  await sql`
    insert into council.matter (kind, group_id, name, former_name, happened_on)
    values (${matter.kind}, ${matter.group}, ${matter.name}, ${matter.formerName}, ${matter.happenedOn})
    on conflict do nothing
  `.execute(council(act.db));
}

/** Whether it happened before the group stood here: the council was told of it in its day, or never will be. */
async function isHistory(act: Act, { group, happenedOn }: Omit<Matter, 'id' | 'reportedIn'>): Promise<boolean> {
  const [entry] = await factsAbout(act.db, { kinds: ['groups.group-opened'], detail: { group }, most: 1 });
  return entry !== undefined && happenedOn < dayOf(entry.at, act.zone);
}

/** The matter of a fact; null where it is none, or the group is not what it was. */
async function matterIn(act: Act, fact: GroupsFact): Promise<Omit<Matter, 'id' | 'reportedIn'> | null> {
  if (fact.kind !== 'groups.group-renamed' && fact.kind !== 'groups.group-lapsed' && fact.kind !== 'groups.group-ended')
    return null;
  const group = (await groupsById(act.db, [fact.group])).get(fact.group);
  if (!group) return null;
  const common = { group: group.id, name: group.name, formerName: '' };
  if (fact.kind === 'groups.group-lapsed') return { ...common, kind: 'lapsed', happenedOn: fact.on };
  if (fact.kind === 'groups.group-ended') return { ...common, kind: fact.state, happenedOn: fact.on };
  const former = group.formerNames.toSorted((one, other) => ((one.untilOn ?? '') < (other.untilOn ?? '') ? 1 : -1))[0];
  if (!former) return null;
  return { ...common, kind: 'renamed', formerName: former.name, happenedOn: former.untilOn ?? act.today };
}

/** A report has told of matters. */
export async function markMattersReported(act: Act, report: number, matters: readonly number[]): Promise<void> {
  await sql`
    update council.matter set reported_in = ${report} where id = any(${matters}) and reported_in is null
  `.execute(council(act.db));
}
