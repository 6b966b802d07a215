import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { PetitionId } from '../petitions/model.ts';
import { charters } from '../tables.ts';
import type { Result, StandingSeen } from './model.ts';
import { countOf, type Count } from './rules.ts';

/** A signature with its verdict, as the verifier's table shows it. */
export interface VerifiedSignature {
  readonly signature: number;
  readonly member: number;
  readonly person: string | null;
  readonly signedAt: Date;
  readonly nameShown: boolean;
  readonly atSigning: StandingSeen;
  readonly atFiling: StandingSeen;
  readonly result: Result;
  readonly reason: string | null;
  readonly near: number | null;
  readonly marks: readonly string[];
  readonly settledBy: string | null;
  /** Whether it has been struck out, whatever the test says. */
  readonly isOut: boolean;
  /** The sheet of paper that it stands on; null for one that was given here. */
  readonly sheet: number | null;
  /** Whether that sheet has a scan. */
  readonly hasScan: boolean;
}

/** Every verdict on a petition's signatures, in the order of signing. */
export async function verdictsIn(db: Db, petition: PetitionId): Promise<VerifiedSignature[]> {
  const { rows } = await sql<VerifiedSignature>`
    select verdict.signature, signature.member, signature.person, signature.signed_at as "signedAt", signature.name_shown as "nameShown",
           verdict.at_signing as "atSigning", verdict.at_filing as "atFiling", verdict.result, verdict.reason, verdict.near, verdict.marks,
           verdict.settled_by as "settledBy", signature.invalidated_at is not null as "isOut", line.sheet,
           sheet.scan_sha256 is not null as "hasScan"
    from charters.verdict join charters.signature on signature.id = verdict.signature
    left join charters.paper_line line on line.signature = signature.id
    left join charters.paper_sheet sheet on sheet.id = line.sheet
    where verdict.petition = ${petition} order by signature.signed_at, signature.id
  `.execute(charters(db));
  return rows;
}

export interface Verification {
  readonly testedAt: Date;
  readonly note: string;
  readonly signedOffBy: string | null;
  readonly signedOffAt: Date | null;
  readonly counted: number | null;
}

export async function verificationOf(db: Db, petition: PetitionId): Promise<Verification | undefined> {
  const { rows } = await sql<Verification>`
    select tested_at as "testedAt", note, signed_off_by as "signedOffBy", signed_off_at as "signedOffAt", counted
    from charters.verification where petition = ${petition}
  `.execute(charters(db));
  return rows[0];
}

/** How the count came about, once it is signed off; null before. */
export async function countSignedOff(db: Db, petition: PetitionId): Promise<Count | null> {
  const verification = await verificationOf(db, petition);
  return verification?.signedOffAt ? countOf(await verdictsIn(db, petition)) : null;
}

/** How many signatures counted when they were signed off; petitions whose count has not been are left out. */
export async function countedIn(db: Db, petitions: readonly PetitionId[]): Promise<Map<PetitionId, number>> {
  const { rows } = await sql<{ petition: PetitionId; counted: number }>`
    select petition, counted from charters.verification
    where petition = any(${petitions}::integer[]) and signed_off_at is not null and counted is not null
  `.execute(charters(db));
  return new Map(rows.map(({ petition, counted }) => [petition, counted]));
}
