import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { NotFound, refuseIf } from '../../platform/refusal/index.ts';
import type { List } from '../lists/model.ts';
import { conversations } from '../tables.ts';
import { messageToChange } from '../threads/queries.ts';
import { threadOf } from '../threads/thread-queries.ts';
import type { ReactionFact, ReactionKind } from './model.ts';
import { reactorOf } from './queries.ts';
import { impedimentsToReacting } from './rules.ts';

/** The acting person says one word to a message.  Safe to repeat.  @throws NotFound, Refused */
export async function react(act: Act, list: List, number: number, kind: ReactionKind): Promise<void> {
  const message = await messageToChange(act.db, list.id, number);
  const thread = message && (await threadOf(act.db, message.thread));
  if (!message || !thread || !act.by) throw new NotFound();
  refuseIf(impedimentsToReacting(list, thread, message, await reactorOf(act, list)));
  const { rows } = await sql`
    insert into conversations.reaction (message, person, kind, since_at) values (${message.id}, ${act.by}, ${kind}, ${act.at})
    on conflict do nothing returning kind
  `.execute(conversations(act.db));
  if (rows.length > 0) note(act, { kind: 'conversations.reacted', message: message.id, reaction: kind });
}

/** And takes it back, whatever has become of list and message.  Safe to repeat.  @throws NotFound */
export async function endReaction(act: Act, list: List, number: number, kind: ReactionKind): Promise<void> {
  const message = await messageToChange(act.db, list.id, number);
  if (!message || !act.by) throw new NotFound();
  const { rows } = await sql`
    delete from conversations.reaction where message = ${message.id} and person = ${act.by} and kind = ${kind} returning kind
  `.execute(conversations(act.db));
  if (rows.length > 0) note(act, { kind: 'conversations.reaction-ended', message: message.id, reaction: kind });
}

function note(act: Act, fact: ReactionFact): void {
  act.record(fact);
}
