import { sql, type RawBuilder } from 'kysely';
import type { PersonId } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import { personsOf } from '../../roll/index.ts';
import type { UnitId } from '../structure/model.ts';
import { units } from '../tables.ts';
import type { OfficeGrant, Post, PostId } from './model.ts';

const columns = sql`post.id, post.unit, post.office, post.person, post.from_on as "fromOn", post.until_on as "untilOn"`;

async function postsWhere(db: Db, condition: RawBuilder<unknown>): Promise<Post[]> {
  const { rows } =
    await sql<Post>`select ${columns} from units.post where ${condition} order by from_on desc, id desc`.execute(
      units(db),
    );
  return rows;
}

export async function postOf(db: Db, id: PostId): Promise<Post | undefined> {
  if (!Number.isInteger(id) || id < 1 || id >= 2 ** 31) return undefined;
  const [post] = await postsWhere(db, sql`id = ${id}`);
  return post;
}

/** All posts that were ever held at a unit, newest first, at most 500. */
export const postsAt = (db: Db, unit: UnitId): Promise<Post[]> =>
  postsWhere(db, sql`id in (select id from units.post where unit = ${unit} order by from_on desc, id desc limit 500)`);

/** Who holds which office on the day, at every unit, the longest holder first. */
export async function postsOn(db: Db, on: CalendarDay): Promise<Post[]> {
  const held = await postsWhere(db, sql`from_on <= ${on} and (until_on is null or until_on > ${on})`);
  return held.toReversed();
}

/** What a person holds on the day, and what they will hold, newest first, each with its unit. */
export async function postsOf(
  db: Db,
  person: PersonId,
  on: CalendarDay,
): Promise<(Post & { unitName: string; unitSlug: string })[]> {
  const { rows } = await sql<Post & { unitName: string; unitSlug: string }>`
    select ${columns}, unit.name as "unitName", unit.slug as "unitSlug"
    from units.post join units.unit on unit.id = post.unit
    where post.person = ${person} and (until_on is null or until_on > ${on}) order by from_on desc, post.id desc
  `.execute(units(db));
  return rows;
}

/** Who holds the office at the unit on the day, the longest holder first. */
export async function holdersOf(db: Db, unit: UnitId, office: string, on: CalendarDay): Promise<PersonId[]> {
  const held = await postsWhere(
    db,
    sql`unit = ${unit} and office = ${office} and from_on <= ${on} and (until_on is null or until_on > ${on})`,
  );
  return held.toReversed().map(({ person }) => person);
}

/** Who may do what the word says on the day, by a post: everyone who may verify petitions, say. */
export async function holdersOfGrant(db: Db, word: string, on: CalendarDay): Promise<PersonId[]> {
  const { rows } = await sql<{ person: PersonId }>`
    select distinct person from units.held_grant where word = ${word} and from_on <= ${on} and (until_on is null or until_on > ${on})
  `.execute(units(db));
  return rows.map(({ person }) => person);
}

/** Who may do what the word says on the day by a post at the unit. */
export async function holdersOfGrantAt(db: Db, unit: UnitId, word: string, on: CalendarDay): Promise<PersonId[]> {
  const { rows } = await sql<{ person: PersonId }>`
    select distinct person from units.held_grant
    where unit = ${unit} and word = ${word} and from_on <= ${on} and (until_on is null or until_on > ${on})
  `.execute(units(db));
  return rows.map(({ person }) => person);
}

/** At which units a post of the person's lets them do what the word says on the day. */
export async function unitsWhereHeld(db: Db, person: PersonId, word: string, on: CalendarDay): Promise<UnitId[]> {
  const { rows } = await sql<{ unit: UnitId }>`
    select distinct unit from units.held_grant
    where person = ${person} and word = ${word} and from_on <= ${on} and (until_on is null or until_on > ${on}) order by unit
  `.execute(units(db));
  return rows.map(({ unit }) => unit);
}

/** Who holds one of the offices at the unit on the day: by the order of the offices, then the longest holder first; each once. */
export async function holdersOfOffices(
  db: Db,
  unit: UnitId,
  offices: readonly string[],
  on: CalendarDay,
): Promise<PersonId[]> {
  const { rows } = await sql<{ person: PersonId }>`
    select person from units.post
    where unit = ${unit} and office = any(${offices}) and from_on <= ${on} and (until_on is null or until_on > ${on})
    group by person order by min(array_position(${offices}::text[], office)), min(from_on), min(id)
  `.execute(units(db));
  return rows.map(({ person }) => person);
}

/** A post with the name of whoever holds it. */
export interface NamedPost extends Post {
  /** Empty for a person who was erased. */
  readonly name: string;
}

/** The same posts with names. */
export async function withNames(db: Db, posts: readonly Post[]): Promise<NamedPost[]> {
  const persons = await personsOf(db, [...new Set(posts.map(({ person }) => person))]);
  return posts.map((post) => ({ ...post, name: persons.get(post.person)?.name ?? '' }));
}

/** What an office lets its holder do at a unit. */
export async function wordsOf(db: Db, unit: UnitId, office: string): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    select distinct word from units.grant_at where unit = ${unit} and office = ${office} order by word
  `.execute(units(db));
  return rows.map(({ word }) => word);
}

/** Whether the word is held on the day and with no end in sight, by another post than this one or without a post. */
export async function isHeldBesides(db: Db, post: PostId, word: string, on: CalendarDay): Promise<boolean> {
  const { rows } = await sql`
    select from units.held_grant where word = ${word} and post <> ${post} and from_on <= ${on} and until_on is null
    union all
    select from roll.held_grant where word = ${word} and from_on <= ${on} and until_on is null
    limit 1
  `.execute(units(db));
  return rows.length > 0;
}

/** What each office gives, as the association's file said when the house was opened last. */
export async function officeGrants(db: Db): Promise<OfficeGrant[]> {
  const { rows } = await sql<OfficeGrant>`
    select office, at_unit as "atUnit", word from units.office_grant order by office, at_unit, word
  `.execute(units(db));
  return rows;
}
