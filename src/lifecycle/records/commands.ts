import { sql } from 'kysely';
import type { Act, Visit } from '../../platform/act/index.ts';
import { refuse, refuseIf } from '../../platform/refusal/index.ts';
import { renewTerm, type PolicyBook, type PolicyView } from '../../charters/index.ts';
import { mayInGroup, type Group, type GroupId } from '../../groups/index.ts';
import { note } from '../facts.ts';
import { lapseIfOver } from '../renewals/commands.ts';
import { renewalOf, type JudgedRenewal } from '../renewals/queries.ts';
import { lifecycle } from '../tables.ts';
import type { Recording, RenewalRecord } from './model.ts';
import { recordsOf, waitingIn } from './queries.ts';
import { words } from './words.ts';
import {
  impedimentsOfRecording,
  impedimentsToRecording,
  impedimentsToSettling,
  recordedWay,
  registeredTerm,
  type Recorder,
} from './rules.ts';

/** The right of those who accept what was delivered, and say that a sponsor agrees. */
export const staffWord = 'petitions.verify';

/** As whom the visitor may put a renewal on record. */
export const recorderIn = ({ grants }: Pick<Visit, 'grants'>, group: Group): Recorder => ({
  isConvener: mayInGroup(grants, 'group.edit', group),
  isStaff: grants.has(staffWord),
  isOwn: grants.has(`group.edit@${group.slug}`),
});

/**
 * Puts on record that a group is to be renewed, in the way that its policy names.  A registration and an agreement renew it at
 * once; what was delivered waits for staff, and the group does not lapse meanwhile.
 *
 * @throws Refused
 */
export async function recordRenewal(act: Act, group: Group, policies: PolicyBook, recording: Recording): Promise<void> {
  await holdRecords(act, group.id);
  const judged = await renewalOf(act, group, policies);
  const waiting = waitingIn(await recordsOf(act.db, group.id));
  refuseIf(impedimentsToRecording(judged.standing, judged.rules, { ...recorderIn(act, group), waiting }));
  refuseIf(impedimentsOfRecording(recording, judged.rules));

  const way = recordedWay(judged.rules)!;
  const { rows } = await sql<{ id: number }>`
    insert into lifecycle.renewal_record (group_id, way, term_until, delivered, evidence, recorded_by, recorded_on)
    values (${group.id}, ${way}, ${judged.standing.term!.untilOn}, ${[...new Set(recording.delivered)]}::text[],
            ${recording.evidence.trim()}, ${act.by}, ${act.today})
    on conflict (group_id) where result is null do nothing returning id
  `.execute(lifecycle(act.db));
  const record = rows[0]?.id ?? refuse('record-waits', { recordedOn: act.today });
  note(act, { kind: 'lifecycle.renewal-recorded', group: group.id, record, way });
  if (way !== 'deliverables') await accept(act, group, judged, record);
}

/** Staff accept what was delivered, and the group is renewed; or refuse it, and it can be put on record anew. @throws Refused */
export async function settleRecord(
  act: Act,
  group: Group,
  policies: PolicyBook,
  settled: { readonly result: 'accepted' | 'refused'; readonly reason: string },
): Promise<void> {
  await holdRecords(act, group.id);
  const waiting = waitingIn(await recordsOf(act.db, group.id));
  refuseIf(impedimentsToSettling(waiting, settled, recorderIn(act, group)));
  const judged = await renewalOf(act, group, policies);
  if (settled.result === 'accepted') return accept(act, group, judged, waiting!.id);
  await settle(act, waiting!.id, { ...settled, reason: settled.reason.trim() });
  note(act, { kind: 'lifecycle.renewal-refused', group: group.id, record: waiting!.id });
  await lapseIfOver(act, group.id, policies);
}

/** The group has ended by a decision: what waits for staff is not accepted any more, and says why. */
export async function closeWaiting(act: Act, group: GroupId): Promise<void> {
  await holdRecords(act, group);
  const waiting = waitingIn(await recordsOf(act.db, group));
  if (!waiting) return;
  await settle(act, waiting.id, { result: 'refused', reason: words.groupEnded });
  note(act, { kind: 'lifecycle.renewal-refused', group, record: waiting.id });
}

/** Two who register at once: the second waits, and finds the group renewed. */
async function holdRecords({ db }: Act, group: GroupId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('lifecycle.renewal_record'), hashtext(${group}))`.execute(
    lifecycle(db),
  );
}

async function accept(act: Act, group: Group, { rules }: JudgedRenewal, record: number): Promise<void> {
  await settle(act, record, { result: 'accepted', reason: '' });
  const { id: policyId, version: policyVersion } = rules;
  const renewed = { group: group.id, petition: null, policyId, policyVersion, on: act.today };
  await renewTerm(act, renewed, rules.charter, termIn(rules));
  note(act, { kind: 'lifecycle.renewal-accepted', group: group.id, record });
}

/** As long as the policy says, or until the day of the year on which groups register. */
function termIn({ renewal }: Pick<PolicyView, 'renewal'>) {
  return renewal.by === 'registration' ? (fromOn: string) => registeredTerm(fromOn, renewal) : undefined;
}

async function settle(
  act: Act,
  id: number,
  { result, reason }: Pick<RenewalRecord, 'reason'> & { readonly result: 'accepted' | 'refused' },
): Promise<void> {
  await sql`
    update lifecycle.renewal_record set result = ${result}, settled_by = ${act.by}, settled_on = ${act.today}, reason = ${reason}
    where id = ${id}
  `.execute(lifecycle(act.db));
}
