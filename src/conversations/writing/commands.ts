import { sql } from 'kysely';
import type { Act, PersonId } from '../../platform/act/index.ts';
import { oneAtATime } from '../../platform/db/index.ts';
import { visibleText } from '../../platform/mail/index.ts';
import { refuse } from '../../platform/refusal/index.ts';
import type { StandingRules } from '../../roll/index.ts';
import type { List, ListId } from '../lists/model.ts';
import { circumstancesOnWeb } from '../lists/policy/circumstances.ts';
import type { RuleCode } from '../lists/policy/model.ts';
import { postingChoicesOf } from '../lists/policy/queries.ts';
import { submitMessage } from '../moderation/commands/submit.ts';
import { conversations } from '../tables.ts';
import type { Message, NewMessage } from '../threads/model.ts';
import { messageByMessageId } from '../threads/queries.ts';
import { dropDraftFiles } from './files/commands.ts';
import type { Answering, Draft } from './model.ts';

/** Keeps what the acting person has written so far; an empty draft is no draft.  Safe to repeat. */
export async function saveDraft(
  act: Act & { readonly by: PersonId },
  list: ListId,
  answering: Answering,
  { subject, body }: Draft,
): Promise<void> {
  if (body.trim() === '') return forgetText(act, list, answering);
  await sql`
    insert into conversations.draft (list, person, answers, subject, body, saved_at)
    values (${list}, ${act.by}, ${answering}, ${subject}, ${body}, ${act.at})
    on conflict (list, person, answers) do update
      set subject = excluded.subject, body = excluded.body, saved_at = excluded.saved_at
  `.execute(conversations(act.db));
}

/** Takes away what the acting person had begun to write, with its files. Safe to repeat. */
export async function dropDraft(act: Pick<Act, 'by' | 'db'>, list: ListId, answering: Answering): Promise<void> {
  await forgetText(act, list, answering);
  await dropDraftFiles(act, list, answering);
}

async function forgetText(act: Pick<Act, 'by' | 'db'>, list: ListId, answering: Answering): Promise<void> {
  await sql`
    delete from conversations.draft where list = ${list} and person = ${act.by} and answers is not distinct from ${answering}
  `.execute(conversations(act.db));
}

/** What became of what somebody sent. */
export type SentOn = { readonly number: number } | { readonly heldBy: RuleCode };

interface FromWeb {
  readonly answering: Message | null;
  /** What was typed, in Markdown. */
  readonly written: string;
  readonly standing: StandingRules;
}

/**
 * Submits what somebody wrote on the web to the posting policy, and takes its draft away.  Sent twice it is posted once.
 *
 * @throws Refused
 */
export async function postFromWeb(
  act: Act,
  list: List,
  message: NewMessage,
  { answering, written, standing }: FromWeb,
): Promise<SentOn> {
  // Two presses at once would both find nothing, and the second would be kept under another id; neither would see the other's as the last post.
  await oneAtATime(act.db, `conversations.writing ${list.id} ${act.by}`);
  const known = await messageByMessageId(act.db, list.id, message.messageId);
  if (known) {
    await dropDraft(act, list.id, answering?.id ?? null);
    return { number: known.number };
  }
  const posting = circumstancesOnWeb(visibleText(message.text));
  const submitted = await submitMessage(act, list, { message, posting, verdicts: null, receivedAt: act.at }, standing);
  if (submitted.outcome !== 'accept' && submitted.outcome !== 'hold')
    refuse(`post-${submitted.rule}`, {
      choices: await postingChoicesOf(act.db, list.id),
      because: submitted.because,
    });
  await dropDraft(act, list.id, answering?.id ?? null);
  if (submitted.outcome === 'accept')
    await sql`
      update conversations.message set written = ${written} where id = ${submitted.posted.message}
    `.execute(conversations(act.db));
  return submitted.outcome === 'accept' ? { number: submitted.posted.number } : { heldBy: submitted.rule };
}
