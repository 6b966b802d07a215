import { sql } from 'kysely';
import type { Act } from '../../../platform/act/index.ts';
import { putFile, releaseFile } from '../../../platform/files/index.ts';
import { NotFound, refuse, refuseIf } from '../../../platform/refusal/index.ts';
import { note } from '../../facts.ts';
import { sittingKept } from '../../sittings/commands/announcing.ts';
import type { SittingId } from '../../sittings/model.ts';
import { meetings } from '../../tables.ts';
import type { NewPaper, PaperId } from '../model.ts';
import { agendaOf, paperOf, papersOf } from '../queries.ts';
import { bounds, impedimentsToAgenda } from '../rules.ts';

/** Adds a paper to a meeting; also when its minutes are out. @throws Refused as `putFile` does, NotFound */
export async function addPaper(act: Act, id: SittingId, paper: NewPaper, bytes: Uint8Array): Promise<PaperId> {
  const sitting = await sittingKept(act, id);
  refuseIf(impedimentsToAgenda(sitting, null));
  if ((await papersOf(act.db, id)).length >= bounds.papers) refuse('papers-full', { most: bounds.papers });
  if (paper.item !== null && !(await agendaOf(act.db, id)).some((item) => item.id === paper.item)) throw new NotFound();
  const sha256 = await putFile(act, bytes);
  const { rows } = await sql<{ id: PaperId }>`
    insert into meetings.paper (sitting, item, title, sha256, is_public, added_by, added_at)
    values (${id}, ${paper.item}, ${paper.title}, ${sha256}, ${paper.isPublic}, ${act.by}, ${act.at}) returning id
  `.execute(meetings(act.db));
  const added = rows[0]!.id;
  const hash = sha256.toString('hex');
  note(act, { kind: 'meetings.paper-added', sitting: id, paper: added, sha256: hash, public: paper.isPublic });
  return added;
}

/** Takes a paper away; its bytes go with the last that uses them. @throws NotFound, Refused */
export async function removePaper(act: Act, id: SittingId, paper: PaperId): Promise<void> {
  await sittingKept(act, id);
  const found = await paperOf(act.db, id, paper);
  if (!found) throw new NotFound();
  await sql`delete from meetings.paper where id = ${paper}`.execute(meetings(act.db));
  await releaseFile(act.db, found.sha256);
  note(act, { kind: 'meetings.paper-removed', sitting: id, paper });
}
