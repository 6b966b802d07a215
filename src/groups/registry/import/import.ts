import { sql } from 'kysely';
import type { Act, Actor, Perform, PersonId } from '../../../platform/act/index.ts';
import { bringInWhole, type BroughtIn, type Outcome, type RefusedRow } from '../../../platform/csv/index.ts';
import { personByAddress } from '../../../roll/index.ts';
import { groups } from '../../tables.ts';
import {
  markEnded,
  markLapsed,
  nameLiaison,
  openGroup,
  renameGroup,
  repurposeGroup,
  resumeGroup,
} from '../commands.ts';
import type { Group, GroupId, Participation, PolicyVersion } from '../model.ts';
import { groupToChange } from '../queries.ts';
import { readGroupRows, type ImportRow, type ListedTopic } from './rows.ts';

/** A group that the file brought or knew, for whoever stands above and wants the rest of its row. */
export interface ImportedGroup {
  readonly group: GroupId;
  readonly row: ImportRow;
}

/** What is wrong with a row in the eyes of somebody above, and whether they changed anything for it. */
export interface Received {
  readonly changed?: boolean;
  readonly refused?: readonly Omit<RefusedRow, 'line'>[];
}

/** How a file of groups is brought in. */
export interface ImportOptions {
  readonly topics: readonly ListedTopic[];
  /** Who may join a group of that policy; null refuses the row, because the policy is not known. */
  readonly participation: (policy: PolicyVersion | null) => Participation | null;
  readonly dryRun?: boolean;
  /** Called for each row in the transaction of the import; charters gives the group its term here. Must be safe to repeat. */
  readonly onGroup?: (act: Act, imported: ImportedGroup) => Promise<Received | void>;
}

/**
 * Brings the association's groups in from a file, all or nothing: one refused row and nothing is changed.  A group is
 * known by its name or a former one; the same file twice changes nothing.  A group whose name stands among the row's
 * former names is renamed.  With `dryRun`, tells what would happen and changes nothing.
 */
export async function importGroups(
  perform: Perform,
  actor: Actor,
  file: string | Uint8Array,
  options: ImportOptions,
): Promise<BroughtIn> {
  const { rows, refused, labelOf } = readGroupRows(file, options.topics);
  return bringInWhole(perform, actor, {
    refused,
    dryRun: options.dryRun ?? false,
    async work(act, count) {
      for (const row of rows) {
        const { outcome, problems } = await bringIn(act, row, options);
        if (problems.length === 0) count(outcome);
        refused.push(...problems.map((problem) => ({ line: row.line, ...problem, column: labelOf(problem.column) })));
      }
    },
  });
}

interface OfRow {
  readonly outcome: Outcome;
  readonly problems: readonly Omit<RefusedRow, 'line'>[];
}

async function bringIn(act: Act, row: ImportRow, options: ImportOptions): Promise<OfRow> {
  const known = await knownAs(act, row);
  if (known.length > 1)
    return {
      outcome: 'unchanged',
      problems: [{ column: 'formerly', reason: 'means-several-groups', found: row.formerly.join('; ') }],
    };
  const found = known[0] ? await stateOfGroup(act, known[0]) : null;
  const participation = options.participation(row.policy);
  const unknown = participation ? [] : [{ column: 'policy', reason: 'policy-unknown', found: policyText(row) }];
  const problems = [...unknown, ...(found ? cannotBecome(found, row) : cannotBegin(row))];
  if (!participation || problems.length > 0) return { outcome: 'unchanged', problems };

  const group = found?.id ?? (await openRow(act, row, participation));
  const changed = found ? await update(act, found, row) : await settleState(act, group, row);
  const received = (await options.onGroup?.(act, { group, row })) ?? {};
  const outcome = !found ? 'new' : changed || received.changed ? 'changed' : 'unchanged';
  return { outcome, problems: received.refused ?? [] };
}

/** A group that has ended is opened on its own day, not on that of the import. */
function cannotBegin(row: ImportRow): Omit<RefusedRow, 'line'>[] {
  return row.state !== 'active' && !row.openedOn ? [{ column: 'openedOn', reason: 'empty' }] : [];
}

/** The group of this name; else those of its former names. */
async function knownAs(act: Act, row: ImportRow): Promise<GroupId[]> {
  const byName = await groupsNamed(act, [row.name]);
  return byName.length > 0 || row.formerly.length === 0 ? byName.slice(0, 1) : groupsNamed(act, row.formerly);
}

async function groupsNamed(act: Act, names: readonly string[]): Promise<GroupId[]> {
  const wanted = names.map((name) => name.toLowerCase());
  const { rows } = await sql<{ id: GroupId }>`
    select registered_group.id from groups.registered_group
    where lower(registered_group.name) = any(${wanted}::text[])
       or exists (select from groups.former_name where group_id = registered_group.id and lower(former_name.name) = any(${wanted}::text[]))
    order by (state <> 'active'), number
  `.execute(groups(act.db));
  return rows.map((found) => found.id);
}

const policyText = ({ policy }: ImportRow): string => (policy ? `${policy.id} ${policy.version}` : '');

async function openRow(act: Act, row: ImportRow, participation: Participation): Promise<GroupId> {
  const organizers: PersonId[] = [];
  for (const convener of row.conveners) organizers.push(await personByAddress(act, convener));
  const { id } = await openGroup(act, {
    name: row.name,
    purpose: row.purpose,
    openTo: row.openTo,
    topics: row.topics,
    organizers,
    participation,
    policy: row.policy,
    openedOn: row.openedOn ?? act.today,
    formerNames: row.formerly.map((name) => ({ name, untilOn: null })),
    liaisonName: row.liaison,
  });
  return id;
}

async function stateOfGroup(act: Act, id: GroupId): Promise<Group> {
  const group = await groupToChange(act.db, id);
  if (!group) throw new Error(`group ${id} is gone within its own transaction`);
  return group;
}

/** What ended by decision stays ended; a file cannot undo it. */
function cannotBecome(group: Group, row: ImportRow): Omit<RefusedRow, 'line'>[] {
  const ended = group.state !== 'active' && group.state !== 'lapsed';
  return ended && row.state !== group.state ? [{ column: 'state', reason: 'has-ended', found: group.state }] : [];
}

async function update(act: Act, group: Group, row: ImportRow): Promise<boolean> {
  const { id } = group;
  let changed = false;
  if (group.name !== row.name) {
    await renameGroup(act, id, row.name);
    changed = true;
  }
  if (group.purpose !== row.purpose || group.openTo !== row.openTo || !sameSet(group.topics, row.topics)) {
    await repurposeGroup(act, id, {
      purpose: row.purpose,
      openTo: row.openTo,
      topics: row.topics,
      petition: group.petition,
    });
    changed = true;
  }
  if (row.liaison && group.liaisonName !== row.liaison) {
    await nameLiaison(act, id, { person: null, name: row.liaison });
    changed = true;
  }
  const added = await addFormerNames(act, id, row);
  return (await settleState(act, id, row)) || added || changed;
}

async function addFormerNames(act: Act, id: GroupId, row: ImportRow): Promise<boolean> {
  const { rows } = await sql`
    insert into groups.former_name (group_id, name) select ${id}, name from unnest(${row.formerly}::text[]) as name
    where not exists (select from groups.former_name known where known.group_id = ${id} and lower(known.name) = lower(name.name))
    returning id
  `.execute(groups(act.db));
  return rows.length > 0;
}

async function settleState(act: Act, id: GroupId, row: ImportRow): Promise<boolean> {
  const group = await stateOfGroup(act, id);
  if (group.state === row.state) return false;
  const on = row.endedOn ?? act.today;
  if (row.state === 'active') await resumeGroup(act, id);
  else if (row.state === 'lapsed') await markLapsed(act, id, on);
  else await markEnded(act, id, { state: row.state, reason: 'brought-in', successor: row.successor, on });
  return true;
}

const sameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((item) => other.includes(item));
