import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { fallsDue, noLongerDue } from '../../platform/jobs/index.ts';
import { refuse, refuseIf } from '../../platform/refusal/index.ts';
import { startOfDay } from '../../platform/time/index.ts';
import { termsOf } from '../../charters/index.ts';
import { impedimentsToEditing, type Group, type GroupId } from '../../groups/index.ts';
import { note } from '../facts.ts';
import { lifecycle } from '../tables.ts';
import type { Declared } from './model.ts';
import { dormancyOf } from './queries.ts';
import { impedimentsToSleeping } from './rules.ts';

/** The task that falls due on the day of return. */
export const returning = 'lifecycle.dormancy-over';

/** A convener says that the group sleeps, why, and when it will be back. Its term runs on. @throws Refused */
export async function declareDormancy(act: Act, group: Group, declared: Declared): Promise<void> {
  refuseIf(impedimentsToEditing(group, act.grants));
  const [dormancy, terms] = await Promise.all([dormancyOf(act.db, group.id), termsOf(act.db, group.id)]);
  const untilOn = terms[0]?.untilOn ?? null;
  refuseIf(impedimentsToSleeping(declared, { dormancy, untilOn, today: act.today }));

  const { rows } = await sql<{ id: number }>`
    insert into lifecycle.dormancy (group_id, reason, declared_by, declared_on, returns_on)
    values (${group.id}, ${declared.reason.trim()}, ${act.by}, ${act.today}, ${declared.returnsOn})
    on conflict (group_id) where woken_on is null do nothing returning id
  `.execute(lifecycle(act.db));
  const dormancyId = rows[0]?.id;
  // Another convener was faster.
  if (!dormancyId) return refuse('dormant-already');
  await fallsDue(act.db, {
    kind: returning,
    subject: String(dormancyId),
    at: startOfDay(declared.returnsOn, act.zone),
  });
  note(act, {
    kind: 'lifecycle.dormancy-declared',
    group: group.id,
    dormancy: dormancyId,
    returnsOn: declared.returnsOn,
  });
}

/** A convener says that the group is back. Nothing happens when it is awake. @throws Refused */
export async function wakeGroup(act: Act, group: Group): Promise<void> {
  refuseIf(impedimentsToEditing(group, act.grants));
  await endSleep(act, group.id);
}

/** The group is awake, whoever says so. Safe to repeat. */
export async function endSleep(act: Act, group: GroupId): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    update lifecycle.dormancy set woken_on = ${act.today}, woken_by = ${act.by}
    where group_id = ${group} and woken_on is null returning id
  `.execute(lifecycle(act.db));
  for (const { id } of rows) {
    await noLongerDue(act.db, returning, String(id));
    note(act, { kind: 'lifecycle.group-woken', group, dormancy: id });
  }
}
