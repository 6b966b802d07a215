import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { NotFound, refuseIf } from '../../platform/refusal/index.ts';
import type { List } from '../lists/model.ts';
import { impedimentsToDecidingOnOwn } from '../removal/rules.ts';
import { standpointOn } from '../removal/queries.ts';
import { conversations } from '../tables.ts';
import type { Message, MessageId } from '../threads/model.ts';
import type { ReportEnding, ReportFact } from './model.ts';
import { hasReported } from './queries.ts';
import { impedimentsToReporting } from './rules.ts';

/** Tells the moderators of a message: once.  @throws Refused */
export async function reportMessage(
  act: Act & { readonly by: string },
  message: Message,
  reason: string,
): Promise<void> {
  refuseIf(
    impedimentsToReporting(message, act.by, { hasReported: await hasReported(act.db, message.id, act.by), reason }),
  );
  const { rows } = await sql`
    insert into conversations.report (list, message, person, reason, reported_at)
    values (${message.list}, ${message.id}, ${act.by}, ${reason.trim()}, ${act.at}) on conflict do nothing returning message
  `.execute(conversations(act.db));
  if (rows.length > 0)
    note(act, { kind: 'conversations.message-reported', list: message.list, message: message.id, person: act.by });
}

/** A moderator leaves a message as it is.  Safe to repeat.  @throws NotFound, Refused */
export async function dismissReports(act: Act, list: List, message: Message): Promise<void> {
  const standpoint = await standpointOn(act, list, message);
  if (!standpoint.isModerator) throw new NotFound();
  refuseIf(impedimentsToDecidingOnOwn(standpoint));
  await endReports(act, [message.id], 'dismissed');
}

/** Nobody has to decide on the reports of messages any more.  Who calls has decided.  Safe to repeat. */
export async function endReports(act: Act, messages: readonly MessageId[], ending: ReportEnding): Promise<void> {
  const { rows } = await sql<{ list: number; message: MessageId }>`
    with ended as (
      update conversations.report set ended_at = ${act.at}, ending = ${ending}
      where message = any(${messages}::bigint[]) and ended_at is null returning list, message)
    select distinct list, message from ended order by message
  `.execute(conversations(act.db));
  for (const { list, message } of rows) note(act, { kind: 'conversations.reports-ended', list, message, ending });
}

function note(act: Act, fact: ReportFact): void {
  act.record(fact);
}
