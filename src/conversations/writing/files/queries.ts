import { sql } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';
import { fileOf } from '../../../platform/files/index.ts';
import type { ListId } from '../../lists/model.ts';
import { conversations } from '../../tables.ts';
import type { NewAttachment } from '../../threads/model.ts';
import type { Answering } from '../model.ts';
import type { DraftFile, WaitingFiles } from './model.ts';

/** The files that wait with a draft, in the order in which they came. */
export async function draftFiles(
  db: Db,
  list: ListId,
  person: string,
  answering: Answering,
): Promise<readonly DraftFile[]> {
  const { rows } = await sql<DraftFile>`
    select id, name, size, sha256 from conversations.draft_file
    where list = ${list} and person = ${person} and answers is not distinct from ${answering} order by id
  `.execute(conversations(db));
  return rows;
}

/** The files that wait with all drafts of somebody. */
export async function waitingFiles(db: Db, person: string): Promise<WaitingFiles> {
  const { rows } = await sql<WaitingFiles>`
    select coalesce(sum(size), 0)::float8 as bytes,
      coalesce(array_agg(distinct list.name) filter (where purpose <> 'closed'), '{}') as lists
    from conversations.draft_file join conversations.list on list.id = draft_file.list where person = ${person}
  `.execute(conversations(db));
  return rows[0]!;
}

/** The files of a draft with their bytes, as they go with a message. */
export async function attachmentsFrom(db: Db, files: readonly DraftFile[]): Promise<NewAttachment[]> {
  const attachments: NewAttachment[] = [];
  for (const { name, sha256 } of files) {
    const kept = await fileOf(db, sha256);
    if (kept)
      attachments.push({ name, type: kept.mediaType, disposition: 'attachment', contentId: null, content: kept.bytes });
  }
  return attachments;
}
