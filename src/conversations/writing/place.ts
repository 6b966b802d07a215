import { NotFound, type Impediment } from '../../platform/refusal/index.ts';
import type { Call } from '../../platform/web/index.ts';
import { personOf } from '../../roll/index.ts';
import type { ConversationsHouse } from '../house.ts';
import type { List } from '../lists/model.ts';
import { isModeratorOf } from '../lists/policy/queries.ts';
import { readerOf, seeList } from '../lists/queries.ts';
import { aboutList, listHref, readsAddresses, shownText } from '../lists/showing.ts';
import type { ListAbout } from '../lists/views.tsx';
import type { Message } from '../threads/model.ts';
import { impedimentsToWriting, numberIn } from '../threads/rules.ts';
import { messageByNumber, threadOf } from '../threads/thread-queries.ts';

/** Where somebody wants to write, and whether they may. */
export interface PlaceToWrite {
  readonly list: List;
  readonly about: ListAbout;
  /** The message that is answered; null where a thread is to begin. */
  readonly answering: Message | null;
  /** So that only moderators write in its thread. */
  readonly isThreadClosed: boolean;
  /** What keeps them from writing; `writer` is there when it is empty. */
  readonly refused: readonly Impediment[];
  /** By what readers know the writer. */
  readonly writer: { readonly name: string; readonly address: string } | undefined;
  /** Of the page to write on. */
  readonly href: string;
}

/** The place that an address names. @throws NotFound */
export async function placeToWrite(
  { visit, params }: Pick<Call, 'visit' | 'params'>,
  house: ConversationsHouse,
): Promise<PlaceToWrite> {
  const list = await seeList(visit, params['slug']);
  const answering = params['number'] ? await answered(visit, list, params['number']) : null;
  const [about, reader, thread, person] = await Promise.all([
    aboutList(visit, list, house),
    readerOf(visit, list),
    answering ? threadOf(visit.db, answering.thread) : undefined,
    visit.by ? personOf(visit.db, visit.by) : undefined,
  ]);
  const masksAddresses = !(await readsAddresses(visit, list));
  const shown = thread && { ...thread, closedReason: shownText(thread.closedReason, { masksAddresses }) };
  const isThreadClosed = (thread?.closedAt ?? null) !== null;
  const isModerator = isThreadClosed && (await isModeratorOf(visit, list));
  const refused = impedimentsToWriting(list, shown ?? null, { ...reader, isModerator });
  if (refused.length === 0 && !person?.email) refused.push({ code: 'no-mail-address' });
  return {
    list,
    about,
    answering,
    isThreadClosed,
    refused,
    writer: person?.email ? { name: person.name, address: person.email } : undefined,
    href: answering ? `${listHref(list)}/messages/${answering.number}/reply` : `${listHref(list)}/new`,
  };
}

async function answered(visit: Call['visit'], list: List, text: string): Promise<Message> {
  const number = numberIn(text);
  const message = number && (await messageByNumber(visit.db, list.id, number));
  if (!message || message.removedAt) throw new NotFound();
  return message;
}
