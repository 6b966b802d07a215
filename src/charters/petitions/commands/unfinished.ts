import { sql, type RawBuilder } from 'kysely';
import type { Act, Visit } from '../../../platform/act/index.ts';
import { noLongerDue } from '../../../platform/jobs/index.ts';
import { lastBallots } from '../../../meetings/index.ts';
import type { CalendarDay } from '../../../platform/time/index.ts';
import { note } from '../../facts.ts';
import { charters } from '../../tables.ts';
import { petitionKind, unfinishedStates, type Petition, type PetitionId } from '../model.ts';
import { stepForUnfinished, type UnfinishedRules } from '../rules.ts';
import { petitionForChange } from './locks.ts';
import { screeningOver } from './opening.ts';

/** A petition that waits for a step, and has neither closing day nor end. */
interface Unfinished extends Pick<Petition, 'id' | 'policyId' | 'policyVersion' | 'state'> {
  /**
   * The last sign of life: an edit, a submission, a return, an invitation or its acceptance, a version for comment, staff who stop it or
   * let it go on; and once it is filed, its filing and sign-off, its receipt, each step of its consultation, and a ballot on it, for as long as that is under way.
   */
  readonly touchedAt: Date;
  /** When its organizers were told that it will be closed; null when they have not been. */
  readonly toldAt: Date | null;
}

type RulesOf = (policyId: string, version: string) => UnfinishedRules;

const batch = 1_000;

/** The unfinished petitions whose organizers are to be told today, or that are to be closed, by number. */
export async function unfinishedDue(visit: Visit, rulesOf: RulesOf): Promise<PetitionId[]> {
  const due: PetitionId[] = [];
  for (let after = 0; ;) {
    const found = await unfinishedWhere(visit, sql`id > ${after}`);
    for (const one of found) if (stepFor(one, rulesOf, visit).step !== 'wait') due.push(one.id);
    if (found.length < batch) return due;
    after = found.at(-1)!.id;
  }
}

const stepFor = (one: Unfinished, rulesOf: RulesOf, visit: Visit) =>
  stepForUnfinished(one, rulesOf(one.policyId, one.policyVersion), visit);

type Looking = Pick<Visit, 'db' | 'at'>;

async function unfinishedWhere({ db, at }: Looking, condition: RawBuilder<unknown>): Promise<Unfinished[]> {
  const { rows } = await sql<Unfinished>`
    select id, policy_id as "policyId", policy_version as "policyVersion", state, closing_told_at as "toldAt",
           greatest(edited_at, stage_since, decided_at, filed_at, verified_at, (
             select max(greatest(invited_at, accepted_at)) from charters.organizer where organizer.petition = petition.id), (
             select max(circulated_at) from charters.circulated_version where circulated_version.petition = petition.id), (
             select max(greatest(suspended_at, lifted_at)) from charters.suspension where suspension.petition = petition.id), (
             select max(acknowledged_at) from charters.receipt where receipt.petition = petition.id), (
             select max(greatest(asked_at, replied_at, confirmed_at, set_aside_at)) from charters.consultation where consultation.petition = petition.id)
           ) as "touchedAt"
    from charters.petition where state = any(${unfinishedStates}) and ${condition} order by id limit ${batch}
  `.execute(charters(db));
  const ballots = await lastBallots(db, { kind: petitionKind, ids: rows.map(({ id }) => String(id)) });
  return rows.map((row) => {
    const ballot = ballots.get(String(row.id));
    const votedAt = ballot?.isUnderWay ? at : ballot?.at;
    return votedAt && votedAt > row.touchedAt ? { ...row, touchedAt: votedAt } : row;
  });
}

/**
 * Tells the organizers of a petition that nobody carries on that it will be closed, or closes it when they have been told
 * for long enough.  What was never public is withdrawn and stays hidden; what was public expires and stays to be read.
 * Safe to repeat.
 */
export async function tendUnfinished(act: Act, id: PetitionId, rulesOf: RulesOf): Promise<void> {
  await petitionForChange(act, id);
  const [petition] = await unfinishedWhere(act, sql`id = ${id}`);
  if (!petition) return;
  const next = stepFor(petition, rulesOf, act);
  if (next.step === 'tell') await tellOfClosing(act, id, next.closesOn);
  if (next.step === 'close') await closeUnfinished(act, petition);
}

async function tellOfClosing(act: Act, id: PetitionId, closesOn: CalendarDay): Promise<void> {
  await sql`update charters.petition set closing_told_at = ${act.at} where id = ${id}`.execute(charters(act.db));
  note(act, { kind: 'charters.petition-closing-soon', petition: id, closesOn });
}

async function closeUnfinished(act: Act, { id, state: from }: Unfinished): Promise<void> {
  const state = from === 'draft' || from === 'screening' ? 'withdrawn' : 'expired';
  await sql`update charters.petition set state = ${state}, ended_at = ${act.at} where id = ${id}`.execute(
    charters(act.db),
  );
  await noLongerDue(act.db, screeningOver, String(id));
  note(act, { kind: 'charters.petition-left', petition: id, from });
}
