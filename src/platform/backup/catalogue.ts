import type pg from 'pg';

/** A table whose rows are kept. */
export interface Table {
  /** With its schema, quoted where needed: `roll.member`. */
  readonly name: string;
  /** Quoted, in their order, without the generated ones. */
  readonly columns: readonly string[];
}

/** What stands in the way of filling tables in any order, and how it is made again. */
export interface Obstacle {
  readonly remove: string;
  readonly restore: string;
}

/** Every schema but PostgreSQL's own; nothing that an extension brought. */
const ourClasses = `
  pg_class join pg_namespace on pg_namespace.oid = relnamespace
  where nspname not like 'pg\\_%' and nspname <> 'information_schema'
    and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype = 'e')
`;

/** Our tables, by name. Unlogged ones are left out: what stands in them is on its way, and no crash would spare it either. */
export async function ourTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select format('%I.%I', nspname, relname) as name,
      array(
        select quote_ident(attname) from pg_attribute
        where attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum
      ) as columns
    from ${ourClasses} and relkind = 'r' and relpersistence = 'p'
    order by nspname collate "C", relname collate "C"
  `);
  return rows;
}

/** The table as COPY names it, with its columns, so that their order in the file may differ from that in the table. */
export function copied({ name, columns }: Table): string {
  return columns.length > 0 ? `${name} (${columns.join(', ')})` : name;
}

/** Whether anything of ours is there at all. */
export async function isEmpty(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query(`select from ${ourClasses} limit 1`);
  return rows.length === 0;
}

/** Where each sequence stands. Sequences move outside transactions, so this may be later than a snapshot, never earlier. */
export async function sequencesOf(client: pg.ClientBase): Promise<{ name: string; last: string; isCalled: boolean }[]> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', nspname, relname) as name from ${ourClasses} and relkind = 'S' order by 1`,
  );
  const found = [];
  for (const { name } of rows) {
    const { rows: values } = await client.query<{ last: string; isCalled: boolean }>(
      `select last_value::text as last, is_called as "isCalled" from ${name}`,
    );
    if (values[0]) found.push({ name, ...values[0] });
  }
  return found;
}

/**
 * Foreign keys, which forbid filling tables in any order and are cheaper to check once at the end, and triggers, which would
 * act on rows that have been through them.
 */
export async function obstaclesOf(client: pg.ClientBase): Promise<Obstacle[]> {
  const { rows } = await client.query<Obstacle>(`
    with ours as (select pg_class.oid, format('%I.%I', nspname, relname) as name from ${ourClasses} and relkind = 'r')
    select format('alter table %s drop constraint %I', name, conname) as remove,
      format('alter table %s add constraint %I %s', name, conname, pg_get_constraintdef(pg_constraint.oid)) as restore
    from pg_constraint join ours on ours.oid = conrelid where contype = 'f' and conparentid = 0
    union all
    select format('alter table %s disable trigger %I', name, tgname), format('alter table %s enable trigger %I', name, tgname)
    from pg_trigger join ours on ours.oid = tgrelid where not tgisinternal and tgenabled = 'O'
  `);
  return rows;
}

/** Views that hold rows of their own, and must be filled again. */
export async function keptViews(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', nspname, relname) as name from ${ourClasses} and relkind = 'm' order by pg_class.oid`,
  );
  return rows.map((row) => row.name);
}
