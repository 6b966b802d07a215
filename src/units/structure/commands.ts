import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { NotFound, refuse, refuseIf } from '../../platform/refusal/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import { endPostsAt } from '../posts/commands.ts';
import { units } from '../tables.ts';
import type { Description, NewUnit, StructureFact, Unit, UnitId } from './model.ts';
import { unitOf, unitsAbove, unitsBelow } from './queries.ts';
import {
  freeSlug,
  impedimentsToDescribing,
  impedimentsToDiscontinuing,
  impedimentsToEditing,
  impedimentsToNaming,
  slugOf,
  tidyName,
} from './rules.ts';

/** Adds a unit to the association's structure, with an address of its own. @throws Refused */
export async function foundUnit(act: Act, founding: NewUnit): Promise<{ id: UnitId; slug: string }> {
  refuseIf(impedimentsToEditing(act.grants));
  await lockStructure(act);
  const description = tidy({ ...nothing, ...founding });
  const name = tidyName(founding.name);
  refuseIf([
    ...(await impedimentsToName(act, name, null, description.parent)),
    ...(await impedimentsTo(act, description, null)),
  ]);

  const slug = await takeAddress(act, name);
  const id = await insertUnit(act, { name, slug, description, discontinuedOn: founding.discontinuedOn ?? null });
  await units(act.db).insertInto('units.address').values({ slug, unit: id }).execute();
  await replaceTopics(act, id, description.topics);
  const formerNames = (founding.formerNames ?? []).map((former) => ({
    unit: id,
    name: tidyName(former.name),
    until_on: former.untilOn,
  }));
  if (formerNames.length > 0) await units(act.db).insertInto('units.former_name').values(formerNames).execute();
  note(act, { kind: 'units.unit-founded', unit: id });
  return { id, slug };
}

const nothing: Description = {
  acronym: '',
  kind: '',
  parent: null,
  charge: '',
  topics: [],
  foundedOn: null,
  contactName: '',
  contactEmail: '',
};

/**
 * Changes what is written of a unit, but for its name; what is left out stays.  Nothing happens, and nothing is recorded,
 * when nothing differs.
 *
 * @param revision the revision that the editor saw; a newer one refuses
 * @returns the fields that changed
 * @throws Refused
 */
export async function describeUnit(
  act: Act,
  id: UnitId,
  { revision, ...written }: Partial<Description> & { readonly revision: number },
): Promise<string[]> {
  refuseIf(impedimentsToEditing(act.grants));
  await lockStructure(act);
  const unit = await ours(act, id);
  if (revision !== unit.revision) refuse('unit-changed-meanwhile', { revision: unit.revision });
  const before = descriptionOf(unit);
  const after = tidy({ ...before, ...written });
  const changed = fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  if (changed.length === 0) return [];
  const moved = changed.includes('parent');
  refuseIf([
    ...(moved ? await impedimentsToName(act, unit.name, unit, after.parent) : []),
    ...(await impedimentsTo(act, after, id)),
  ]);

  await units(act.db)
    .updateTable('units.unit')
    .set({ ...columnsOf(after), revision: unit.revision + 1, changed_at: act.at })
    .where('id', '=', id)
    .execute();
  if (changed.includes('topics')) await replaceTopics(act, id, after.topics);
  note(act, { kind: 'units.unit-described', unit: id, revision: unit.revision + 1, changed });
  return changed;
}

/**
 * Gives the unit a new name from the day on; the former one is kept, its address leads on.  Nothing happens when it bears
 * the name already. @throws Refused
 */
export async function renameUnit(
  act: Act,
  id: UnitId,
  newName: string,
  on: CalendarDay = act.today,
): Promise<{ slug: string }> {
  refuseIf(impedimentsToEditing(act.grants));
  await lockStructure(act);
  const unit = await ours(act, id);
  const name = tidyName(newName);
  if (name === unit.name) return unit;
  refuseIf(await impedimentsToName(act, name, unit, unit.parent?.id ?? null));

  const slug = await addressFor(act, unit, name);
  await units(act.db).deleteFrom('units.former_name').where('unit', '=', id).where('name', '=', name).execute();
  await keepFormerNames(act, id, [{ name: unit.name, untilOn: on }]);
  await units(act.db)
    .updateTable('units.unit')
    .set({ name, slug, revision: unit.revision + 1, changed_at: act.at })
    .where('id', '=', id)
    .execute();
  note(act, { kind: 'units.unit-renamed', unit: id, revision: unit.revision + 1, on });
  return { slug };
}

/** Notes names that the unit bore before; gives whether any was not known. */
export async function noteFormerNames(
  act: Act,
  id: UnitId,
  names: readonly { name: string; untilOn: CalendarDay | null }[],
): Promise<boolean> {
  refuseIf(impedimentsToEditing(act.grants));
  await lockStructure(act);
  const unit = await ours(act, id);
  for (const { name } of names) refuseIf(await impedimentsToRights(act, tidyName(name), unit));
  const fresh = names.filter(
    ({ name }) => ![unit.name, ...unit.formerNames.map((former) => former.name)].includes(tidyName(name)),
  );
  if (fresh.length === 0) return false;
  await keepFormerNames(act, id, fresh);
  await units(act.db)
    .updateTable('units.unit')
    .set({ revision: unit.revision + 1, changed_at: act.at })
    .where('id', '=', id)
    .execute();
  note(act, { kind: 'units.unit-described', unit: id, revision: unit.revision + 1, changed: ['formerNames'] });
  return true;
}

/** Ends a unit on the day, and with it all posts there; nothing is deleted. @throws Refused */
export async function discontinueUnit(act: Act, id: UnitId, on: CalendarDay = act.today): Promise<void> {
  refuseIf(impedimentsToEditing(act.grants));
  await lockStructure(act);
  const unit = await ours(act, id);
  const below = (await unitsBelow(act.db, [id])).get(id) ?? [];
  refuseIf(
    impedimentsToDiscontinuing(
      unit,
      on,
      below.filter(({ isStanding }) => isStanding),
    ),
  );

  await setEnd(act, unit, on);
  await endPostsAt(act, id, on);
  note(act, { kind: 'units.unit-discontinued', unit: id, on });
}

/** Undoes `discontinueUnit`; posts that ended stay ended. Nothing happens to a unit that stands. @throws Refused */
export async function resumeUnit(act: Act, id: UnitId): Promise<void> {
  refuseIf(impedimentsToEditing(act.grants));
  await lockStructure(act);
  const unit = await ours(act, id);
  if (!unit.discontinuedOn) return;
  refuseIf(await impedimentsToName(act, unit.name, unit, unit.parent?.id ?? null));

  await setEnd(act, unit, null);
  note(act, { kind: 'units.unit-resumed', unit: id });
}

/** The tree changes as a whole: two moves at once could make a circle that neither makes alone. It is seldom changed. */
async function lockStructure(act: Act): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('units.structure'))`.execute(units(act.db));
}

async function ours(act: Act, id: UnitId): Promise<Unit> {
  const unit = await unitOf(act.db, id);
  if (!unit) throw new NotFound();
  return unit;
}

async function impedimentsTo(act: Act, description: Description, id: UnitId | null) {
  const { parent } = description;
  const above = parent === null ? [] : [parent, ...(await unitsAbove(act.db, parent)).map((unit) => unit.id)];
  if (parent !== null && !(await unitOf(act.db, parent))) return [{ code: 'unit-parent-unknown' }];
  return impedimentsToDescribing(description, { id, above });
}

async function impedimentsToName(act: Act, name: string, unit: Unit | null, parent: UnitId | null) {
  const { rows } = await sql`
    select from units.unit
    where coalesce(parent, 0) = ${parent ?? 0} and lower(name) = lower(${name}) and discontinued_on is null and id <> ${unit?.id ?? 0}
  `.execute(units(act.db));
  return impedimentsToNaming(name, {
    grants: act.grants,
    taken: rows.length > 0,
    carriesRights: await carriesRights(act, name, unit),
  });
}

async function impedimentsToRights(act: Act, name: string, unit: Unit) {
  return impedimentsToNaming(name, {
    grants: act.grants,
    taken: false,
    carriesRights: await carriesRights(act, name, unit),
  });
}

/** Whether offices give rights at a unit of this name, and the unit does not go by it already. */
async function carriesRights(act: Act, name: string, unit: Unit | null): Promise<boolean> {
  const known = [unit?.name ?? '', ...(unit?.formerNames ?? []).map((former) => former.name)].map((each) =>
    each.toLowerCase(),
  );
  if (known.includes(name.toLowerCase())) return false;
  const { rows } = await sql`
    select from units.office_grant where lower(at_unit) = lower(${name}) and at_unit <> '' limit 1
  `.execute(units(act.db));
  return rows.length > 0;
}

const fields = ['acronym', 'kind', 'parent', 'charge', 'topics', 'foundedOn', 'contactName', 'contactEmail'] as const;

const descriptionOf = (unit: Unit): Description => ({ ...unit, parent: unit.parent?.id ?? null });

function tidy(written: Description): Description {
  return {
    acronym: tidyName(written.acronym),
    kind: tidyName(written.kind),
    parent: written.parent,
    charge: written.charge.trim(),
    topics: [...new Set(written.topics)].sort(),
    foundedOn: written.foundedOn,
    contactName: tidyName(written.contactName),
    contactEmail: written.contactEmail.trim(),
  };
}

const columnsOf = ({ acronym, kind, parent, charge, foundedOn, contactName, contactEmail }: Description) => ({
  acronym,
  kind,
  parent,
  charge,
  founded_on: foundedOn,
  contact_name: contactName,
  contact_email: contactEmail,
});

interface Founding {
  readonly name: string;
  readonly slug: string;
  readonly description: Description;
  readonly discontinuedOn: CalendarDay | null;
}

async function insertUnit(act: Act, { name, slug, description, discontinuedOn }: Founding): Promise<UnitId> {
  const { id } = await units(act.db)
    .insertInto('units.unit')
    .values({ ...columnsOf(description), name, slug, discontinued_on: discontinuedOn, changed_at: act.at })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function takeAddress(act: Act, name: string): Promise<string> {
  const { rows } = await sql<{ slug: string }>`
    select slug from units.address where slug = ${slugOf(name)} or starts_with(slug, ${`${slugOf(name)}-`})
  `.execute(units(act.db));
  return freeSlug(name, new Set(rows.map(({ slug }) => slug)));
}

/** A unit that takes a former name back has its former address again. */
async function addressFor(act: Act, unit: Unit, name: string): Promise<string> {
  const own = await units(act.db)
    .selectFrom('units.address')
    .select('slug')
    .where('unit', '=', unit.id)
    .where('slug', '=', slugOf(name))
    .executeTakeFirst();
  if (own) return own.slug;
  const slug = await takeAddress(act, name);
  await units(act.db).insertInto('units.address').values({ slug, unit: unit.id }).execute();
  return slug;
}

async function replaceTopics(act: Act, unit: UnitId, topics: readonly string[]): Promise<void> {
  await units(act.db).deleteFrom('units.topic').where('unit', '=', unit).execute();
  if (topics.length > 0)
    await units(act.db)
      .insertInto('units.topic')
      .values(topics.map((topic) => ({ unit, topic })))
      .execute();
}

async function keepFormerNames(
  act: Act,
  unit: UnitId,
  names: readonly { name: string; untilOn: CalendarDay | null }[],
): Promise<void> {
  await units(act.db)
    .insertInto('units.former_name')
    .values(names.map(({ name, untilOn }) => ({ unit, name: tidyName(name), until_on: untilOn })))
    .onConflict((conflict) =>
      conflict.columns(['unit', 'name']).doUpdateSet((set) => ({ until_on: set.ref('excluded.until_on') })),
    )
    .execute();
}

async function setEnd(act: Act, unit: Unit, on: CalendarDay | null): Promise<void> {
  await units(act.db)
    .updateTable('units.unit')
    .set({ discontinued_on: on, revision: unit.revision + 1, changed_at: act.at })
    .where('id', '=', unit.id)
    .execute();
}

function note(act: Act, fact: StructureFact): void {
  act.record(fact);
}
