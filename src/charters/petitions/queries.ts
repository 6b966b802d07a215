import { sql } from 'kysely';
import type { PersonId, Visit } from '../../platform/act/index.ts';
import { together, type Db, type Statement } from '../../platform/db/index.ts';
import { factsAbout } from '../../platform/facts/index.ts';
import { NotFound } from '../../platform/refusal/index.ts';
import { charters } from '../tables.ts';
import {
  publicStates,
  type DraftText,
  type Organizer,
  type Petition,
  type PetitionId,
  type PetitionState,
} from './model.ts';
import { isPublic, type ToSign } from './rules.ts';

/** A petition as `Petition` has it. */
export const petitionColumns = sql`
  petition.id, petition.kind, petition.group_id as "groupId", petition.policy_id as "policyId", petition.policy_version as "policyVersion",
  petition.state, petition.stage, petition.stage_since as "stageSince", petition.title, petition.purpose, petition.open_to as "openTo",
  array(select topic from charters.petition_topic where petition_topic.petition = petition.id order by topic) as topics,
  petition.revision, petition.edited_by as "editedBy", petition.edited_at as "editedAt", petition.begun_by as "begunBy", petition.begun_at as "begunAt",
  petition.frozen_at as "frozenAt", petition.text_sha256 as "textSha256", petition.needed, petition.screen_by as "screenBy",
  petition.opened_at as "openedAt", petition.closes_at as "closesAt", petition.filed_at as "filedAt", petition.filed_on as "filedOn",
  petition.verified_at as "verifiedAt", petition.decided_at as "decidedAt", petition.ended_at as "endedAt", petition.closed_code as "closedCode"
`;

/** Whether everyone may read `petition`: as `isPublic` has it. */
export const isPublicRow = sql<boolean>`(
  petition.state = any(${publicStates}) and (petition.state <> 'withdrawn' or petition.opened_at >= petition.frozen_at))`;

/** Signatures of `petition` that have not been withdrawn or invalidated. */
export const signedCount = sql<number>`(
  select count(*)::integer from charters.signature
  where signature.petition = petition.id and withdrawn_at is null and invalidated_at is null)`;

/** Petitions by number, whoever asks. */
export async function petitionsById(db: Db, ids: readonly PetitionId[]): Promise<Map<PetitionId, Petition>> {
  const { rows } =
    await sql<Petition>`select ${petitionColumns} from charters.petition where id = any(${ids}::integer[])`.execute(
      charters(db),
    );
  return new Map(rows.map((petition) => [petition.id, petition]));
}

/** The petition, whoever asks; undefined when there is none. For what people may see, ask `seePetition`. */
export async function petitionOf(db: Db, id: PetitionId): Promise<Petition | undefined> {
  if (!isPetitionId(id)) return undefined;
  const { rows } = await sql<Petition>`select ${petitionColumns} from charters.petition where id = ${id}`.execute(
    charters(db),
  );
  return rows[0];
}

/** A number out of an address may be no number, or larger than the table's. */
const isPetitionId = (id: number): boolean => Number.isInteger(id) && id > 0 && id < 2 ** 31;

/**
 * The petition, if the visitor may see it: everyone once it is public, before that its organizers and those who screen.
 *
 * @throws NotFound alike for one that is hidden and one that does not exist
 */
export async function seePetition(visit: Visit, id: PetitionId): Promise<Petition> {
  const petition = await petitionOf(visit.db, id);
  if (!petition) throw new NotFound();
  if (isPublic(petition)) return petition;
  if (visit.grants.has('petitions.screen') && petition.state === 'screening') return petition;
  if (visit.by && (await isOrganizer(visit.db, id, visit.by))) return petition;
  throw new NotFound();
}

/** Whether the person accepted to organize the petition, as whoever began it has, and has not stepped down. */
export async function isOrganizer(db: Db, id: PetitionId, person: PersonId): Promise<boolean> {
  const { rows } = await sql`
    select from charters.organizer where petition = ${id} and person = ${person} and accepted_at is not null and declined_at is null
    limit 1
  `.execute(charters(db));
  return rows.length > 0;
}

/** Whether the person organizes the petition now, or did until they stepped down; null when they never did. */
export async function organizingOf(db: Db, id: PetitionId, person: PersonId): Promise<'now' | 'before' | null> {
  const { rows } = await sql<{ isNow: boolean | null }>`
    select bool_or(declined_at is null) as "isNow" from charters.organizer
    where petition = ${id} and person = ${person} and accepted_at is not null
  `.execute(charters(db));
  const isNow = rows[0]?.isNow ?? null;
  return isNow === null ? null : isNow ? 'now' : 'before';
}

/** The same of several petitions: those among them that the person organizes, or has organized. */
export async function organizingAmong(
  db: Db,
  person: PersonId,
  ids: readonly PetitionId[],
): Promise<ReadonlyMap<PetitionId, 'now' | 'before'>> {
  const { rows } = await sql<{ petition: PetitionId; isNow: boolean }>`
    select petition, bool_or(declined_at is null) as "isNow" from charters.organizer
    where petition = any(${ids}::integer[]) and person = ${person} and accepted_at is not null group by petition
  `.execute(charters(db));
  return new Map(rows.map(({ petition, isNow }) => [petition, isNow ? 'now' : 'before'] as const));
}

/** Everybody who organizes the petition, or did until they stepped down, each once. */
export async function everOrganizersOf(db: Db, id: PetitionId): Promise<PersonId[]> {
  const { rows } = await sql<{ person: PersonId }>`
    select distinct person from charters.organizer
    where petition = ${id} and person is not null and accepted_at is not null order by person
  `.execute(charters(db));
  return rows.map(({ person }) => person);
}

/** Organizers who have not declined or been erased, in the order in which they were invited. */
export async function organizersOf(db: Db, id: PetitionId): Promise<Organizer[]> {
  const { rows } = await sql<Organizer>`
    select ${organizerColumns} from charters.organizer
    where petition = ${id} and declined_at is null and erased_at is null order by invited_at, id
  `.execute(charters(db));
  return rows;
}

/** Those of them who have accepted. */
export async function organizersWhoAccepted(db: Db, id: PetitionId): Promise<PersonId[]> {
  const organizers = await organizersOf(db, id);
  return organizers.flatMap(({ person, acceptedAt }) => (person && acceptedAt ? [person] : []));
}

export const organizerColumns = sql`
  id, person, name, email, postal_address as "postalAddress", work, invited_at as "invitedAt", accepted_at as "acceptedAt", declined_at as "declinedAt"
`;

/** How many drafts somebody has that they began, and still answer for. */
export async function countDraftsOf(db: Db, person: PersonId): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct petition.id)::integer as count
    from charters.organizer join charters.petition on petition.id = organizer.petition
    where organizer.person = ${person} and accepted_at is not null and declined_at is null
      and petition.begun_by = ${person} and petition.state = 'draft'
  `.execute(charters(db));
  return rows[0]?.count ?? 0;
}

/** Signatures that have not been withdrawn or invalidated. */
export async function countSignatures(db: Db, id: PetitionId): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from charters.signature where petition = ${id} and withdrawn_at is null and invalidated_at is null
  `.execute(charters(db));
  return rows[0]?.count ?? 0;
}

/** The petitions that enough have signed, with how many, and whose signing ends before the instant. */
export async function petitionsToFile(db: Db, before: Date): Promise<(Petition & { readonly signed: number })[]> {
  const { rows } = await sql<Petition & { readonly signed: number }>`
    select ${petitionColumns}, ${signedCount} as signed from charters.petition
    where state = 'signing' and closes_at <= ${before} and needed <= ${signedCount}
  `.execute(charters(db));
  return rows;
}

interface ToSignRow {
  signature: number | null;
  state: PetitionState;
  stage: number;
  policyId: string;
  policyVersion: string;
  closesAt: Date | null;
  openedAt: Date | null;
  frozenAt: Date | null;
  textSha256: string | null;
  hasSigned: boolean;
  member: number | null;
  class: string;
  status: string;
  paidThrough: string | null;
  suspended: boolean;
  mergedInto: string | null;
  joinedOn: string | null;
  sharedAddress: boolean;
}

/** What keeps a member from signing again: the condition of the index signature_once. */
export const inTheWay = sql`
  withdrawn_at is null and (invalidated_at is null
    or invalid_code in ('same-person', 'not-the-member', 'signed-under-pressure', 'other', 'merged-had-signed'))`;

/** A petition and the person who would sign it, in one keyed statement. Undefined when there is no such public petition. */
export async function petitionToSign(db: Db, id: PetitionId, person: PersonId): Promise<ToSign | undefined> {
  if (!isPetitionId(id)) return undefined;
  const { rows } = await toSign(id, person, sql`null::bigint`).execute(charters(db));
  return rows.filter(isPublic).map(toSignOf)[0];
}

/**
 * The same, read once the lock is held, with the number that the signature will have.  A number is used up even if it is never
 * written.
 */
export async function petitionAboutToBeSigned(
  db: Db,
  id: PetitionId,
  person: PersonId,
  lock: Statement,
): Promise<(ToSign & { readonly signature: number }) | undefined> {
  if (!isPetitionId(id)) return undefined;
  const [, { rows }] = await together(db, lock, toSign(id, person, sql`nextval('charters.signature_id_seq')`));
  return rows.filter(isPublic).map((row) => ({ ...toSignOf(row), signature: row.signature! }))[0];
}

const toSign = (id: PetitionId, person: PersonId, signature: Statement): Statement<ToSignRow> => sql<ToSignRow>`
    select ${signature} as signature, petition.state, petition.stage, petition.policy_id as "policyId", petition.policy_version as "policyVersion", petition.closes_at as "closesAt", petition.text_sha256 as "textSha256",
           petition.opened_at as "openedAt", petition.frozen_at as "frozenAt", signer.member, signer.class, signer.status, signer.paid_through as "paidThrough", signer.suspended, signer.merged_into as "mergedInto",
           signer.joined_on as "joinedOn", signer.shared_address as "sharedAddress",
           coalesce(
             -- A limit keeps it to the index: for “exists” the planner hashed every signature of the petition to find one.
             (select true from charters.signature where petition = ${id} and member = signer.member and ${inTheWay} limit 1),
             (select true from charters.signature where petition = ${id} and signature.person = ${person} and ${inTheWay} limit 1),
             false) as "hasSigned"
    from charters.petition left join roll.signer on signer.person = ${person}
    where petition.id = ${id}
  `;

function toSignOf(row: ToSignRow): ToSign {
  const {
    signature: _,
    openedAt: _opened,
    frozenAt: _frozen,
    state,
    stage,
    policyId,
    policyVersion,
    closesAt,
    textSha256,
    hasSigned,
    member,
    ...standing
  } = row;
  return {
    state,
    stage,
    policyId,
    policyVersion,
    closesAt,
    textSha256: textSha256 ?? '',
    hasSigned,
    signer: member === null ? null : { member, ...standing },
  };
}

/** How somebody has signed. */
export interface StandingSignature {
  readonly id: number;
  readonly signedAt: Date;
  readonly nameShown: boolean;
  readonly wantsNews: boolean;
}

/** The person's standing signature under a petition, if there is one. */
export async function signatureOf(db: Db, id: PetitionId, person: PersonId): Promise<StandingSignature | undefined> {
  const { rows } = await sql<StandingSignature>`
    select id, signed_at as "signedAt", name_shown as "nameShown", wants_news as "wantsNews" from charters.signature
    where petition = ${id} and person = ${person} and withdrawn_at is null and invalidated_at is null
  `.execute(charters(db));
  return rows[0];
}

/** How many signatures stood at the end of each day, for days on which it changed: the last is how many stand. In the time zone given. */
export async function signaturesByDay(db: Db, id: PetitionId, zone: string): Promise<{ day: string; count: number }[]> {
  const { rows } = await sql<{ day: string; count: number }>`
    select day, sum(count(*)) over (order by day)::integer as count
    from charters.signature, lateral (select (signed_at at time zone ${zone})::date as day) as signed
    where petition = ${id} and withdrawn_at is null and invalidated_at is null group by day order by day
  `.execute(charters(db));
  return rows;
}

/** Persons whose names stand under a petition because they chose so, earliest first. */
export async function shownSigners(db: Db, id: PetitionId): Promise<PersonId[]> {
  const { rows } = await sql<{ person: PersonId }>`
    select person from charters.signature
    where petition = ${id} and name_shown and person is not null and withdrawn_at is null and invalidated_at is null order by signed_at limit 1000
  `.execute(charters(db));
  return rows.map((row) => row.person);
}

/** The code with which staff sent a draft back last; null when they have not. */
export async function lastSendBack(db: Db, id: PetitionId): Promise<string | null> {
  const facts = await factsAbout(db, {
    kinds: ['charters.petition-sent-back', 'charters.petition-submitted'],
    detail: { petition: id },
  });
  const last = facts.at(-1)?.fact;
  return last?.kind === 'charters.petition-sent-back' ? String(last['code']) : null;
}

/** The code of the suspension that is in force; null when there is none. */
export async function suspensionOf(db: Db, id: PetitionId): Promise<string | null> {
  const { rows } = await sql<{
    code: string;
  }>`select code from charters.suspension where petition = ${id} and lifted_at is null`.execute(charters(db));
  return rows[0]?.code ?? null;
}

/** A standing signature with its petition, for the link in its receipt. */
export async function signatureById(
  db: Db,
  id: number,
): Promise<{ petition: PetitionId; title: string; person: PersonId | null } | undefined> {
  const { rows } = await sql<{ petition: PetitionId; title: string; person: PersonId | null }>`
    select signature.petition, petition.title, signature.person
    from charters.signature join charters.petition on petition.id = signature.petition
    where signature.id = ${id} and withdrawn_at is null and invalidated_at is null
  `.execute(charters(db));
  return rows[0];
}

/** What the organizers are writing: for a returned petition their new text, else the petition's own. */
export async function draftTextOf(db: Db, petition: Petition): Promise<DraftText> {
  const { title, purpose, openTo, topics } = petition;
  if (petition.state !== 'returned') return { title, purpose, openTo, topics };
  const { rows } = await sql<DraftText>`
    select title, purpose, open_to as "openTo", topics from charters.redraft where petition = ${petition.id}
  `.execute(charters(db));
  return rows[0] ?? { title, purpose, openTo, topics };
}

/** What a receipt says of a signature. */
export interface SignatureForReceipt {
  readonly id: number;
  readonly petition: PetitionId;
  readonly person: PersonId | null;
  readonly signedAt: Date;
  readonly nameShown: boolean;
  readonly paidThrough: string | null;
  /** Its place among those that stand now: the 74th. */
  readonly place: number;
  /** Whether it was given on paper: then only its day is known. */
  readonly onPaper: boolean;
}

/** Those of the signatures that still stand. */
export async function signaturesForReceipts(db: Db, ids: readonly number[]): Promise<SignatureForReceipt[]> {
  const { rows } = await sql<SignatureForReceipt>`
    with since as materialized (
      select petition, min(signed_at) as first from charters.signature where id = any(${ids}::bigint[]) group by petition
    ), earlier as materialized (
      select petition, first, (
        select count(*) from charters.signature
        where signature.petition = since.petition and signed_at < since.first and withdrawn_at is null and invalidated_at is null) as count
      from since
    ), placed as (
      select id, (earlier.count + row_number() over (partition by petition order by signed_at, id))::integer as place
      from charters.signature join earlier using (petition)
      where signed_at >= earlier.first and withdrawn_at is null and invalidated_at is null
    )
    select id, petition, person, signed_at as "signedAt", name_shown as "nameShown", paid_through as "paidThrough", place,
           exists (select from charters.paper_line where paper_line.signature = signature.id) as "onPaper"
    from placed join charters.signature using (id) where id = any(${ids}::bigint[]) order by id
  `.execute(charters(db));
  return rows;
}

/** Who stands under a petition, as rows of the roll. */
export async function signersOf(db: Db, id: PetitionId): Promise<number[]> {
  const { rows } = await sql<{ member: number }>`
    select member from charters.signature where petition = ${id} and withdrawn_at is null
  `.execute(charters(db));
  return rows.map(({ member }) => member);
}

/** Which of these petitions everyone may read, for hits of a search. One statement however many. */
export async function publicAmong(db: Db, ids: readonly PetitionId[]): Promise<Set<PetitionId>> {
  const { rows } = await sql<{ id: PetitionId }>`
    select id from charters.petition where id = any(${ids.filter(isPetitionId)}::integer[]) and ${isPublicRow}
  `.execute(charters(db));
  return new Set(rows.map(({ id }) => id));
}

/** What the petitions keep about a person as an organizer, for the person alone. */
export async function organizerRecordsOf(db: Db, person: PersonId): Promise<(Organizer & { petition: PetitionId })[]> {
  const { rows } = await sql<Organizer & { petition: PetitionId }>`
    select petition, ${organizerColumns} from charters.organizer where person = ${person} order by invited_at, id
  `.execute(charters(db));
  return rows;
}
