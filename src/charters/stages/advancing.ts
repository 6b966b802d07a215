import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { noLongerDue } from '../../platform/jobs/index.ts';
import { isReported, keptPolicy, type Policy, type StepOf } from '../../policies/index.ts';
import { enact } from '../docket/commands.ts';
import { note, noteOut } from '../facts.ts';
import { awaitStep, closing, startSigning } from '../petitions/commands/collecting.ts';
import type { KindAsked } from '../petitions/kinds.ts';
import type { Petition, PetitionId } from '../petitions/model.ts';
import { countSignatures } from '../petitions/queries.ts';
import { charters } from '../tables.ts';
import { charterOf, isFiled, ratificationOf, windowOf } from './rules.ts';

/**
 * Moves a petition on to the step after the one at which it stands, because that is done.  Where nobody has to act at the next one,
 * it is passed in the same transaction.  The petition is held; whoever calls has asked whether the step is done.
 */
export async function advance(act: Act, petition: Petition): Promise<void> {
  const policy = await keptPolicy(act.db, petition.policyId, petition.policyVersion);
  await noLongerDue(act.db, closing, String(petition.id));
  await standAt(act, petition, policy, petition.stage + 1);
}

/**
 * Gives a petition that waits for a step back to its organizers, for changes; submitted again, it goes its way from the beginning.
 * Whoever calls tells them why.  The petition is held.
 */
export async function sendBackFromStep(act: Act, { id, stage }: Petition): Promise<void> {
  await sql`
    update charters.petition set state = 'returned', stage_since = ${act.at} where id = ${id}
  `.execute(charters(act.db));
  note(act, { kind: 'charters.petition-turned-back', petition: id, stage });
}

/** Whether the organizers file what is signed at the stage of a petition, because it is tested next. */
export async function isFiledNext({ db }: Pick<Act, 'db'>, petition: Petition): Promise<boolean> {
  return isFiled(await keptPolicy(db, petition.policyId, petition.policyVersion), petition.stage);
}

/** The kinds of whom some must be among the signatures that are tested at the stage of a petition. */
export async function kindsTested({ db }: Pick<Act, 'db'>, petition: Petition): Promise<readonly KindAsked[]> {
  const { steps } = await keptPolicy(db, petition.policyId, petition.policyVersion);
  const step = steps[petition.stage - 1];
  return step?.step === 'signatures' ? step.among : [];
}

async function standAt(act: Act, petition: Petition, policy: Policy, stage: number): Promise<void> {
  const step = policy.steps[stage];
  const standing = { ...petition, stage };
  switch (step?.step) {
    case 'signatures':
      return collectAt(act, standing, policy, step);
    case 'decision':
      return decideAt(act, standing, policy, step);
    case 'verification':
    case 'endorsement':
    case 'meeting':
      return awaitStep(act, petition.id, stage);
    case 'report':
    case undefined:
      throw new Error(`${policy.id} ${policy.version} has no step ${stage} at which a petition can stand`);
  }
}

/** Who signed at an earlier stage counts at this one too, unless rejected there.  So it may be full at once, and is then passed where nobody has to file. */
async function collectAt(act: Act, petition: Petition, policy: Policy, step: StepOf<'signatures'>): Promise<void> {
  const { id, stage } = petition;
  const needed = Number(step.count);
  await takeRejectedOut(act, id);
  await sql`
    update charters.petition set stage = ${stage}, needed = ${needed}, filed_at = null, filed_on = null, verified_at = null
    where id = ${id}
  `.execute(charters(act.db));
  await startSigning(act, id, windowOf(step));
  if (!isFiled(policy, stage) && (await countSignatures(act.db, id)) >= needed) await advance(act, petition);
}

/** What the test rejected does not stand any more, before one goes on signing. The petition is held. */
export async function takeRejectedOut(act: Act, id: PetitionId): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    update charters.signature set invalidated_at = ${act.at}, invalid_code = verdict.reason
    from charters.verdict
    where verdict.signature = signature.id and signature.petition = ${id} and verdict.result = 'rejected' and invalidated_at is null
    returning signature.id
  `.execute(charters(act.db));
  noteOut(act, id, rows, 'rejected');
}

/** Before whoever decides; where the rules ask for nobody, they approve. */
async function decideAt(act: Act, petition: Petition, policy: Policy, { by }: StepOf<'decision'>): Promise<void> {
  await sql`
    update charters.petition
    set state = 'docketed', stage = ${petition.stage}, stage_since = null,
        filed_at = coalesce(filed_at, ${act.at}), filed_on = coalesce(filed_on, ${act.today})
    where id = ${petition.id}
  `.execute(charters(act.db));
  if (by.who !== 'nobody') return;
  await enact(
    act,
    petition,
    {
      result: 'approved',
      decidedOn: act.today,
      office: '',
      present: null,
      votesFor: null,
      votesAgainst: null,
      votesReturned: null,
      votesAbstained: null,
      reasons: '',
      conditions: '',
      minute: '',
      ballot: null,
      recordedBy: null,
    },
    {
      decision: { ratified: ratificationOf(policy) !== null },
      charter: charterOf(policy),
      reported: isReported(policy),
    },
  );
}
