import { sql } from 'kysely';
import type { Act } from '../../../platform/act/index.ts';
import { fallsDue, noLongerDue } from '../../../platform/jobs/index.ts';
import { refuse, refuseIf, type Impediment } from '../../../platform/refusal/index.ts';
import { addDays, endOfDay } from '../../../platform/time/index.ts';
import { keptPolicy } from '../../../policies/index.ts';
import { closeCirculation } from '../../circulation/commands/versions.ts';
import { note, noteOut } from '../../facts.ts';
import { mustJudge } from '../../grants.ts';
import { advance, isFiledNext } from '../../stages/advancing.ts';
import { charters } from '../../tables.ts';
import { organizersStates, type Petition, type PetitionId } from '../model.ts';
import { countSignatures, draftTextOf, isOrganizer, organizersOf } from '../queries.ts';
import { impedimentsToOpening, type PetitionRules } from '../rules.ts';
import { textHash, tidy } from '../text.ts';
import { awaitStep, closing, startSigning, type SigningWindow } from './collecting.ts';
import { writeText } from './drafting.ts';
import { petitionForChange } from './locks.ts';
import { mustRenewAlone } from './renewals.ts';

/** What the policy says of opening. */
export interface OpeningRules {
  readonly petition: PetitionRules;
  readonly window: SigningWindow;
  /** What stands in its way besides what is missing in the draft. */
  readonly besides?: readonly Impediment[];
}

/** The task that falls due when staff have not looked in time. */
export const screeningOver = 'charters.screening-over';

/**
 * Freezes the text and opens the petition for signature, or gives it to staff to look at first, as the policy says.
 *
 * @param textSha256 of the text as the organizer read it; another may have changed it since
 * @throws Refused with all that is missing, or with `text-changed-since-read`
 */
export async function openPetition(
  act: Act,
  id: PetitionId,
  textSha256: string,
  { petition: rules, window, besides = [] }: OpeningRules,
): Promise<void> {
  const found = await petitionForChange(act, id);
  if (!act.by || !(await isOrganizer(act.db, id, act.by))) refuse('not-an-organizer');
  const petition = { ...found, ...(await draftTextOf(act.db, found)) };
  refuseIf([...impedimentsToOpening(petition, await organizersOf(act.db, id), rules), ...besides]);
  if (textHash(petition) !== textSha256) refuse('text-changed-since-read');
  await mustRenewAlone(act, found);

  if (found.state === 'returned') await takeUpAgain(act, id, rules.keepsSignatures);
  await freeze(act, petition, rules.needed);
  if (rules.screenDays === null) return takeFirstStep(act, found, window);
  const screenBy = endOfDay(addDays(act.today, rules.screenDays), act.zone);
  await sql`update charters.petition set state = 'screening', screen_by = ${screenBy} where id = ${id}`.execute(
    charters(act.db),
  );
  await fallsDue(act.db, { kind: screeningOver, subject: String(id), at: screenBy });
  note(act, { kind: 'charters.petition-submitted', petition: id });
}

/**
 * Pins a draft to the version of the policy that is in force when it opens; a petition that has been open keeps its own.
 * Call it in the act that opens.
 */
export async function pinPolicy(
  act: Act,
  id: PetitionId,
  policy: { readonly id: string; readonly version: string },
): Promise<void> {
  await sql`
    update charters.petition set policy_id = ${policy.id}, policy_version = ${policy.version} where id = ${id} and state = 'draft'
  `.execute(charters(act.db));
}

/**
 * Staff have looked, or their time is over: the petition opens. Does nothing if it is open already.
 *
 * @throws Refused with `not-granted`, `own-petition`
 */
export async function passScreening(act: Act, id: PetitionId, window: SigningWindow): Promise<void> {
  const petition = await petitionForChange(act, id);
  await mustJudge(act, id, 'petitions.screen');
  if (petition.state !== 'screening') return;
  await noLongerDue(act.db, screeningOver, String(id));
  await takeFirstStep(act, petition, window);
}

/** Signing opens, or the petition waits for what the rules ask before. */
async function takeFirstStep(act: Act, petition: Petition, window: SigningWindow): Promise<void> {
  const { id, policyId, policyVersion } = petition;
  const { steps } = await keptPolicy(act.db, policyId, policyVersion);
  if (steps[0]?.step !== 'signatures') return awaitStep(act, id, 0);
  await startSigning(act, id, window);
  // One that was returned may have kept enough, and no further signature would come to end its signing.
  await endFullSigning(act, id);
}

/** Staff send the text back to its organizers before it opens; the reason is coded and shown to them. */
export async function sendBack(act: Act, id: PetitionId, code: string): Promise<void> {
  const petition = await petitionForChange(act, id);
  await mustJudge(act, id, 'petitions.screen');
  if (petition.state !== 'screening') refuse('petition-not-screening', { state: petition.state });
  await sql`
    update charters.petition
    set state = 'draft', frozen_at = null, text_sha256 = null, needed = null, screen_by = null where id = ${id}
  `.execute(charters(act.db));
  await noLongerDue(act.db, screeningOver, String(id));
  note(act, { kind: 'charters.petition-sent-back', petition: id, code });
}

/** A returned petition begins anew; its signatures are kept if the policy says so, else they are set aside with that reason. */
async function takeUpAgain(act: Act, id: PetitionId, keepsSignatures: boolean): Promise<void> {
  await sql`delete from charters.redraft where petition = ${id}`.execute(charters(act.db));
  await sql`update charters.petition set filed_at = null, filed_on = null, verified_at = null, decided_at = null where id = ${id}`.execute(
    charters(act.db),
  );
  if (keepsSignatures) return;
  const { rows } = await sql<{ id: number }>`
    update charters.signature set invalidated_at = ${act.at}, invalid_code = 'text-changed'
    where petition = ${id} and invalidated_at is null and withdrawn_at is null returning id
  `.execute(charters(act.db));
  noteOut(act, id, rows, 'text-changed');
}

/** The text as it will be signed is written back tidied, so that what is shown is what is hashed. */
async function freeze(act: Act, petition: Petition, needed: number): Promise<void> {
  const { title, purpose, openTo, topics } = petition;
  await writeText(act, petition.id, { title: tidy(title), purpose: tidy(purpose), openTo: tidy(openTo), topics });
  await sql`
    update charters.petition
    set stage = 0, frozen_at = ${act.at}, text_sha256 = ${textHash(petition)}, needed = ${needed}, edited_by = ${act.by}, edited_at = ${act.at}
    where id = ${petition.id}
  `.execute(charters(act.db));
  await closeCirculation(act, petition.id, petition);
}

/** The petition has run its time without being filed; what staff have stopped by then ends too. Does nothing if it has moved on, or if more time was given. */
export async function expirePetition(act: Act, id: PetitionId): Promise<void> {
  const petition = await petitionForChange(act, id);
  if (!['signing', 'suspended'].includes(petition.state)) return;
  if (!petition.closesAt || act.at < petition.closesAt) return;
  if (petition.state === 'signing' && (await isFull(act, petition))) return advance(act, petition);
  await sql`update charters.petition set state = 'expired', ended_at = ${act.at} where id = ${id}`.execute(
    charters(act.db),
  );
  note(act, { kind: 'charters.petition-expired', petition: id });
}

/**
 * Ends the signing of a petition that has signatures enough, where the rules ask nobody to file it.  Does nothing otherwise, and
 * nothing a second time.
 */
export async function endFullSigning(act: Act, id: PetitionId): Promise<void> {
  const petition = await petitionForChange(act, id);
  if (petition.state === 'signing' && (await isFull(act, petition))) await advance(act, petition);
}

async function isFull(act: Act, petition: Petition): Promise<boolean> {
  if (await isFiledNext(act, petition)) return false;
  return (await countSignatures(act.db, petition.id)) >= (petition.needed ?? 0);
}

/** The organizers give their petition up. */
export async function withdrawPetition(act: Act, id: PetitionId): Promise<void> {
  const petition = await petitionForChange(act, id);
  if (!act.by || !(await isOrganizer(act.db, id, act.by))) refuse('not-an-organizer');
  if (!organizersStates.includes(petition.state)) refuse('petition-ended', { state: petition.state });
  await sql`update charters.petition set state = 'withdrawn', ended_at = ${act.at} where id = ${id}`.execute(
    charters(act.db),
  );
  await noLongerDue(act.db, closing, String(id));
  await noLongerDue(act.db, screeningOver, String(id));
  note(act, { kind: 'charters.petition-withdrawn', petition: id });
}
