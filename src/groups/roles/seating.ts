import { sql } from 'kysely';
import type { Act, PersonId } from '../../platform/act/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { GroupId } from '../registry/model.ts';
import { groups } from '../tables.ts';
import type { RoleId, RoleName } from './model.ts';

/**
 * Makes the organizers of a new group, or of one that is begun again, its conveners and participants: they accepted when they asked
 * for it.  Who convenes it or takes part already stays as they are.
 */
export async function seatConveners(
  act: Act,
  group: GroupId,
  persons: readonly PersonId[],
  fromOn: CalendarDay,
): Promise<void> {
  if (persons.length === 0) return;
  const { rows } = await sql<{ id: number; person: PersonId }>`
    insert into groups.role (group_id, person, role, appointed_by, appointed_at, accepted_at, from_on)
    select ${group}, person, 'convener', ${act.by}, ${act.at}, ${act.at}, ${fromOn} from unnest(${persons}::uuid[]) as person
    on conflict (group_id, person, role) where until_on is null and declined_at is null
    do update set accepted_at = excluded.accepted_at, from_on = excluded.from_on where role.accepted_at is null
    returning id, person
  `.execute(groups(act.db));
  const { rows: joined } = await sql<{ person: PersonId }>`
    insert into groups.participant (group_id, person, since_at) select ${group}, person, ${act.at} from unnest(${persons}::uuid[]) as person
    on conflict (group_id, person) where left_at is null do nothing returning person
  `.execute(groups(act.db));
  await sql`
    insert into groups.participant_count (group_id, participants) values (${group}, ${persons.length}) on conflict do nothing
  `.execute(groups(act.db));
  for (const { id, person } of rows)
    act.record({ kind: 'groups.role-accepted', group, role: id, name: 'convener', person });
  for (const { person } of joined) act.record({ kind: 'groups.participant-joined', group, person });
}

/** Ends every role that the person holds or is asked to hold in the group, because they leave it. */
export async function endRolesOf(act: Act, group: GroupId, person: PersonId): Promise<void> {
  const { rows } = await sql<{ id: RoleId; role: RoleName }>`
    update groups.role set until_on = greatest(from_on, ${act.today}::date)
    where group_id = ${group} and person = ${person} and until_on is null and declined_at is null
    returning id, role
  `.execute(groups(act.db));
  for (const { id, role } of rows) act.record({ kind: 'groups.role-ended', group, role: id, name: role, person });
}

/** Makes participants conveners who asked for it themselves; those who are already stay so. */
export async function seatAsConveners(act: Act, group: GroupId, persons: readonly PersonId[]): Promise<void> {
  const { rows } = await sql<{ id: RoleId; person: PersonId }>`
    insert into groups.role (group_id, person, role, appointed_by, appointed_at, accepted_at, from_on)
    select ${group}, person, 'convener', ${act.by}, ${act.at}, ${act.at}, ${act.today} from unnest(${persons}::uuid[]) as asker (person)
    where not exists (select from groups.role held where held.group_id = ${group} and held.person = asker.person and held.role = 'convener'
                      and held.declined_at is null and held.until_on is null)
      and exists (select from groups.participant taking where taking.group_id = ${group} and taking.person = asker.person and taking.left_at is null)
    returning id, person
  `.execute(groups(act.db));
  for (const { id, person } of rows)
    act.record({ kind: 'groups.role-accepted', group, role: id, name: 'convener', person });
}
