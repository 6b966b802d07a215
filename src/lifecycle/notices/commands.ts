import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { GroupId } from '../../groups/index.ts';
import { note } from '../facts.ts';
import { lifecycle } from '../tables.ts';
import type { Owed } from './rules.ts';

/** The term of a group that nears its end. */
export interface Ending {
  readonly group: GroupId;
  readonly untilOn: CalendarDay;
}

/** Notes that a notice of a term is due, whether or not there is anybody to tell; once. */
export async function noteDue(act: Act, { group, untilOn }: Ending, { code, on }: Owed): Promise<void> {
  const { rows } = await sql`
    insert into lifecycle.notice (group_id, term_until, code) values (${group}, ${untilOn}, ${code})
    on conflict do nothing returning code
  `.execute(lifecycle(act.db));
  if (rows.length > 0) note(act, { kind: 'lifecycle.notice-due', group, code, untilOn, on });
}

/** Notes that a notice of a term is sent; false when it was before. */
export async function noteNotice(act: Act, { group, untilOn }: Ending, code: string): Promise<boolean> {
  const { rows } = await sql`
    insert into lifecycle.notice (group_id, term_until, code, sent_on) values (${group}, ${untilOn}, ${code}, ${act.today})
    on conflict (group_id, term_until, code) do update set sent_on = excluded.sent_on where notice.sent_on is null
    returning code
  `.execute(lifecycle(act.db));
  if (rows.length > 0) note(act, { kind: 'lifecycle.notice-sent', group, code, untilOn });
  return rows.length > 0;
}
