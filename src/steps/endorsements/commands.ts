import { sql } from 'kysely';
import {
  advance,
  impedimentsToJudging,
  mustJudge,
  organizersOf,
  petitionForChange,
  type Petition,
  type PetitionId,
} from '../../charters/index.ts';
import type { Act } from '../../platform/act/index.ts';
import { fallsDue } from '../../platform/jobs/index.ts';
import { NotFound, refuseIf } from '../../platform/refusal/index.ts';
import { startOfDay } from '../../platform/time/index.ts';
import { note } from '../facts.ts';
import { steps } from '../tables.ts';
import { dueOn } from '../way/rules.ts';
import { mustCarry, petitionAt, stepAt, type Policies } from '../way/standing.ts';
import type { Answering, Endorsement, EndorsementId, Named } from './model.ts';
import { endorsementById, endorsementsOn } from './queries.ts';
import {
  counts,
  impedimentsOfAnswer,
  impedimentsToAnswering,
  impedimentsToConfirming,
  impedimentsToNaming,
  impedimentsToTakingBack,
  reminderDay,
  standingAt,
} from './rules.ts';

/** The task that falls due when an endorser is to be reminded. */
export const reminding = 'steps.remind-endorser';

/**
 * Organizers or staff name somebody who is asked by letter to endorse the petition.  Whom staff name is known to hold the office;
 * of others that has to be confirmed before their endorsement counts, since organizers could write an address of their own.  Staff
 * who organize it are organizers here.
 *
 * @throws Refused
 */
export async function nameEndorser(act: Act, id: PetitionId, named: Named, given: Policies): Promise<EndorsementId> {
  const { petition, step } = await petitionAt(act, given, id, 'endorsement');
  await mustCarry(act, id);
  const isKnown = (await impedimentsToJudging(act, id, 'petitions.verify')).length === 0;
  const asked = await endorsementsOn(act.db, id);
  const standing = standingAt(asked, petition);
  const organizers = (await organizersOf(act.db, id)).map(({ email }) => email);
  refuseIf(impedimentsToNaming(named, { standing, organizers, asked: isKnown ? 0 : asked.length }));

  const { rows } = await sql<{ id: EndorsementId }>`
    insert into steps.endorsement (petition, stage, name, office, email, named_by, named_at, confirmed_by, confirmed_at)
    values (${id}, ${petition.stage}, ${named.name.trim()}, ${named.office.trim()}, ${named.email.trim()}, ${act.by}, ${act.at},
            ${isKnown ? act.by : null}, ${isKnown ? act.at : null})
    returning id
  `.execute(steps(act.db));
  const endorsement = rows[0]!.id;
  const day = reminderDay(dueOn(step, petition, act.zone), act.today);
  if (day !== null)
    await fallsDue(act.db, { kind: reminding, subject: String(endorsement), at: startOfDay(day, act.zone) });
  note(act, { kind: 'steps.endorser-named', petition: id, endorsement });
  return endorsement;
}

/** An endorser answers by the link in their letter, once; whoever holds the link answers for the office. @throws Refused */
export async function answerEndorsement(
  act: Act,
  id: EndorsementId,
  answering: Answering,
  given: Policies,
): Promise<void> {
  const { petition, endorsement } = await endorsementForChange(act, id);
  refuseIf(impedimentsToAnswering(endorsement, petition));
  refuseIf(impedimentsOfAnswer(answering));
  await sql`
    update steps.endorsement set answer = ${answering.answer}, reasons = ${answering.reasons.trim()}, answered_at = ${act.at}
    where id = ${id}
  `.execute(steps(act.db));
  note(act, { kind: 'steps.endorsement-answered', petition: petition.id, endorsement: id, answer: answering.answer });
  await moveOnIfEndorsed(act, petition, given);
}

/** Staff know that whoever endorsed holds the office. @throws Refused */
export async function confirmEndorsement(act: Act, of: PetitionId, id: EndorsementId, given: Policies): Promise<void> {
  const { petition } = await petitionAt(act, given, of, 'endorsement');
  const { endorsement } = await endorsementForChange(act, id, of);
  await mustJudge(act, of, 'petitions.verify');
  refuseIf(impedimentsToConfirming(endorsement));
  await sql`
    update steps.endorsement set confirmed_by = ${act.by}, confirmed_at = ${act.at} where id = ${id}
  `.execute(steps(act.db));
  note(act, { kind: 'steps.endorsement-confirmed', petition: of, endorsement: id });
  await moveOnIfEndorsed(act, petition, given);
}

/** Organizers or staff no longer ask somebody; the link of their letter ends. @throws Refused */
export async function takeEndorserBack(act: Act, of: PetitionId, id: EndorsementId, given: Policies): Promise<void> {
  await petitionAt(act, given, of, 'endorsement');
  const { endorsement } = await endorsementForChange(act, id, of);
  await mustCarry(act, of);
  refuseIf(impedimentsToTakingBack(endorsement));
  await sql`
    update steps.endorsement set taken_back_at = ${act.at} where id = ${id} and taken_back_at is null
  `.execute(steps(act.db));
  note(act, { kind: 'steps.endorser-taken-back', petition: of, endorsement: id });
}

/** Notes that an endorser is reminded. @returns whether it is the first time, and they have not answered */
export async function noteReminded(act: Act, id: EndorsementId): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update steps.endorsement set reminded_at = ${act.at}
    where id = ${id} and reminded_at is null and answered_at is null and taken_back_at is null
  `.execute(steps(act.db));
  return Number(numAffectedRows) > 0;
}

/** Takes name, address and words of endorsers whose petition is over; that an office endorsed it stays. Safe to repeat. */
export async function forgetEndorsers(act: Act, petition: PetitionId): Promise<void> {
  await sql`
    update steps.endorsement set name = '', email = '', reasons = '' where petition = ${petition}
  `.execute(steps(act.db));
}

async function moveOnIfEndorsed(act: Act, petition: Petition, given: Policies): Promise<void> {
  const step = stepAt(given, petition);
  if (step?.step !== 'endorsement') return;
  const standing = standingAt(await endorsementsOn(act.db, petition.id), petition);
  if (standing.filter(counts).length < step.count) return;
  note(act, { kind: 'steps.endorsed', petition: petition.id, stage: petition.stage });
  await advance(act, petition);
}

/** Holds the petition of an endorsement, and gives both. @throws NotFound, also where it is one of another petition */
async function endorsementForChange(
  act: Act,
  id: EndorsementId,
  of?: PetitionId,
): Promise<{ petition: Petition; endorsement: Endorsement }> {
  const found = await endorsementById(act.db, id);
  if (!found || (of !== undefined && found.petition !== of)) throw new NotFound();
  const petition = await petitionForChange(act, found.petition);
  return { petition, endorsement: (await endorsementById(act.db, id))! };
}
