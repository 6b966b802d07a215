import { sql, type RawBuilder } from 'kysely';
import type { Visit } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { NotFound } from '../../platform/refusal/index.ts';
import { units } from '../tables.ts';
import type { NamedUnit, Unit, UnitId } from './model.ts';

const columns = sql`
  unit.id, unit.slug, unit.name, unit.acronym, unit.kind, unit.charge, unit.founded_on as "foundedOn",
  unit.discontinued_on as "discontinuedOn", unit.contact_name as "contactName", unit.contact_email as "contactEmail", unit.revision,
  case when above.id is not null then
    jsonb_build_object('id', above.id, 'slug', above.slug, 'name', above.name, 'acronym', above.acronym) end as parent,
  array(select topic from units.topic where topic.unit = unit.id order by topic) as topics,
  coalesce((
    select jsonb_agg(jsonb_build_object('name', former_name.name, 'untilOn', former_name.until_on) order by former_name.until_on desc nulls last, former_name.id)
    from units.former_name where former_name.unit = unit.id), '[]') as "formerNames"
`;

const byName = sql`order by unit.name collate "und-x-icu", unit.id`;

async function unitsWhere(db: Db, condition: RawBuilder<unknown>, rest: RawBuilder<unknown> = byName): Promise<Unit[]> {
  const { rows } = await sql<Unit>`
    select ${columns} from units.unit left join units.unit above on above.id = unit.parent where ${condition} ${rest}
  `.execute(units(db));
  return rows;
}

/** The unit under this address, a former one too; undefined when there is none. */
export async function unitBySlug(db: Db, slug: string): Promise<Unit | undefined> {
  const [unit] = await unitsWhere(
    db,
    sql`unit.id = (select address.unit from units.address where address.slug = ${slug})`,
  );
  return unit;
}

export async function unitOf(db: Db, id: UnitId): Promise<Unit | undefined> {
  const [unit] = await unitsWhere(db, sql`unit.id = ${id}`);
  return unit;
}

/** The unit of this name, a former one too; standing ones and present names first. For names in the association's file. */
export async function unitNamed(db: Db, name: string): Promise<Unit | undefined> {
  const former = sql`exists (select from units.former_name where former_name.unit = unit.id and lower(former_name.name) = lower(${name}))`;
  const [unit] = await unitsWhere(
    db,
    sql`lower(unit.name) = lower(${name}) or ${former}`,
    sql`order by unit.discontinued_on is not null, lower(unit.name) <> lower(${name}), unit.id limit 1`,
  );
  return unit;
}

/** Units by id. */
export async function unitsById(db: Db, ids: readonly UnitId[]): Promise<Map<UnitId, Unit>> {
  const found = await unitsWhere(db, sql`unit.id = any(${ids}::integer[])`);
  return new Map(found.map((unit) => [unit.id, unit]));
}

/** Every unit there is and was, by name. */
export const everyUnit = (db: Db): Promise<Unit[]> => unitsWhere(db, sql`true`);

/** Units by the slugs that they have now. */
export async function unitsBySlug(db: Db, slugs: readonly string[]): Promise<Map<string, Unit>> {
  const found = await unitsWhere(db, sql`unit.slug = any(${slugs}::text[])`);
  return new Map(found.map((unit) => [unit.slug, unit]));
}

/** The unit as anyone may see it: all units are public. @throws NotFound */
export async function seeUnit(visit: Pick<Visit, 'db'>, slug: string | undefined): Promise<Unit> {
  const unit = slug === undefined ? undefined : await unitBySlug(visit.db, slug);
  if (!unit) throw new NotFound();
  return unit;
}

/** Which units are wanted. */
export interface UnitsWanted {
  /** Words of the name, a former name or the charge, or an acronym. */
  readonly text?: string;
  readonly topic?: string;
  /** `standing` leaves out those that are no more, `discontinued` all others. */
  readonly state?: 'standing' | 'discontinued';
  /** Those directly below this one; null for those below none. */
  readonly parent?: UnitId | null;
  /** 100 unless told. */
  readonly most?: number;
  readonly from?: number;
}

/** Units by name, and how many there are in all. */
export async function unitsBy(db: Db, wanted: UnitsWanted = {}): Promise<{ units: Unit[]; total: number }> {
  const condition = conditionOf(wanted);
  const { rows } = await sql<{ total: number }>`select count(*) as total from units.unit where ${condition}`.execute(
    units(db),
  );
  const page = sql`${byName} limit ${wanted.most ?? 100} offset ${wanted.from ?? 0}`;
  return { units: await unitsWhere(db, condition, page), total: rows[0]?.total ?? 0 };
}

function conditionOf({ text = '', topic, state, parent }: UnitsWanted): RawBuilder<unknown> {
  const conditions = [
    ...text.split(/\s+/).filter(Boolean).slice(0, 10).map(speaksOf),
    ...(topic === undefined
      ? []
      : [sql`exists (select from units.topic where topic.unit = unit.id and topic = ${topic})`]),
    ...(state === undefined
      ? []
      : [state === 'standing' ? sql`unit.discontinued_on is null` : sql`unit.discontinued_on is not null`]),
    ...(parent === undefined ? [] : [parent === null ? sql`unit.parent is null` : sql`unit.parent = ${parent}`]),
  ];
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`;
}

function speaksOf(word: string): RawBuilder<unknown> {
  const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`(unit.name ilike ${pattern} or unit.acronym ilike ${pattern} or unit.charge ilike ${pattern}
    or exists (select from units.former_name where former_name.unit = unit.id and former_name.name ilike ${pattern}))`;
}

/** The units directly below each of these, by name; those that are no more come too. */
export async function unitsBelow(
  db: Db,
  ids: readonly UnitId[],
): Promise<Map<UnitId, (NamedUnit & { readonly isStanding: boolean })[]>> {
  const { rows } = await sql<NamedUnit & { parent: UnitId; isStanding: boolean }>`
    select id, slug, name, acronym, parent, discontinued_on is null as "isStanding"
    from units.unit where parent = any(${ids}::integer[]) order by name collate "und-x-icu", id
  `.execute(units(db));
  return Map.groupBy(rows, ({ parent }) => parent);
}

/** The units above one, its parent first. */
export async function unitsAbove(db: Db, id: UnitId): Promise<NamedUnit[]> {
  const { rows } = await sql<NamedUnit>`
    with recursive above (id, depth) as (
      select parent, 1 from units.unit where id = ${id} and parent is not null
      union all
      select unit.parent, depth + 1 from above join units.unit on unit.id = above.id where unit.parent is not null and depth < 50
    )
    select unit.id, slug, name, acronym from above join units.unit on unit.id = above.id order by depth
  `.execute(units(db));
  return rows;
}

/** All units by id, name and place, for a choice of one. */
export async function unitsToChoose(db: Db): Promise<(NamedUnit & { readonly parentName: string | null })[]> {
  const { rows } = await sql<NamedUnit & { parentName: string | null }>`
    select unit.id, unit.slug, unit.name, unit.acronym, above.name as "parentName"
    from units.unit left join units.unit above on above.id = unit.parent
    where unit.discontinued_on is null order by unit.name collate "und-x-icu", unit.id
  `.execute(units(db));
  return rows;
}

/** Kinds of body that there are, the commonest first. */
export async function kindsOfUnit(db: Db): Promise<string[]> {
  const { rows } = await sql<{ kind: string }>`
    select kind from units.unit group by kind order by count(*) desc, kind
  `.execute(units(db));
  return rows.map(({ kind }) => kind);
}

/** All units. For the search for overlap, which keeps them in memory. */
export const allUnits = (db: Db): Promise<Unit[]> => unitsWhere(db, sql`true`);
