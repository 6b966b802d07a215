import { randomUUID } from 'node:crypto';
import { countAttempt } from '../../platform/auth/index.ts';
import { hours } from '../../platform/time/index.ts';
import { signedIn, TooMany, type Attempted, type Call } from '../../platform/web/index.ts';
import { standingIn, type ConversationsHouse } from '../house.ts';
import { postFromWeb, type SentOn } from './commands.ts';
import { composeMessage, replySubject } from './composing.ts';
import { attachmentsFrom, draftFiles } from './files/queries.ts';
import type { Draft } from './model.ts';
import type { PlaceToWrite } from './place.ts';

/** Everything that is sent goes to many. */
const sentByPerson = { name: 'messages to lists, person', most: 60, windowMs: hours(1) };

/** Sends what somebody wrote at a place where they may, with the files of its draft. @throws TooMany */
export async function sendWritten(
  call: Call,
  house: ConversationsHouse,
  { list, answering, writer }: PlaceToWrite,
  { once, subject, body }: Draft & { readonly once: string },
): Promise<Attempted<SentOn>> {
  const by = signedIn(call);
  const { db, at } = call.visit;
  const until = await countAttempt(db, sentByPerson, by, at);
  if (until) throw new TooMany(until);
  const attachments = await attachmentsFrom(db, await draftFiles(db, list.id, by, answering?.id ?? null));
  const message = await composeMessage(
    {
      list,
      domain: house.mailDomain,
      writer: { id: by, ...writer! },
      once: once || randomUUID(),
      answering,
      at,
      attachments,
    },
    { subject: answering ? replySubject(answering.subject) : subject, body },
  );
  const standing = standingIn(house);
  return call.attempt((act) => postFromWeb(act, list, message, { answering, written: body, standing }));
}
