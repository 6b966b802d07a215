import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { fallsDue, noLongerDue } from '../../platform/jobs/index.ts';
import { refuse, refuseIf } from '../../platform/refusal/index.ts';
import { note, noteOut } from '../facts.ts';
import { mustJudge } from '../grants.ts';
import { endWaitingLines } from '../paper/commands.ts';
import { petitionForChange } from '../petitions/commands/locks.ts';
import { areKindsEnough, kindClaimsOn, kindsMissing, type KindAsked } from '../petitions/kinds.ts';
import { closing } from '../petitions/commands/collecting.ts';
import type { Petition, PetitionId } from '../petitions/model.ts';
import { petitionNumbersIn } from '../petitions/lists.ts';
import { countSignatures, isOrganizer } from '../petitions/queries.ts';
import { impedimentsToFiling, type SigningRules } from '../petitions/rules.ts';
import { advance, isFiledNext, kindsTested, takeRejectedOut } from '../stages/advancing.ts';
import { charters } from '../tables.ts';
import { keepCertificate } from './certificate/commands.ts';
import { verdictsIn } from './queries.ts';
import { countOf, verdictsOn, type StandingDays } from './rules.ts';
import { testedSignatures } from './testing-signatures.ts';

/** What the policy says of signers, and of the days on which their standing must hold. */
export interface VerificationRules extends SigningRules {
  readonly standingDays: StandingDays;
  /** Some of the signers must be of these kinds. */
  readonly among?: readonly KindAsked[];
}

/**
 * Files the petition with the committee: signing ends, and every signature is tested for the day of signing and for today.
 *
 * @throws Refused with `signatures-missing` and others
 */
export async function filePetition(act: Act, id: PetitionId, rules: VerificationRules): Promise<void> {
  const petition = await petitionForChange(act, id);
  const signed = await countSignatures(act.db, id);
  refuseIf(
    impedimentsToFiling(petition, {
      isFiled: await isFiledNext(act, petition),
      signed,
      missing: kindsMissing(rules.among ?? [], await kindClaimsOn(act.db, id), () => true),
      isOrganizer: act.by !== null && (await isOrganizer(act.db, id, act.by)),
      at: act.at,
      zone: act.zone,
    }),
  );

  await sql`
    update charters.petition set state = 'filed', stage = ${petition.stage + 1}, filed_at = ${act.at}, filed_on = ${act.today} where id = ${id}
  `.execute(charters(act.db));
  await noLongerDue(act.db, closing, String(id));
  await endWaitingLines(act, id);
  await forgetVerdicts(act, id);
  await testSignatures(act, id, rules, act.today);
  note(act, { kind: 'charters.petition-filed', petition: id, signed });
}

/** What an earlier filing found of signatures that no longer stand is no part of this one. */
async function forgetVerdicts(act: Act, id: PetitionId): Promise<void> {
  await sql`
    delete from charters.verdict using charters.signature
    where verdict.petition = ${id} and signature.id = verdict.signature and (withdrawn_at is not null or invalidated_at is not null)
  `.execute(charters(act.db));
}

/** Tests every signature anew, as of the day of filing. What a person has settled stays, unless the test now rejects it. */
export async function testSignatures(
  act: Act,
  id: PetitionId,
  rules: VerificationRules,
  filedOn: NonNullable<Petition['filedOn']>,
): Promise<void> {
  const tested = await testedSignatures(act, id, rules, filedOn);
  const verdicts = verdictsOn(tested, rules.standingDays);
  const rows = tested.map(({ signature, atSigning, atFiling }, index) => ({
    ...verdicts[index]!,
    signature,
    at_signing: atSigning,
    at_filing: atFiling,
  }));
  await sql`
    insert into charters.verdict as verdict (signature, petition, at_signing, at_filing, result, reason, near, marks)
    select signature, ${id}, at_signing, at_filing, result, reason, near, marks
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (signature bigint, at_signing jsonb, at_filing jsonb, result text, reason text, near bigint, marks text[])
    on conflict (signature) do update
    set at_signing = excluded.at_signing, at_filing = excluded.at_filing, near = excluded.near, marks = excluded.marks,
        result = case when verdict.settled_at is null or excluded.result = 'rejected' then excluded.result else verdict.result end,
        reason = case when verdict.settled_at is null or excluded.result = 'rejected' then excluded.reason else verdict.reason end,
        settled_by = case when excluded.result <> 'rejected' then verdict.settled_by end,
        settled_at = case when excluded.result <> 'rejected' then verdict.settled_at end
  `.execute(charters(act.db));
  await sql`
    insert into charters.verification (petition, tested_at) values (${id}, ${act.at})
    on conflict (petition) do update set tested_at = excluded.tested_at, signed_off_at = null, signed_off_by = null, counted = null
  `.execute(charters(act.db));
}

/** Why a verifier may reject a signature that the test let through. */
export const rejectionCodes = ['same-person', 'not-the-member', 'signed-under-pressure', 'other'] as const;
export type RejectionCode = (typeof rejectionCodes)[number];

/** The verifier settles a doubt, or rejects a signature for a reason of their own. What was taken out or the test rejects stays so. */
export async function settleSignature(
  act: Act,
  id: PetitionId,
  signature: number,
  settled: { result: 'counts' | 'rejected'; reason: RejectionCode | null },
): Promise<void> {
  const petition = await petitionForChange(act, id);
  await mustJudge(act, id, 'petitions.verify');
  if (petition.state !== 'filed') refuse('petition-not-filed', { state: petition.state });
  if (settled.result === 'rejected' && !settled.reason) refuse('reasons-missing');
  const { numAffectedRows } = await sql`
    update charters.verdict set result = ${settled.result}, reason = ${settled.reason}, settled_by = ${act.by}, settled_at = ${act.at}
    where signature = ${signature} and petition = ${id} and (settled_at is not null or result <> 'rejected')
      and not exists (select from charters.signature where id = ${signature} and invalidated_at is not null)
  `.execute(charters(act.db));
  if (numAffectedRows === 0n) refuse('verdict-fixed');
  note(act, { kind: 'charters.signature-settled', petition: id, signature, result: settled.result });
}

/**
 * Takes many signatures out at once, before or after filing, with one reason for all of them.
 *
 * @returns how many were taken out
 * @throws Refused with `signatures-out-already` when one of them does not stand any more; then all stay as they are
 */
export async function invalidateSignatures(
  act: Act,
  id: PetitionId,
  signatures: readonly number[],
  code: RejectionCode,
): Promise<number> {
  const petition = await petitionForChange(act, id);
  await mustJudge(act, id, 'petitions.verify');
  if (!['signing', 'suspended', 'filed'].includes(petition.state))
    refuse('petition-not-filed', { state: petition.state });
  const { rows } = await sql<{ id: number }>`
    update charters.signature set invalidated_at = ${act.at}, invalid_code = ${code}
    where petition = ${id} and id = any(${signatures}::bigint[]) and invalidated_at is null and withdrawn_at is null returning id
  `.execute(charters(act.db));
  if (rows.length < new Set(signatures).size) refuse('signatures-out-already');
  await sql`
    update charters.verdict set result = 'rejected', reason = ${code}, settled_by = ${act.by}, settled_at = ${act.at}
    where petition = ${id} and signature = any(${rows.map((row) => row.id)}::bigint[])
  `.execute(charters(act.db));
  noteOut(act, id, rows, code);
  return rows.length;
}

/**
 * Tests the signatures once more in the act that signs them off, so that a merge of the last minute is in the count.
 *
 * @param shown how many counted on the page that the verifier saw
 * @throws Refused with `count-changed` when another number counts by now
 */
export async function restateCount(
  act: Act,
  id: PetitionId,
  rules: VerificationRules,
  shown: number | undefined,
): Promise<void> {
  const petition = await petitionForChange(act, id);
  await mustJudge(act, id, 'petitions.verify');
  if (petition.state !== 'filed' || !petition.filedOn) refuse('petition-not-filed', { state: petition.state });
  await testSignatures(act, id, rules, petition.filedOn);
  const { counts } = countOf(await verdictsIn(act.db, id));
  if (shown !== undefined && counts !== shown) refuse('count-changed', { counts, shown });
}

/**
 * The verifier signs the count off.  Doubts that nobody settled do not count.  With enough signatures the petition moves on,
 * mostly to the docket; with too few it goes back to its organizers, who may collect on while the petition's time runs.
 */
export async function signOff(act: Act, id: PetitionId, remark: string): Promise<{ counted: number; enough: boolean }> {
  const petition = await petitionForChange(act, id);
  await mustJudge(act, id, 'petitions.verify');
  if (petition.state !== 'filed') refuse('petition-not-filed', { state: petition.state });
  const verdicts = await verdictsIn(act.db, id);
  const signatures = verdicts.filter(({ result }) => result === 'counts').map(({ signature }) => signature);
  const [counted, needed] = [signatures.length, petition.needed ?? 0];
  const enough = counted >= needed && (await areKindsEnough(act, id, await kindsTested(act, petition), signatures));
  await sql`
    update charters.verification set note = ${remark}, signed_off_by = ${act.by}, signed_off_at = ${act.at}, counted = ${counted} where petition = ${id}
  `.execute(charters(act.db));
  await keepCertificate(act, petition);
  if (enough)
    await sql`update charters.petition set verified_at = ${act.at} where id = ${id}`.execute(charters(act.db));
  else await reopen(act, id, petition.closesAt);
  note(act, { kind: 'charters.petition-verified', petition: id, counted, needed, enough, signatures });
  if (enough) await advance(act, petition);
  return { counted, enough };
}

/** Too few counted: what was rejected is out, and the rest of the time is the organizers'. */
async function reopen(act: Act, id: PetitionId, closesAt: Date | null): Promise<void> {
  await takeRejectedOut(act, id);
  await sql`
    update charters.petition
    set state = case when closes_at > ${act.at} then 'signing' else 'expired' end, stage = greatest(stage - 1, 0),
        ended_at = case when closes_at > ${act.at} then null else ${act.at}::timestamptz end,
        filed_at = null, filed_on = null
    where id = ${id}
  `.execute(charters(act.db));
  if (closesAt && closesAt > act.at) await fallsDue(act.db, { kind: closing, subject: String(id), at: closesAt });
}

/** The roll has changed: petitions that wait for their sign-off are tested again, so that merges and withdrawals restate the count. */
export async function retestFiled(
  act: Act,
  rules: (policyId: string, version: string, stage: number) => VerificationRules,
): Promise<void> {
  for (const id of await petitionNumbersIn(act.db, 'filed')) {
    const petition = await petitionForChange(act, id);
    if (petition.state !== 'filed' || !petition.filedOn) continue;
    await testSignatures(act, id, rules(petition.policyId, petition.policyVersion, petition.stage), petition.filedOn);
  }
}
