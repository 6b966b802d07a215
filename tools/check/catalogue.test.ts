import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/platform/db/index.ts';
import { emptyDatabase } from '../../src/testing/index.ts';
import { schemaText } from './catalogue.ts';

let database: Database;
beforeAll(async () => {
  database = await emptyDatabase();
});
afterAll(() => database.close());

async function make(...statements: string[]): Promise<void> {
  const client = await database.connection();
  for (const statement of statements) await client.query(statement);
  client.release();
}

test('a schema is told in an order of its own, whatever the order in which it was made', async () => {
  await make(
    `create schema zoo; create schema ark`,
    `create type zoo.size as enum ('small', 'large')`,
    `create table zoo.cage (id integer generated always as identity primary key, name text collate "C" not null, size zoo.size,
       wide numeric generated always as (1 + 1) stored, check (name <> ''))`,
    `create unlogged table ark.animal (id bigint primary key, cage integer references zoo.cage, note text default '')`,
    `create index animal_by_cage on ark.animal (cage) where note <> ''`,
    `create view ark.one as select 1 as id`,
    `create function ark.stop() returns trigger language plpgsql as $$ begin raise 'no'; end $$`,
    `create trigger kept before delete on ark.animal for each row execute function ark.stop()`,
  );

  expect(await schemaText(database)).toBe(`
-- ark -----------------------------------------------------------------------------------------------------------------

CREATE OR REPLACE FUNCTION ark.stop()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin raise 'no'; end $function$;

create unlogged table ark.animal (
  id bigint not null,
  cage integer,
  note text default ''::text,
  constraint animal_pkey PRIMARY KEY (id),
  constraint animal_cage_fkey FOREIGN KEY (cage) REFERENCES zoo.cage(id)
);
CREATE INDEX animal_by_cage ON ark.animal USING btree (cage) WHERE (note <> ''::text);
CREATE TRIGGER kept BEFORE DELETE ON ark.animal FOR EACH ROW EXECUTE FUNCTION ark.stop();

create view ark.one as
 SELECT 1 AS id;

-- public --------------------------------------------------------------------------------------------------------------

-- zoo -----------------------------------------------------------------------------------------------------------------
create type zoo.size as enum ('small', 'large');

create table zoo.cage (
  id integer generated always as identity not null,
  name text collate "C" not null,
  size zoo.size,
  wide numeric generated always as ((1 + 1)) stored,
  constraint cage_pkey PRIMARY KEY (id),
  constraint cage_name_check CHECK ((name <> ''::text))
);
`);
});

test('what an extension brings is told by its name alone', async () => {
  const before = await schemaText(database);

  await make('create extension citext');

  expect(await schemaText(database)).toBe(`create extension citext;\n${before}`);
});
