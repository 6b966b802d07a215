import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { groupsById, type GroupId } from '../../groups/index.ts';
import { NotFound, refuseIf } from '../../platform/refusal/index.ts';
import { note } from '../facts.ts';
import { duties } from '../tables.ts';
import type { DutyId, evidenceKinds } from './model.ts';
import { dutyOf } from './queries.ts';
import { impedimentsToMeeting, impedimentsToReleasing } from './rules.ts';
import { isOwedBy, withNames } from './shown.ts';

const [byLapse, byEnd] = ['groups.group-lapsed', 'groups.group-ended'];
/** What goes with a group, by whatever it was opened. */
const around = sql`kind in ('promise', 'listing', 'contact')`;

/** With what somebody shows that a duty was met. */
export interface Evidence {
  readonly kind: (typeof evidenceKinds)[number];
  readonly text: string;
}

/** Whoever owes it says that it was met, and by what that can be seen. @throws Refused */
export async function meetDuty(act: Act, id: DutyId, evidence: Evidence): Promise<void> {
  const { duty, isOwner } = await dutyForChange(act, id);
  refuseIf(impedimentsToMeeting(duty, evidence, { isOwner }));
  await sql`
    update duties.duty
    set outcome = 'met', closed_on = ${act.today}, closed_by = ${act.by}, evidence_kind = ${evidence.kind}, evidence = ${evidence.text.trim()}
    where id = ${id}
  `.execute(duties(act.db));
  note(act, { kind: 'duties.duty-met', duty: id, evidence: evidence.kind });
}

/** Nobody owes it any more, for a reason that stays with it. @throws Refused */
export async function releaseDuty(act: Act, id: DutyId, reason: string): Promise<void> {
  const { duty, isOwner } = await dutyForChange(act, id);
  refuseIf(impedimentsToReleasing(duty, reason, { isOwner }));
  await sql`
    update duties.duty set outcome = 'released', closed_on = ${act.today}, closed_by = ${act.by}, reason = ${reason.trim()}
    where id = ${id}
  `.execute(duties(act.db));
  note(act, { kind: 'duties.duty-released', duty: id });
}

/**
 * What a group has promised, and what it was to be given, is released when it lapses or ends; after a lapse it is owed again when the
 * group comes back.  Safe to repeat.
 */
export async function keepDutiesAround(act: Act, id: GroupId): Promise<void> {
  const group = (await groupsById(act.db, [id])).get(id);
  if (group?.state === 'active') {
    await sql`
      update duties.duty set outcome = null, closed_on = null, reason = ''
      where ${around} and group_id = ${id} and outcome = 'released' and reason = ${byLapse}
    `.execute(duties(act.db));
    return;
  }
  const { rows } = await sql<{ id: DutyId }>`
    update duties.duty set outcome = 'released', closed_on = ${act.today}, reason = ${group?.state === 'lapsed' ? byLapse : byEnd}
    where ${around} and group_id = ${id} and outcome is null returning id
  `.execute(duties(act.db));
  for (const { id: duty } of rows) note(act, { kind: 'duties.duty-released', duty });
}

/** Holds the duty until the act is over: a fact that meets it waits, and so does whoever else closes it. @throws NotFound */
async function dutyForChange(act: Act, id: DutyId) {
  const { rows } = await sql`select from duties.duty where id = ${id} for update`.execute(duties(act.db));
  const found = rows.length > 0 ? await dutyOf(act.db, id) : undefined;
  if (!found) throw new NotFound();
  const [duty] = await withNames(act.db, [found]);
  return { duty: duty!, isOwner: await isOwedBy(act, duty!) };
}
