import type pg from 'pg';

interface Part {
  readonly relation: string;
  readonly name: string;
  readonly definition: string;
}

/** Lets the work go on without the plain indexes and foreign keys of the tables, and makes them anew: many times as fast for many rows. */
export async function withoutIndexes(
  client: pg.Client,
  tables: readonly string[],
  tell: (line: string) => void,
  work: () => Promise<void>,
): Promise<void> {
  const indexes = await partsOf(
    client,
    `select indrelid::regclass::text as relation, indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
     from pg_index where indrelid = any($1::regclass[]) and not exists (select from pg_constraint where conindid = indexrelid)`,
    tables,
  );
  const keys = await partsOf(
    client,
    `select conrelid::regclass::text as relation, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and conrelid = any($1::regclass[])`,
    tables,
  );
  for (const { relation, name } of keys) await client.query(`alter table ${relation} drop constraint ${name}`);
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  await work();
  const began = performance.now();
  for (const { definition } of indexes) await client.query(definition);
  for (const { relation, name, definition } of keys)
    await client.query(`alter table ${relation} add constraint ${name} ${definition}`);
  tell(`indexes and foreign keys: ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

const partsOf = async (client: pg.Client, statement: string, tables: readonly string[]): Promise<Part[]> =>
  (await client.query<Part>(statement, [tables])).rows;
