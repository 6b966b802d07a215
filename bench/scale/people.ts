import type pg from 'pg';
import { nameKey } from '../../src/roll/members/rules.ts';
import type { Size } from './size.ts';

/** One member in three has signed in, and is then a person here. */
const oneIn = 3;
/** Member numbers of the example begin with 1 and 2. */
const firstNumber = 30_000_000;

/** Members with names that are put together of those of the example; standings as they are there; and persons. */
export async function peopled(client: pg.Client, { members }: Size): Promise<void> {
  await names(client);
  const { rows } = await client.query<{ last: number }>('select max(id)::integer as last from roll.member');
  const last = rows[0]!.last;
  const more = members - last;
  const each = `from generate_series(1, ${more}) i`;
  const isPerson = `i % ${oneIn} = 0`;
  const person = `case when ${isPerson} then md5('person' || i)::uuid end`;
  const [firsts, lasts] = [await count(client, 'scale.first_name'), await count(client, 'scale.last_name')];
  await client.query(`
    insert into roll.person (id, came_at) select md5('person' || i)::uuid, '2026-01-01Z' ${each} where ${isPerson};
    insert into roll.member (id, number, first_name, last_name, name_key, email, email_key, company, joined_on, person) overriding system value
      select ${last} + i, ${firstNumber} + i, first.name, last.name, last.key || ' ' || first.key, 'm' || i || '@example.org', 'm' || i || '@example.org',
             'Library of ' || last.name, '2004-01-01'::date + i % 8000, ${person}
      ${each}
      join scale.first_name first on first.n = i::bigint * 7919 % ${firsts} join scale.last_name last on last.n = i % ${lasts};
    insert into roll.standing (member, from_on, class, type, status, paid_through, suspended)
      select ${last} + i, '2020-01-01', 'REG', 'PERSONAL', 'A', '2027-11-30', false ${each} where ${isPerson};
    insert into roll.standing (member, from_on, class, type, status, paid_through, suspended)
      select ${last} + i, '2020-01-01', class, type, status, paid_through, suspended ${each} join scale.standing on standing.n = i % (select count(*) from scale.standing)
      where not ${isPerson};
    create table scale.pool as select ${last} as before, ${more} / ${oneIn} as persons;
    analyze roll.member, roll.person, roll.standing`);
}

/** First and last names, each with its share of the key by which the roll is searched. */
async function names(client: pg.Client): Promise<void> {
  for (const [table, column] of [
    ['first_name', 'first_name'],
    ['last_name', 'last_name'],
  ] as const) {
    const { rows } = await client.query<{ name: string }>(
      `select distinct ${column} as name from roll.member where ${column} <> '' order by 1`,
    );
    const names = rows.map(({ name }) => name);
    await client.query(`create table scale.${table} (n bigint primary key, name text not null, key text not null)`);
    await client.query(`insert into scale.${table} select * from unnest($1::bigint[], $2::text[], $3::text[])`, [
      names.map((_, n) => n),
      names,
      names.map((name) => nameKey(name, '')),
    ]);
  }
  await client.query(`create table scale.standing as
    select row_number() over () - 1 as n, class, type, status, paid_through, suspended from roll.standing where merged_into is null and until_on is null`);
}

async function count(client: pg.Client, table: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(`select count(*)::integer as count from ${table}`);
  return rows[0]!.count;
}

/** Whoever of the persons stands where somebody of the example does in a copy: another for each copy, and the same within it. */
export async function othersStandIn(client: pg.Client): Promise<void> {
  await client.query(`
    create table scale.person as select id, row_number() over (order by id)::integer as n from roll.person
      where id in (select person from charters.organizer union select person from groups.participant union select person from groups.role
                   union select begun_by from charters.petition union select edited_by from charters.petition
                   union select person from conversations.subscription union select person from charters.comment
                   union select person from conversations.message union select person from conversations.reaction);
    create unique index on scale.person (id);
    create function scale.other(wanted uuid, k integer) returns uuid language sql stable as $$
      select md5('person' || ${oneIn} * (1 + (n + k::bigint * (select count(*) from scale.person)) % (select persons from scale.pool)))::uuid
      from scale.person where id = wanted $$;
    analyze scale.person`);
}

/** The person and member of a number, from 1 to all of them and round again. */
export const personNumbered = (n: string): string =>
  `md5('person' || ${oneIn} * (1 + (${n}) % (select persons from scale.pool)))::uuid`;
export const memberNumbered = (n: string): string =>
  `((select before from scale.pool) + ${oneIn} * (1 + (${n}) % (select persons from scale.pool)))`;
