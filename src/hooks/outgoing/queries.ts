import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { hooks } from '../tables.ts';
import type { Delivery, Target, TargetId } from './model.ts';

const target = sql`
  id, address, kinds, made_by as "madeBy", made_at as "madeAt", off_at as "offAt", off_by_itself as "offByItself"
`;

/** All targets that were not removed, in the order in which they were added. */
export async function targetsOf(db: Db): Promise<Target[]> {
  const { rows } = await sql<Target>`
    select ${target} from hooks.target where removed_at is null order by id
  `.execute(hooks(db));
  return rows;
}

export async function targetOf(db: Db, id: TargetId): Promise<Target | undefined> {
  const { rows } = await sql<Target>`
    select ${target} from hooks.target where id = ${id} and removed_at is null
  `.execute(hooks(db));
  return rows[0];
}

/** What was last sent to a target, the newest first, at most 50. */
export async function deliveriesTo(db: Db, id: TargetId): Promise<Delivery[]> {
  const { rows } = await sql<Delivery>`
    select id, target, message_id as "messageId", kind, body, made_at as "madeAt", attempts, tried_at as "triedAt", next_at as "nextAt",
           arrived_at as "arrivedAt", status, trouble, answer
    from hooks.delivery where target = ${id} order by made_at desc, id desc limit 50
  `.execute(hooks(db));
  return rows;
}
