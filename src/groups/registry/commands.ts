import { sql } from 'kysely';
import type { Act, PersonId } from '../../platform/act/index.ts';
import { NotFound, refuse, refuseIf } from '../../platform/refusal/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import { seatConveners } from '../roles/seating.ts';
import { groups } from '../tables.ts';
import type { DecidedEnd, Description, Group, GroupId, NewGroup, PolicyVersion, RegistryFact } from './model.ts';
import { groupToChange, isNameTaken } from './queries.ts';
import { keepFormerLiaison, keepFormerPurpose } from './former.ts';
import {
  freeSlug,
  impedimentsToDescribing,
  impedimentsToEnding,
  impedimentsToNaming,
  slugOf,
  tidyName,
} from './rules.ts';

/**
 * Opens a group: it has a home from now on, its organizers are its conveners and first participants.  Who calls has
 * decided that it may be.  A name that another active group bears is allowed, because a committee's decision stands;
 * only the address differs.
 *
 * @throws Refused when the name is missing or too long, or when the petition has made a group already
 */
export async function openGroup(act: Act, opening: NewGroup): Promise<{ id: GroupId; slug: string }> {
  const name = tidyName(opening.name);
  refuseIf(impedimentsToNaming(name, false));
  if (opening.petition && (await madeBy(act, opening.petition)))
    refuse('petition-made-a-group', { petition: opening.petition });

  const slug = await takeAddress(act, name);
  const id = await insertGroup(act, { ...opening, name }, slug);
  await groups(act.db).insertInto('groups.address').values({ slug, group_id: id }).execute();
  await replaceTopics(act, id, opening.topics);
  await keepFormerNames(act, id, opening.formerNames ?? []);
  await seatConveners(act, id, [...new Set(opening.organizers)], earlier(opening.openedOn ?? act.today, act.today));
  note(act, { kind: 'groups.group-opened', group: id, petition: opening.petition ?? null });
  return { id, slug };
}

/**
 * Gives the group another name from the day on.  The former name is kept and leads to the new address.  Nothing happens
 * when it bears the name already.  Who calls has decided that it may be.
 *
 * @throws Refused when the name is missing, too long, or another active group's
 */
export async function renameGroup(
  act: Act,
  id: GroupId,
  newName: string,
  on: CalendarDay = act.today,
): Promise<{ slug: string }> {
  const group = await ours(act, id);
  const name = tidyName(newName);
  if (name === group.name) return { slug: group.slug };
  refuseIf(impedimentsToNaming(name, await isNameTaken(act.db, name, id)));

  const slug = await addressFor(act, group, name);
  await groups(act.db)
    .insertInto('groups.former_name')
    .values({ group_id: id, name: group.name, until_on: on })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await groups(act.db).updateTable('groups.registered_group').set({ name, slug }).where('id', '=', id).execute();
  note(act, { kind: 'groups.group-renamed', group: id });
  return { slug };
}

/** Changes what the group says of itself: its text, its topics, whether it shows its roster. @throws Refused */
export async function describeGroup(act: Act, id: GroupId, description: Description): Promise<void> {
  const group = await ours(act, id);
  refuseIf(impedimentsToDescribing(group, description, act.grants));

  const revision = group.revision + 1;
  await groups(act.db)
    .updateTable('groups.registered_group')
    .set({ about: description.about.trim(), roster_shown: description.rosterShown, revision })
    .where('id', '=', id)
    .execute();
  await replaceTopics(act, id, description.topics);
  note(act, { kind: 'groups.group-described', group: id, revision });
}

/** What a renewal may change of a group. */
export interface NewPurpose {
  readonly purpose: string;
  readonly openTo?: string;
  readonly topics: readonly string[];
  readonly petition: number | null;
}

/** Gives the group the purpose that a renewal approved; the former one is kept. Who calls has decided that it may be. */
export async function repurposeGroup(act: Act, id: GroupId, renewed: NewPurpose): Promise<void> {
  const group = await ours(act, id);
  if (renewed.purpose !== group.purpose) await keepFormerPurpose(act, group);
  await groups(act.db)
    .updateTable('groups.registered_group')
    .set({ purpose: renewed.purpose, open_to: renewed.openTo ?? group.openTo, revision: group.revision + 1 })
    .where('id', '=', id)
    .execute();
  await replaceTopics(act, id, renewed.topics);
  note(act, { kind: 'groups.group-repurposed', group: id, petition: renewed.petition });
}

/** Names the group's contact at headquarters: a person, or only a name where there is no person yet; null takes it back. */
export async function nameLiaison(
  act: Act,
  id: GroupId,
  liaison: { person: PersonId | null; name: string } | null,
): Promise<void> {
  await keepFormerLiaison(act, await ours(act, id));
  await groups(act.db)
    .updateTable('groups.registered_group')
    .set({ liaison: liaison?.person ?? null, liaison_name: liaison?.name.trim() ?? '' })
    .where('id', '=', id)
    .execute();
  note(act, { kind: 'groups.liaison-named', group: id, person: liaison?.person ?? null });
}

/**
 * Notes that the group lapsed: its term ended without a renewal, or, with that code, nobody gave a sign of life.  Its home, its names and its roster stay.  Nothing
 * happens when it has lapsed or ended already.
 */
export async function markLapsed(
  act: Act,
  id: GroupId,
  on: CalendarDay = act.today,
  code: 'term-ended' | 'inactive' = 'term-ended',
): Promise<void> {
  const group = await ours(act, id);
  if (group.state !== 'active') return;
  refuseIf(impedimentsToEnding(group, on));

  await groups(act.db)
    .updateTable('groups.registered_group')
    .set({ state: 'lapsed', ended_on: on, ended_code: code })
    .where('id', '=', id)
    .execute();
  note(act, { kind: 'groups.group-lapsed', group: id, on });
}

/** Brings a lapsed group back, as a renewal within the time of grace does. Nothing happens to an active one. @throws Refused */
export async function resumeGroup(act: Act, id: GroupId, on: CalendarDay = act.today): Promise<void> {
  const group = await ours(act, id);
  if (group.state === 'active') return;
  if (group.state !== 'lapsed') refuse('group-has-ended', { state: group.state });

  await groups(act.db)
    .updateTable('groups.registered_group')
    .set({ state: 'active', ended_on: null, ended_code: null })
    .where('id', '=', id)
    .execute();
  note(act, { kind: 'groups.group-resumed', group: id, on });
}

/** What a group is begun again with, as a new one is opened. */
export type Revival = Pick<NewGroup, 'participation' | 'organizers'> & { readonly policy: PolicyVersion };

/**
 * Begins a lapsed group again: it is judged by the version of the rules under which that is done, and its organizers convene it.
 * Who calls has decided that it may be.
 *
 * @throws Refused
 */
export async function reviveGroup(
  act: Act,
  id: GroupId,
  { participation, organizers, policy }: Revival,
  on: CalendarDay,
): Promise<void> {
  await resumeGroup(act, id, on);
  await groups(act.db)
    .updateTable('groups.registered_group')
    .set({ participation, policy_id: policy.id, policy_version: policy.version })
    .where('id', '=', id)
    .execute();
  await seatConveners(act, id, [...new Set(organizers)], earlier(on, act.today));
}

/** How a group ends by decision. */
export interface Ending {
  readonly state: DecidedEnd;
  /** A code for why, as `became-round-table`. */
  readonly reason: string;
  /** The body that goes on with its work, by name. */
  readonly successor?: string;
  readonly on?: CalendarDay;
}

/** Ends the group by decision: it became another body, merged into one, or dissolved. Nothing is deleted. @throws Refused */
export async function markEnded(
  act: Act,
  id: GroupId,
  { state, reason, successor, on = act.today }: Ending,
): Promise<void> {
  const group = await ours(act, id);
  refuseIf(impedimentsToEnding(group, on));

  await groups(act.db)
    .updateTable('groups.registered_group')
    .set({ state, ended_on: on, ended_code: reason, successor: successor?.trim() || null })
    .where('id', '=', id)
    .execute();
  note(act, { kind: 'groups.group-ended', group: id, state, reason, on });
}

/** Whoever opens a group that begins later answers for it from today. */
const earlier = (one: CalendarDay, other: CalendarDay): CalendarDay => (one < other ? one : other);

function note(act: Act, fact: RegistryFact): void {
  act.record(fact);
}

async function ours(act: Act, id: GroupId): Promise<Group> {
  const group = await groupToChange(act.db, id);
  if (!group) throw new NotFound();
  return group;
}

async function madeBy(act: Act, petition: number): Promise<boolean> {
  const row = await groups(act.db)
    .selectFrom('groups.registered_group')
    .select('id')
    .where('petition', '=', petition)
    .executeTakeFirst();
  return row !== undefined;
}

/** Two groups that open at once may want one address: the lock makes the second wait until the first has taken it. */
async function takeAddress(act: Act, name: string): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtext('groups.address'))`.execute(groups(act.db));
  const { rows } = await sql<{ slug: string }>`
    select slug from groups.address where slug = ${slugOf(name)} or starts_with(slug, ${`${slugOf(name)}-`})
  `.execute(groups(act.db));
  return freeSlug(name, new Set(rows.map((row) => row.slug)));
}

/** A group that takes a former name back has its former address again. */
async function addressFor(act: Act, group: Group, name: string): Promise<string> {
  const own = await groups(act.db)
    .selectFrom('groups.address')
    .select('slug')
    .where('group_id', '=', group.id)
    .where('slug', '=', slugOf(name))
    .executeTakeFirst();
  if (own) return own.slug;
  const slug = await takeAddress(act, name);
  await groups(act.db).insertInto('groups.address').values({ slug, group_id: group.id }).execute();
  return slug;
}

async function insertGroup(act: Act, opening: NewGroup, slug: string): Promise<GroupId> {
  const { id } = await groups(act.db)
    .insertInto('groups.registered_group')
    .values({
      slug,
      name: opening.name,
      purpose: opening.purpose.trim(),
      open_to: opening.openTo?.trim() ?? '',
      participation: opening.participation,
      state: 'active',
      opened_on: opening.openedOn ?? act.today,
      petition: opening.petition ?? null,
      policy_id: opening.policy?.id ?? null,
      policy_version: opening.policy?.version ?? null,
      liaison: opening.liaison ?? null,
      liaison_name: opening.liaisonName?.trim() ?? '',
      registered_at: act.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function replaceTopics(act: Act, id: GroupId, topics: readonly string[]): Promise<void> {
  await groups(act.db).deleteFrom('groups.topic').where('group_id', '=', id).execute();
  const rows = [...new Set(topics)].map((topic) => ({ group_id: id, topic }));
  if (rows.length > 0) await groups(act.db).insertInto('groups.topic').values(rows).execute();
}

async function keepFormerNames(
  act: Act,
  id: GroupId,
  formerNames: NonNullable<NewGroup['formerNames']>,
): Promise<void> {
  const rows = formerNames.map(({ name, untilOn }) => ({ group_id: id, name: tidyName(name), until_on: untilOn }));
  if (rows.length > 0)
    await groups(act.db)
      .insertInto('groups.former_name')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}
