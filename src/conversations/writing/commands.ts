import { sql } from 'kysely';
import type { Act, PersonId } from '../../platform/act/index.ts';
import { refuse, refuseIf } from '../../platform/refusal/index.ts';
import type { StandingRules } from '../../roll/index.ts';
import type { List, ListId } from '../lists/model.ts';
import { circumstancesOnWeb } from '../lists/policy/circumstances.ts';
import { postingChoicesOf } from '../lists/policy/queries.ts';
import { listOf, readerOf } from '../lists/queries.ts';
import { submitMessage, type Submitted } from '../moderation/commands/submit.ts';
import { conversations } from '../tables.ts';
import type { Message, NewMessage } from '../threads/model.ts';
import { impedimentsToWriting } from '../threads/rules.ts';
import { threadOf } from '../threads/thread-queries.ts';
import type { Answering, Draft } from './model.ts';

/** Keeps what the acting person has written so far; an empty draft is no draft.  Safe to repeat. */
export async function saveDraft(
  act: Act & { readonly by: PersonId },
  list: ListId,
  answering: Answering,
  { subject, body }: Draft,
): Promise<void> {
  if (body.trim() === '') return dropDraft(act, list, answering);
  await sql`
    insert into conversations.draft (list, person, answers, subject, body, saved_at)
    values (${list}, ${act.by}, ${answering}, ${subject}, ${body}, ${act.at})
    on conflict (list, person, answers) do update
      set subject = excluded.subject, body = excluded.body, saved_at = excluded.saved_at
  `.execute(conversations(act.db));
}

/** Takes away what the acting person had begun to write. Safe to repeat. */
export async function dropDraft(act: Pick<Act, 'by' | 'db'>, list: ListId, answering: Answering): Promise<void> {
  await sql`
    delete from conversations.draft where list = ${list} and person = ${act.by} and answers is not distinct from ${answering}
  `.execute(conversations(act.db));
}

/** Submits what somebody wrote on the web to the policy, and takes its draft away.  Sent twice it is posted once. @throws Refused */
export async function postFromWeb(
  act: Act,
  list: Pick<List, 'id' | 'group'>,
  message: NewMessage,
  answered: Message | null,
  standing: StandingRules,
): Promise<Submitted> {
  const [present, thread, writer] = [
    await listOf(act.db, list.id),
    answered ? await threadOf(act.db, answered.thread) : null,
    await readerOf(act, list),
  ];
  refuseIf(impedimentsToWriting(present!, thread ?? null, writer));
  const submission = { message, posting: circumstancesOnWeb(message.text), verdicts: null, receivedAt: act.at };
  const submitted = await submitMessage(act, present!, submission, standing);
  if (submitted.outcome === 'refuse' || submitted.outcome === 'discard')
    refuse(`post-${submitted.rule}`, { choices: await postingChoicesOf(act.db, list.id) });
  await dropDraft(act, list.id, answered?.id ?? null);
  return submitted;
}
