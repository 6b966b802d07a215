import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { factsAbout } from '../../platform/facts/index.ts';
import { dayOf, type CalendarDay } from '../../platform/time/index.ts';
import { groupsById, type Group, type GroupId, type GroupsFact } from '../../groups/index.ts';
import {
  committeeDecisions,
  markProposalsReported,
  proposalMade,
  proposalsById,
  type ChangeFact,
  type ProposalDecision,
} from '../../lifecycle/index.ts';
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
  /** The body that goes on, or is to go on, with its work; else empty. */
  readonly successor: string;
  readonly happenedOn: CalendarDay;
  /** The proposal that it came of. */
  readonly proposal: number | null;
  /** The report that told of it. */
  readonly reportedIn: number | null;
}

/** A matter with what the committee decided, where it did. */
export interface DecidedMatter extends Matter {
  readonly decision: ProposalDecision | null;
}

/** Matters in the order in which they happened: those named, or those that no report has told yet. At most 500. */
export async function mattersToReport(db: Db, wanted: readonly number[] | 'unreported'): Promise<DecidedMatter[]> {
  const ids = wanted === 'unreported' ? null : wanted;
  const { rows } = await sql<Matter>`
    select id, kind, group_id as "group", name, former_name as "formerName", successor, happened_on as "happenedOn", proposal,
           reported_in as "reportedIn"
    from council.matter
    where case when ${ids}::integer[] is null then reported_in is null else id = any(${ids}) end
    order by happened_on, id limit 500
  `.execute(council(db));
  const decisions = await committeeDecisions(
    db,
    rows.flatMap(({ proposal }) => proposal ?? []),
  );
  return rows.map((matter) => ({ ...matter, decision: decisions.get(matter.proposal ?? 0) ?? null }));
}

/** How many matters no report has told yet. */
export async function mattersWaiting(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from council.matter where reported_in is null
  `.execute(council(db));
  return rows[0]!.count;
}

/** What a fact tells of, before it is kept. */
type NewMatter = Omit<Matter, 'id' | 'reportedIn'>;

/** Keeps what happened here to a group for the next report; what is told of its past at its entry is none. Safe to repeat. */
export async function keepMatter(act: Act, fact: GroupsFact | ChangeFact): Promise<void> {
  const matter = 'group' in fact ? await matterIn(act, fact) : null;
  if (!matter || (await isHistory(act, matter))) return;
  const { kind, group, name, formerName, successor, happenedOn, proposal } = matter;
  await sql`
    insert into council.matter (kind, group_id, name, former_name, successor, happened_on, proposal)
    values (${kind}, ${group}, ${name}, ${formerName}, ${successor}, ${happenedOn}, ${proposal})
    on conflict do nothing
  `.execute(council(act.db));
}

/** Whether it happened before the group stood here: the council was told of it in its day, or never will be. */
async function isHistory(act: Act, { group, happenedOn }: NewMatter): Promise<boolean> {
  const [entry] = await factsAbout(act.db, { kinds: ['groups.group-opened'], detail: { group }, most: 1 });
  return entry !== undefined && happenedOn < dayOf(entry.at, act.zone);
}

/** The matter of a fact; null where it is none, or the group is not what it was. */
async function matterIn(act: Act, fact: GroupsFact | ChangeFact): Promise<NewMatter | null> {
  switch (fact.kind) {
    case 'lifecycle.change-decided':
      return fact.waits ? recommended(act, fact.proposal) : null;
    case 'groups.group-renamed':
    case 'groups.group-lapsed':
    case 'groups.group-ended': {
      const group = (await groupsById(act.db, [fact.group])).get(fact.group);
      return group ? happened(act, group, fact) : null;
    }
    default:
      return null;
  }
}

type Happened = Extract<GroupsFact, { kind: 'groups.group-renamed' | 'groups.group-lapsed' | 'groups.group-ended' }>;

async function happened(act: Act, group: Group, fact: Happened): Promise<NewMatter | null> {
  const common = { group: group.id, name: group.name, formerName: '', successor: '', proposal: null };
  if (fact.kind === 'groups.group-lapsed') return { ...common, kind: 'lapsed', happenedOn: fact.on };
  if (fact.kind === 'groups.group-ended') {
    const proposal = (await proposalMade(act.db, group.id, fact.on))?.id ?? null;
    return { ...common, kind: fact.state, happenedOn: fact.on, successor: group.successor ?? '', proposal };
  }
  const former = group.formerNames.toSorted((one, other) => ((one.untilOn ?? '') < (other.untilOn ?? '') ? 1 : -1))[0];
  if (!former) return null;
  const happenedOn = former.untilOn ?? act.today;
  const proposal = (await proposalMade(act.db, group.id, happenedOn))?.id ?? null;
  return { ...common, kind: 'renamed', formerName: former.name, happenedOn, proposal };
}

/** What the committee recommends, and the council is asked to establish. */
async function recommended({ db }: Act, id: number): Promise<NewMatter | null> {
  const proposal = (await proposalsById(db, [id])).get(id);
  const group = proposal && (await groupsById(db, [proposal.group])).get(proposal.group);
  const decision = (await committeeDecisions(db, [id])).get(id);
  if (!proposal || !group || !decision) return null;
  return {
    kind: 'recommended',
    group: group.id,
    name: group.name,
    formerName: '',
    successor: proposal.name,
    happenedOn: decision.decidedOn,
    proposal: id,
  };
}

/** A report has told of matters; the council may vote on those that it was asked to act on. */
export async function markMattersReported(act: Act, report: number, matters: readonly number[]): Promise<void> {
  const { rows } = await sql<{ kind: MatterKind; proposal: number | null }>`
    update council.matter set reported_in = ${report} where id = any(${matters}) and reported_in is null
    returning kind, proposal
  `.execute(council(act.db));
  const asked = rows.filter(({ kind }) => kind === 'recommended').flatMap(({ proposal }) => proposal ?? []);
  await markProposalsReported(act, asked);
}
