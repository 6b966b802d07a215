import { sql, type RawBuilder } from 'kysely';
import type { PersonId } from '../platform/act/index.ts';
import type { Db } from '../platform/db/index.ts';
import { profileOf } from './profiles/queries.ts';
import { groups } from './tables.ts';

const slugOf = (table: string) =>
  sql`(select slug from groups.registered_group where registered_group.id = ${sql.ref(`${table}.group_id`)}) as "group"`;

/** What groups keep of a person: where they take part or have, which roles they hold or held, and of which they are or were the contact. */
export async function groupRecordsOf(db: Db, person: PersonId) {
  const rowsOf = async (statement: RawBuilder<unknown>) => (await statement.execute(groups(db))).rows;
  return {
    groups: await rowsOf(sql`
      select ${slugOf('participant')}, since_at as "sinceAt", left_at as "leftAt", name_shown as "nameShown",
        standing_ended_on as "standingEndedOn"
      from groups.participant where person = ${person} order by id
    `),
    roles: await rowsOf(sql`
      select ${slugOf('role')}, role, appointed_at as "appointedAt", accepted_at as "acceptedAt", declined_at as "declinedAt",
        from_on as "fromOn", until_on as "untilOn", ends_on as "endsOn"
      from groups.role where person = ${person} order by id
    `),
    contactOf: await rowsOf(sql`
      select slug as "group", null as "untilOn" from groups.registered_group where liaison = ${person}
      union all select ${slugOf('former_liaison')}, until_on from groups.former_liaison where person = ${person}
      order by 1, 2
    `),
    profile: await profileOf(db, person),
  };
}
