import { sql } from 'kysely';
import type { PersonId, Visit } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { NotFound, refuse } from '../../platform/refusal/index.ts';
import { memberOfPerson, standingOn } from '../../roll/index.ts';
import { editableStates, type PetitionId } from '../petitions/model.ts';
import { isOrganizer } from '../petitions/queries.ts';
import { charters } from '../tables.ts';
import { linkedByToken } from './link.ts';
import type { Answer, AnswerCode, Circulation, Comment, Version } from './model.ts';

/** How a circulation is asked for: by its organizers as theirs, or by whoever holds the link. */
export type Way = { readonly petition: PetitionId } | { readonly token: string };

/** A circulation as its visitor may see it. */
export interface Seen {
  readonly circulation: Circulation;
  readonly isOrganizer: boolean;
}

/**
 * The circulation, if the visitor may see it: its organizers, and members who have the link that is in force.
 *
 * @param key seals the links
 * @throws NotFound alike for one that is hidden, one that does not exist, and a link that was taken back; Refused with
 *   `circulation-for-members` for somebody who has the link and is no member
 */
export async function seeCirculation(visit: Visit, key: Buffer, way: Way): Promise<Seen> {
  const linked = 'token' in way ? linkedByToken(key, way.token) : { ...way, link: null };
  const circulation = linked && (await circulationOf(visit.db, linked.petition));
  if (!visit.by || !circulation) throw new NotFound();
  if (linked.link !== null && (linked.link !== circulation.link || circulation.linkWithdrawnAt)) throw new NotFound();
  const organizes = await isOrganizer(visit.db, circulation.petition, visit.by);
  if (linked.link === null && !organizes) throw new NotFound();
  if (!organizes && !(await isMember(visit, visit.by))) refuse('circulation-for-members');
  return { circulation, isOrganizer: organizes };
}

async function isMember({ db, today }: Visit, person: PersonId): Promise<boolean> {
  const member = await memberOfPerson(db, person);
  const standing = member && (await standingOn(db, member.id, today));
  return standing?.onRoll === true;
}

/** The circulation of a petition, whoever asks; undefined when it was never circulated. */
export async function circulationOf(db: Db, petition: PetitionId): Promise<Circulation | undefined> {
  const { rows } = await sql<Circulation>`
    select petition, petition.state, circulation.begun_at as "begunAt", circulation.closed_at as "closedAt", link, link_withdrawn_at as "linkWithdrawnAt"
    from charters.circulation join charters.petition on petition.id = circulation.petition
    where circulation.petition = ${petition}
  `.execute(charters(db));
  return rows[0];
}

const versionColumns = sql`number, title, purpose, open_to as "openTo", topics, circulated_at as "circulatedAt"`;

/** All versions, the first one first. */
export async function versionsOf(db: Db, petition: PetitionId): Promise<Version[]> {
  const { rows } = await sql<Version>`
    select ${versionColumns} from charters.circulated_version where petition = ${petition} order by number
  `.execute(charters(db));
  return rows;
}

/** The version that stands; undefined when there is none. */
export async function latestVersion(db: Db, petition: PetitionId): Promise<Version | undefined> {
  const { rows } = await sql<Version>`
    select ${versionColumns} from charters.circulated_version where petition = ${petition} order by number desc limit 1
  `.execute(charters(db));
  return rows[0];
}

interface CommentRow extends Omit<Comment, 'answer'> {
  readonly answer: AnswerCode | null;
  readonly line: string;
  readonly takenUpIn: number | null;
}

const commentColumns = sql`
  id, version, paragraph, person, body, made_at as "madeAt", answer, answer_line as line, taken_up_in as "takenUpIn", erased_at as "erasedAt",
  withdrawn_at as "withdrawnAt", taken_down_at as "takenDownAt", taken_down_code as "takenDownCode"
`;

/** All comments on a petition, in the order in which they were made. */
export async function commentsOn(db: Db, petition: PetitionId): Promise<Comment[]> {
  const { rows } = await sql<CommentRow>`
    select ${commentColumns} from charters.comment where petition = ${petition} order by made_at, id
  `.execute(charters(db));
  return rows.map(commentOfRow);
}

/** A comment with the petition that it was made on; undefined when there is none. */
export async function commentById(db: Db, id: number): Promise<(Comment & { petition: PetitionId }) | undefined> {
  const { rows } = await sql<CommentRow & { petition: PetitionId }>`
    select petition, ${commentColumns} from charters.comment where id = ${id}
  `.execute(charters(db));
  return rows[0] && { ...commentOfRow(rows[0]), petition: rows[0].petition };
}

/** A comment, if the visitor may read it. @throws as `seeCirculation`, and NotFound where it is on another petition */
export async function seeComment(
  visit: Visit,
  key: Buffer,
  way: Way,
  id: number,
): Promise<Comment & { petition: PetitionId }> {
  const { circulation } = await seeCirculation(visit, key, way);
  const comment = await commentById(visit.db, id);
  if (comment?.petition !== circulation.petition) throw new NotFound();
  return comment;
}

/** A comment that somebody has reported, for staff; undefined for every other. */
export async function reportedComment(
  db: Db,
  petition: PetitionId,
  id: number,
): Promise<(Comment & { petition: PetitionId }) | undefined> {
  const { rows } =
    await sql`select from charters.complaint where comment = ${id} and petition = ${petition} limit 1`.execute(
      charters(db),
    );
  return rows.length > 0 ? commentById(db, id) : undefined;
}

function commentOfRow({ answer: code, line, takenUpIn, ...comment }: CommentRow): Comment {
  const answer: Answer | null = code && { code, line, takenUpIn };
  return { ...comment, answer };
}

/** How many comments there are, how many of them wait for an answer, and how many a person made. */
export async function countComments(
  db: Db,
  petition: PetitionId,
  person: PersonId | null = null,
): Promise<{ all: number; unanswered: number; own: number }> {
  const { rows } = await sql<{ all: number; unanswered: number; own: number }>`
    select count(*)::integer as all, count(*) filter (where answer is null and withdrawn_at is null and taken_down_at is null)::integer as unanswered,
           count(*) filter (where person = ${person})::integer as own
    from charters.comment where petition = ${petition}
  `.execute(charters(db));
  return rows[0]!;
}

/** What somebody has commented, newest first, at most 100 unless told. */
export async function commentsBy(
  db: Db,
  person: PersonId,
  { most = 100 } = {},
): Promise<(Comment & { petition: PetitionId })[]> {
  const { rows } = await sql<CommentRow & { petition: PetitionId }>`
    select petition, ${commentColumns} from charters.comment where person = ${person} order by made_at desc, id desc limit ${most}
  `.execute(charters(db));
  return rows.map((row) => ({ ...commentOfRow(row), petition: row.petition }));
}

/** Of these petitions those that are circulating, each with how many comments wait for an answer of the organizers. */
export async function commentsWaiting(db: Db, ids: readonly PetitionId[]): Promise<Map<PetitionId, number>> {
  const { rows } = await sql<{ petition: PetitionId; waiting: number }>`
    select circulation.petition, count(comment.id) filter (where comment.answer is null and withdrawn_at is null and taken_down_at is null)::integer as waiting
    from charters.circulation join charters.petition on petition.id = circulation.petition
    left join charters.comment on comment.petition = circulation.petition
    where circulation.petition = any(${ids}::integer[]) and circulation.closed_at is null and petition.state = any(${editableStates})
    group by circulation.petition
  `.execute(charters(db));
  return new Map(rows.map(({ petition, waiting }) => [petition, waiting]));
}
