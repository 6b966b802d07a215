import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { refuse } from '../../platform/refusal/index.ts';
import type { ListId, Visibility } from '../lists/model.ts';
import { listOf } from '../lists/queries.ts';
import { conversations } from '../tables.ts';
import type { ArchiveFact } from './model.ts';

/** Says who may read a list.  Who calls has decided that it may be.  Safe to repeat.  @throws Refused for a closed session */
export async function showArchive(act: Act, list: ListId, visibility: Visibility): Promise<void> {
  if (visibility !== 'participants' && (await listOf(act.db, list))?.purpose === 'closed')
    refuse('session-stays-closed');
  const { rows } = await sql`
    update conversations.list set visibility = ${visibility} where id = ${list} and visibility <> ${visibility} returning id
  `.execute(conversations(act.db));
  if (rows.length > 0) note(act, { kind: 'conversations.archive-shown', list, visibility });
}

/** Notes that a whole archive is given out, before it is; gives how many messages it has. */
export async function noteExport(act: Act, list: ListId): Promise<number> {
  const { rows } = await sql<{ messages: number }>`
    select count(*)::integer as messages from conversations.message where list = ${list} and removed_at is null
  `.execute(conversations(act.db));
  const { messages } = rows[0]!;
  note(act, { kind: 'conversations.archive-exported', list, messages });
  return messages;
}

function note(act: Act, fact: ArchiveFact): void {
  act.record(fact);
}
