import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { NotFound, refuseIf } from '../../platform/refusal/index.ts';
import { note } from '../facts.ts';
import { duties } from '../tables.ts';
import { kindsOfDuty, ledgerKinds, type DutyId, type DutyKind, type evidenceKinds, type KindOfDuty } from './model.ts';
import { dutyOf } from './queries.ts';
import { impedimentsToMeeting, impedimentsToReleasing } from './rules.ts';
import { isOwedBy, withNames } from './shown.ts';

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

/** What is owed to a group, and no fact releases. */
const releasedAtEnd: readonly DutyKind[] = ledgerKinds.filter((kind) => {
  const { owedTo, meets }: KindOfDuty = kindsOfDuty[kind];
  return owedTo === 'group' && meets.length === 0;
});

/** What a group has promised and not done, and what it was owed and has not had, is released when it ends. Safe to repeat. */
export async function releaseAtEndOf(act: Act, group: string, reason: string): Promise<void> {
  const { rows } = await sql<{ id: DutyId }>`
    update duties.duty set outcome = 'released', closed_on = ${act.today}, reason = ${reason}
    where kind = any(${['promise', ...releasedAtEnd]}) and group_id = ${group} and outcome is null returning id
  `.execute(duties(act.db));
  for (const { id } of rows) note(act, { kind: 'duties.duty-released', duty: id });
}

/** Holds the duty until the act is over: a fact that meets it waits, and so does whoever else closes it. @throws NotFound */
async function dutyForChange(act: Act, id: DutyId) {
  const { rows } = await sql`select from duties.duty where id = ${id} for update`.execute(duties(act.db));
  const found = rows.length > 0 ? await dutyOf(act.db, id) : undefined;
  if (!found) throw new NotFound();
  const [duty] = await withNames(act.db, [found]);
  return { duty: duty!, isOwner: await isOwedBy(act, duty!) };
}
