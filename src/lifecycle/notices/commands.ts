import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { GroupId } from '../../groups/index.ts';
import { note } from '../facts.ts';
import { lifecycle } from '../tables.ts';

/** Notes that a notice of a term is sent; false when it was before. */
export async function noteNotice(act: Act, group: GroupId, untilOn: CalendarDay, code: string): Promise<boolean> {
  const { rows } = await sql`
    insert into lifecycle.notice (group_id, term_until, code, sent_on) values (${group}, ${untilOn}, ${code}, ${act.today})
    on conflict do nothing returning code
  `.execute(lifecycle(act.db));
  if (rows.length > 0) note(act, { kind: 'lifecycle.notice-sent', group, code, untilOn });
  return rows.length > 0;
}
