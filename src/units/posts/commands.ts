import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { NotFound, refuseIf } from '../../platform/refusal/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { UnitId } from '../structure/model.ts';
import { unitOf } from '../structure/queries.ts';
import { units } from '../tables.ts';
import type { NewPost, OfficeGrant, Post, PostFact, PostId } from './model.ts';
import { isHeldBesides, officeGrants, postOf, wordsOf } from './queries.ts';
import { impedimentsToEnding, impedimentsToFilling } from './rules.ts';

/**
 * Puts a person into an office of a unit.
 *
 * @param offices codes of the offices that the association knows
 * @throws Refused
 */
export async function fillPost(act: Act, post: NewPost, offices: readonly string[]): Promise<PostId> {
  await lockPosts(act);
  const unit = await unitOf(act.db, post.unit);
  if (!unit) throw new NotFound();
  refuseIf(
    impedimentsToFilling(post, {
      grants: act.grants,
      isKnownOffice: offices.includes(post.office),
      discontinuedOn: unit.discontinuedOn,
      words: await wordsOf(act.db, post.unit, post.office),
      overlaps: await isHeldMeanwhile(act, post),
    }),
  );
  const { id } = await units(act.db)
    .insertInto('units.post')
    .values({
      unit: post.unit,
      office: post.office,
      person: post.person,
      from_on: post.fromOn,
      until_on: post.untilOn,
      filled_by: act.by,
      filled_at: act.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { unit: at, office, person, fromOn, untilOn } = post;
  note(act, { kind: 'units.post-filled', post: id, unit: at, office, person, from: fromOn, until: untilOn });
  return id;
}

/** Gives a post another end, exclusive; null for none. Nothing happens when it ends then already. @throws Refused */
export async function endPost(act: Act, id: PostId, untilOn: CalendarDay | null): Promise<void> {
  await lockPosts(act);
  const post = await postOf(act.db, id);
  if (!post) throw new NotFound();
  const words = await wordsOf(act.db, post.unit, post.office);
  refuseIf(
    impedimentsToEnding(post, untilOn, {
      grants: act.grants,
      words,
      isLastAdministrator: untilOn !== null && (await isLastAdministrator(act, post, words)),
    }),
  );
  if (post.untilOn === untilOn) return;
  await writeEnd(act, post, untilOn);
}

/** Ends every post at a unit that would last longer than the unit. @throws Refused */
export async function endPostsAt(act: Act, unit: UnitId, on: CalendarDay): Promise<void> {
  await lockPosts(act);
  const { rows } = await sql<{ id: PostId }>`
    select id from units.post where unit = ${unit} and (until_on is null or until_on > ${on}) order by id
  `.execute(units(act.db));
  // Who may end a unit may end its posts, but may not take rights that they do not hold.
  const grants = new Set([...act.grants, 'posts.edit']);
  for (const { id } of rows) {
    const post = (await postOf(act.db, id))!;
    const words = await wordsOf(act.db, unit, post.office);
    refuseIf(
      impedimentsToEnding(post, null, {
        grants,
        words,
        isLastAdministrator: await isLastAdministrator(act, post, words),
      }),
    );
    await writeEnd(act, post, post.fromOn > on ? post.fromOn : on);
  }
}

/** Makes the rights of offices those that the association's file gives; a fact says which were added and removed. */
export async function keepGrants(act: Act, grants: readonly OfficeGrant[]): Promise<void> {
  await lockPosts(act);
  const known = new Set((await officeGrants(act.db)).map(keyOf));
  const wanted = new Map(grants.map((grant) => [keyOf(grant), grant]));
  const added = [...wanted.keys()].filter((key) => !known.has(key)).sort();
  const removed = [...known].filter((key) => !wanted.has(key)).sort();
  if (added.length + removed.length === 0) return;

  await units(act.db).deleteFrom('units.office_grant').execute();
  const rows = [...wanted.values()].map(({ office, atUnit, word }) => ({ office, at_unit: atUnit, word }));
  if (rows.length > 0) await units(act.db).insertInto('units.office_grant').values(rows).execute();
  note(act, { kind: 'units.grants-changed', added, removed });
}

const keyOf = ({ office, atUnit, word }: OfficeGrant): string => `${office} at ${atUnit || 'every unit'}: ${word}`;

/** Two editors could each take the last but one administrator away. Posts are seldom changed. */
async function lockPosts(act: Act): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('units.post'))`.execute(units(act.db));
}

async function isHeldMeanwhile(act: Act, { unit, office, person, fromOn, untilOn }: NewPost): Promise<boolean> {
  if (untilOn !== null && untilOn <= fromOn) return false;
  const { rows } = await sql`
    select from units.post
    where unit = ${unit} and office = ${office} and person = ${person}
      and daterange(from_on, until_on) && daterange(${fromOn}::date, ${untilOn}::date)
    limit 1
  `.execute(units(act.db));
  return rows.length > 0;
}

async function isLastAdministrator(act: Act, post: Post, words: readonly string[]): Promise<boolean> {
  if (!words.includes('administration') || post.untilOn !== null) return false;
  return !(await isHeldBesides(act.db, post.id, 'administration', act.today));
}

async function writeEnd(act: Act, { id, unit, office, person }: Post, untilOn: CalendarDay | null): Promise<void> {
  await units(act.db).updateTable('units.post').set({ until_on: untilOn }).where('id', '=', id).execute();
  note(act, { kind: 'units.post-ended', post: id, unit, office, person, until: untilOn });
}

function note(act: Act, fact: PostFact): void {
  act.record(fact);
}
