import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { NotFound, refuseIf } from '../../platform/refusal/index.ts';
import type { List } from '../lists/model.ts';
import { moderates } from '../moderation/queries.ts';
import { conversations } from '../tables.ts';
import type { ClosingFact, Thread } from './model.ts';
import { impedimentsToClosing } from './rules.ts';

/** Nobody but moderators writes in the thread any more; whoever tries is told why.  @throws NotFound, Refused */
export async function closeThread(act: Act, list: List, thread: Thread, reason: string): Promise<void> {
  if (!(await moderates(act, list))) throw new NotFound();
  refuseIf(impedimentsToClosing(reason));
  await sql`
    update conversations.thread set closed_at = ${act.at}, closed_reason = ${reason.trim()} where id = ${thread.id}
  `.execute(conversations(act.db));
  note(act, { kind: 'conversations.thread-closed', list: list.id, thread: thread.id });
}

/** It goes on. @throws NotFound */
export async function reopenThread(act: Act, list: List, thread: Thread): Promise<void> {
  if (!(await moderates(act, list))) throw new NotFound();
  await sql`
    update conversations.thread set closed_at = null, closed_reason = '' where id = ${thread.id}
  `.execute(conversations(act.db));
  note(act, { kind: 'conversations.thread-reopened', list: list.id, thread: thread.id });
}

function note(act: Act, fact: ClosingFact): void {
  act.record(fact);
}
