import { NotFound } from '../../platform/refusal/index.ts';
import { signedIn, type Call } from '../../platform/web/index.ts';
import type { List } from '../lists/model.ts';
import { seeList } from '../lists/queries.ts';
import { listHref } from '../lists/showing.ts';
import type { Message } from '../threads/model.ts';
import { numberIn } from '../threads/rules.ts';
import { messageByNumber } from '../threads/thread-queries.ts';
import { standpointOn } from './queries.ts';
import type { Standpoint } from './rules.ts';

/** A message that somebody wants to do something about, and how they stand to it. */
export interface OneMessage {
  readonly list: List;
  readonly message: Message;
  readonly standpoint: Standpoint;
  /** Where it is read. */
  readonly href: string;
}

/** The message that an address names, for whoever is signed in and may read it. @throws NotFound */
export async function messageToMind(call: Pick<Call, 'visit' | 'params'>): Promise<OneMessage> {
  const { visit, params } = call;
  signedIn(call);
  const list = await seeList(visit, params['slug']);
  const number = numberIn(params['number']);
  const message = number && (await messageByNumber(visit.db, list.id, number));
  if (!message) throw new NotFound();
  return {
    list,
    message,
    standpoint: await standpointOn(visit, list, message),
    href: `${listHref(list)}/messages/${message.number}`,
  };
}
