import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { GroupId } from '../../groups/index.ts';
import { note } from '../facts.ts';
import { lifecycle } from '../tables.ts';

/** Notes that the conveners of a group are warned today, and when it lapses unless it gives a sign of life. */
export async function noteWarning(act: Act, group: GroupId, lapsesOn: CalendarDay): Promise<void> {
  await sql`
    insert into lifecycle.inactivity (group_id, warned_on, lapses_on) values (${group}, ${act.today}, ${lapsesOn})
    on conflict (group_id) do update set warned_on = excluded.warned_on, lapses_on = excluded.lapses_on
  `.execute(lifecycle(act.db));
  note(act, { kind: 'lifecycle.inactivity-warned', group, lapsesOn });
}
