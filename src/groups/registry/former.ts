import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { groups } from '../tables.ts';
import type { FormerLiaison, FormerPurpose, Group, GroupId } from './model.ts';

/** The former purposes of a group, or of all, in the order in which they were given up. */
export async function formerPurposes(db: Db, group: GroupId | null = null): Promise<FormerPurpose[]> {
  const { rows } = await sql<FormerPurpose>`
    select group_id as "group", purpose, until_on as "untilOn" from groups.former_purpose
    where ${group}::uuid is null or group_id = ${group} order by until_on, id
  `.execute(groups(db));
  return rows;
}

/** The former contacts of a group, or of all, in the order in which they went. */
export async function formerLiaisons(db: Db, group: GroupId | null = null): Promise<FormerLiaison[]> {
  const { rows } = await sql<FormerLiaison>`
    select group_id as "group", person, name, until_on as "untilOn" from groups.former_liaison
    where ${group}::uuid is null or group_id = ${group} order by until_on, id
  `.execute(groups(db));
  return rows;
}

export async function keepFormerPurpose(act: Act, { id, purpose }: Group): Promise<void> {
  await groups(act.db)
    .insertInto('groups.former_purpose')
    .values({ group_id: id, purpose, until_on: act.today })
    .execute();
}

export async function keepFormerLiaison(act: Act, { id, liaison, liaisonName }: Group): Promise<void> {
  await groups(act.db)
    .insertInto('groups.former_liaison')
    .values({ group_id: id, person: liaison, name: liaisonName, until_on: act.today })
    .execute();
}
