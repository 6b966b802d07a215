import { fileOf } from '../../platform/files/index.ts';
import { maskFile } from '../../platform/mail/index.ts';
import { NotFound } from '../../platform/refusal/index.ts';
import { file, get, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import { seeList } from '../lists/queries.ts';
import { indexing, readsAddresses, shownText } from '../lists/showing.ts';
import { numberIn } from '../threads/rules.ts';
import { messageByNumber } from '../threads/thread-queries.ts';
import { attachmentsOf } from './queries.ts';

/** `/lists/:slug/messages/:number/attachments/:position`: a file, for whoever may read the list. */
export const attachmentPages = (): Route[] => [get('/lists/:slug/messages/:number/attachments/:position', attachment)];

async function attachment({ visit, params }: Call): Promise<Answer> {
  const list = await seeList(visit, params['slug']);
  const number = numberIn(params['number']);
  const message = number && (await messageByNumber(visit.db, list.id, number));
  const files = message ? (await attachmentsOf(visit.db, [message.id])).get(message.id) : undefined;
  const found = files?.find(({ position }) => position === numberIn(params['position']));
  const kept = found && (await fileOf(visit.db, found.sha256));
  if (!kept) throw new NotFound();
  // A letter that was passed on, or a list of members, is as full of addresses as what was said.
  const masksAddresses = !(await readsAddresses(visit, list));
  const bytes = masksAddresses ? maskFile(kept.bytes) : kept.bytes;
  return file(shownText(found.name, { masksAddresses }), kept.mediaType, bytes, indexing(list).headers);
}
