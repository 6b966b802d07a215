import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { refuseIf } from '../../platform/refusal/index.ts';
import { impedimentsToEditing, type Group } from '../../groups/index.ts';
import { note } from '../facts.ts';
import type { Given } from '../given.ts';
import type { DutyId } from '../ledger/model.ts';
import { promisesOf } from '../ledger/queries.ts';
import { duties } from '../tables.ts';
import { impedimentsToPromising, type Promising } from './rules.ts';

/** A convener says for the group what it will do, and by when; everybody reads it. @throws Refused */
export async function makePromise(
  act: Act,
  policies: Given['policies'],
  group: Group,
  promising: Promising,
): Promise<DutyId> {
  refuseIf(impedimentsToEditing(group, act.grants));
  const open = (await promisesOf(act.db, group.id)).filter(({ outcome }) => outcome === null).length;
  refuseIf(impedimentsToPromising(promising, { open, today: act.today }));
  const policy = group.policy ? policies.of(group.policy.id, group.policy.version) : policies.inForce(act.today);
  const rule = policy.duties.find(({ duty }) => duty === 'promise');
  const { rows } = await sql<{ id: DutyId }>`
    insert into duties.duty (kind, group_id, promise, opened_by, opened_on, due_on, remind_days_before, is_public)
    values ('promise', ${group.id}, ${promising.text.trim()}, ${act.by}, ${act.today}, ${promising.dueOn},
            ${rule?.remindDaysBefore ?? null}, true)
    returning id
  `.execute(duties(act.db));
  const { id } = rows[0]!;
  note(act, { kind: 'duties.promise-made', duty: id, group: group.id });
  return id;
}
