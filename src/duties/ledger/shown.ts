import type { PersonId, Visit } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { NotFound } from '../../platform/refusal/index.ts';
import { petitionsById, publicAmong } from '../../charters/index.ts';
import { groupsById, mayInGroup, rolesOf } from '../../groups/index.ts';
import { endorsementsAskedOf, officesAsked } from '../../steps/index.ts';
import { postsOf, unitsById } from '../../units/index.ts';
import { mayReadLedger } from '../grants.ts';
import type { Duty, DutyId } from './model.ts';
import { dutyOf, openDutiesOf, type PostOwing } from './queries.ts';
import { isForEverybody } from './rules.ts';

/** A duty with what its page and its letters call things. */
export interface ShownDuty extends Duty {
  /** The title of its petition; null where it has none that everybody may read. */
  readonly title: string | null;
  readonly of: { readonly slug: string; readonly name: string } | null;
  readonly groupOf: { readonly slug: string; readonly name: string } | null;
  /** As which office somebody is asked to endorse; empty where nobody says it any more, and for all else. */
  readonly asked: string;
}

/** Duties with titles and names. Five statements at most, however many duties. */
export async function withNames(db: Db, duties: readonly Duty[]): Promise<ShownDuty[]> {
  const ids = duties.flatMap(({ petition }) => petition ?? []);
  const [petitions, readable, units, groups, offices] = await Promise.all([
    ids.length > 0 ? petitionsById(db, ids) : new Map<number, { title: string }>(),
    ids.length > 0 ? publicAmong(db, ids) : new Set<number>(),
    unitsById(db, [...new Set(duties.flatMap(({ unit }) => unit ?? []))]),
    groupsById(db, [...new Set(duties.flatMap(({ group }) => group ?? []))]),
    officesAsked(
      db,
      duties.flatMap(({ endorsement }) => endorsement ?? []),
    ),
  ]);
  return duties.map((duty) => ({
    ...duty,
    title: duty.petition !== null && readable.has(duty.petition) ? (petitions.get(duty.petition)?.title ?? null) : null,
    of: (duty.unit !== null && units.get(duty.unit)) || null,
    groupOf: (duty.group !== null && groups.get(duty.group)) || null,
    asked: (duty.endorsement !== null && offices.get(duty.endorsement)) || '',
  }));
}

/** What somebody owes on the day: by the posts that they hold, as a convener of groups, and where they are asked to endorse. What is due first stands first. */
export async function dutiesOwedBy({ db, today }: Pick<Visit, 'db' | 'today'>, person: PersonId): Promise<ShownDuty[]> {
  const [posts, roles, endorsements] = await Promise.all([
    postsOf(db, person, today),
    rolesOf(db, person),
    endorsementsAskedOf(db, person),
  ]);
  const held = posts.filter(({ fromOn }) => fromOn <= today);
  const convened = roles.filter(({ role, acceptedAt }) => role === 'convener' && acceptedAt !== null);
  const owing = {
    posts: held.map(({ unit, office }): PostOwing => ({ unit, office })),
    groups: convened.map(({ group }) => group),
    endorsements,
  };
  return withNames(db, await openDutiesOf(db, owing));
}

/** Whether the visitor may close a duty: as a holder of the post, as a convener of the group, or as the one who administers the house. */
export async function isOwedBy({ db, by, today, grants }: Visit, duty: ShownDuty): Promise<boolean> {
  if (by === null) return false;
  if (grants.has('administration')) return true;
  if (duty.kind === 'promise') return duty.groupOf !== null && mayInGroup(grants, 'group.edit', duty.groupOf);
  const posts = await postsOf(db, by, today);
  return posts.some(({ unit, office, fromOn }) => unit === duty.unit && office === duty.office && fromOn <= today);
}

/** Whether the visitor is asked to endorse it: they answer by the link of their letter, and close nothing by hand. */
async function isAskedOf({ db, by }: Visit, { endorsement }: Duty): Promise<boolean> {
  return by !== null && endorsement !== null && (await endorsementsAskedOf(db, by)).includes(endorsement);
}

/** A duty that the visitor may read of. @throws NotFound also where they may not */
export async function seeDuty(visit: Visit, id: DutyId): Promise<{ duty: ShownDuty; isOwner: boolean }> {
  const found = await dutyOf(visit.db, id);
  if (!found) throw new NotFound();
  const [duty] = await withNames(visit.db, [found]);
  const isOwner = await isOwedBy(visit, duty!);
  const mayRead = isOwner || mayReadLedger(visit.grants) || isForEverybody(found, visit.today);
  if (!mayRead && !(await isAskedOf(visit, found))) throw new NotFound();
  return { duty: duty!, isOwner };
}
