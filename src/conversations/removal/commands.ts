import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { markdownToHtml, markdownToText, stopMailing } from '../../platform/mail/index.ts';
import { NotFound, refuseIf } from '../../platform/refusal/index.ts';
import { mailingOnce } from '../lists/fan-out.ts';
import type { List } from '../lists/model.ts';
import { endReports } from '../reports/commands.ts';
import { conversations } from '../tables.ts';
import { forgetContents, noteStanding } from '../threads/forgetting.ts';
import type { Message, MessageId } from '../threads/model.ts';
import { messageToChange } from '../threads/queries.ts';
import type { RemovalFact, Removing } from './model.ts';
import { moderatedSoFar, standpointOn } from './queries.ts';
import { impedimentsToCorrecting, impedimentsToRemoving, impedimentsToRestoring, type Standpoint } from './rules.ts';

/**
 * Takes a message down: its writer takes it back, or a moderator removes it.  Replies stay; copies that have not left do not leave.
 *
 * @throws NotFound, Refused
 */
export async function removeMessage(act: Act, list: List, number: number, removing: Removing): Promise<void> {
  const { message, standpoint } = await toChange(act, list, number);
  refuseIf(impedimentsToRemoving(message, standpoint, removing));
  await sql`
    update conversations.message
    set removed_at = ${act.at}, removed_code = ${removing.code}, removed_note = ${removing.note?.trim() ?? ''} where id = ${message.id}
  `.execute(conversations(act.db));
  await noteStanding(act, [message.id]);
  await endReports(act, [message.id], 'removed');
  await stopMailing(act, mailingOnce(message));
  note(act, { kind: 'conversations.message-removed', list: list.id, message: message.id, code: removing.code });
}

/** Puts back what a moderator took down. @throws NotFound, Refused */
export async function restoreMessage(act: Act, list: List, number: number): Promise<void> {
  const { message, standpoint } = await toChange(act, list, number);
  refuseIf(impedimentsToRestoring(message, standpoint, act.at));
  await sql`
    update conversations.message set removed_at = null, removed_code = null, removed_note = '' where id = ${message.id}
  `.execute(conversations(act.db));
  await noteStanding(act, [message.id]);
  note(act, { kind: 'conversations.message-restored', list: list.id, message: message.id });
}

/**
 * Changes what somebody wrote on the web, for a while.  What left as mail has left: those bytes stay as they were, and the page says
 * when it was corrected.
 *
 * @param body in Markdown
 * @throws NotFound, Refused
 */
export async function correctMessage(act: Act, list: List, number: number, body: string): Promise<void> {
  const { message, standpoint } = await toChange(act, list, number);
  const moderated = await moderatedSoFar(act.db, message);
  refuseIf(impedimentsToCorrecting(message, list, standpoint, { at: act.at, body, moderated }));
  await sql`
    update conversations.message
    set body_text = ${markdownToText(body)}, body_html = ${markdownToHtml(body)}, written = ${body}, corrected_at = ${act.at}
    where id = ${message.id}
  `.execute(conversations(act.db));
  note(act, { kind: 'conversations.message-corrected', list: list.id, message: message.id });
}

/** Takes the contents of what was taken down before the instant: from now on nobody can put it back.  Safe to repeat. */
export async function forgetRemoved(act: Act, before: Date): Promise<void> {
  const { rows } = await sql<{ id: MessageId }>`
    select id from conversations.message
    where removed_at < ${before} and exists (select from conversations.message_source where message = message.id)
  `.execute(conversations(act.db));
  if (rows.length > 0)
    await forgetContents(
      act,
      rows.map(({ id }) => id),
    );
}

async function toChange(act: Act, list: List, number: number): Promise<{ message: Message; standpoint: Standpoint }> {
  const message = await messageToChange(act.db, list.id, number);
  if (!message) throw new NotFound();
  return { message, standpoint: await standpointOn(act, list, message) };
}

function note(act: Act, fact: RemovalFact): void {
  act.record(fact);
}
