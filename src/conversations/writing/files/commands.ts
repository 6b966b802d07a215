import { sql, type RawBuilder } from 'kysely';
import type { Act, PersonId } from '../../../platform/act/index.ts';
import { oneAtATime } from '../../../platform/db/index.ts';
import { putSent, releaseFile } from '../../../platform/files/index.ts';
import { refuseIf } from '../../../platform/refusal/index.ts';
import type { ListId } from '../../lists/model.ts';
import { postingChoicesOf } from '../../lists/policy/queries.ts';
import { conversations } from '../../tables.ts';
import type { Answering } from '../model.ts';
import { draftFiles, waitingFiles } from './queries.ts';
import { impedimentsToAttaching, plainName } from './rules.ts';

/** Puts a file with the acting person's draft. @throws Refused */
export async function attachFile(
  act: Act & { readonly by: PersonId },
  list: ListId,
  answering: Answering,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
): Promise<void> {
  await oneAtATime(act.db, `conversations.draft ${act.by}`);
  const attached = await draftFiles(act.db, list, act.by, answering);
  const { mostKilobytes } = await postingChoicesOf(act.db, list);
  const waiting = await waitingFiles(act.db, act.by);
  refuseIf(impedimentsToAttaching({ size: bytes.length }, attached, { mostKilobytes, waiting }));
  const [sha256] = await putSent(act, [bytes]);
  await sql`
    insert into conversations.draft_file (list, person, answers, name, sha256, size, put_at)
    values (${list}, ${act.by}, ${answering}, ${plainName(name)}, ${sha256}, ${bytes.length}, ${act.at})
  `.execute(conversations(act.db));
}

/** Takes a file from the acting person's drafts. Safe to repeat. */
export const detachFile = (act: Act, id: number): Promise<void> =>
  dropFiles(act, sql`id = ${id} and person = ${act.by}`);

/** Takes all files from a draft. Safe to repeat. */
export const dropDraftFiles = (act: Pick<Act, 'by' | 'db'>, list: ListId, answering: Answering): Promise<void> =>
  dropFiles(act, sql`list = ${list} and person = ${act.by} and answers is not distinct from ${answering}`);

/** Takes the files from all drafts of somebody. Safe to repeat. */
export const dropFilesOf = (act: Pick<Act, 'db'>, person: PersonId): Promise<void> =>
  dropFiles(act, sql`person = ${person}`);

/** Takes the files from drafts that nobody has touched since the instant; what was written stays. Safe to repeat. */
export const dropUntouchedFiles = (act: Act, since: Date): Promise<void> =>
  dropFiles(
    act,
    sql`put_at < ${since} and not exists (
      select from conversations.draft
      where draft.list = draft_file.list and draft.person = draft_file.person
        and draft.answers is not distinct from draft_file.answers and saved_at >= ${since})`,
  );

async function dropFiles(act: Pick<Act, 'db'>, which: RawBuilder<unknown>): Promise<void> {
  const { rows } = await sql<{ sha256: Buffer }>`
    delete from conversations.draft_file where ${which} returning sha256
  `.execute(conversations(act.db));
  for (const { sha256 } of rows) await releaseFile(act.db, sha256);
}
