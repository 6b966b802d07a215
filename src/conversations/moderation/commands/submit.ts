import { sql } from 'kysely';
import type { Act } from '../../../platform/act/index.ts';
import type { Verdicts } from '../../../platform/mail/index.ts';
import { cleanText } from '../../../platform/text/index.ts';
import type { StandingRules } from '../../../roll/index.ts';
import type { List } from '../../lists/model.ts';
import type { RuleCode, Vouching } from '../../lists/policy/model.ts';
import { judge, type Posting } from '../../lists/policy/queries.ts';
import { conversations } from '../../tables.ts';
import { postMessage, type Posted } from '../../threads/commands.ts';
import type { NewMessage } from '../../threads/model.ts';
import type { HeldPostId, ModerationFact } from '../model.ts';
import { bounds } from '../rules.ts';

/** A message that somebody wants to post, and how it came. */
export interface Submission {
  /** Its `person` is known for sure, as on the web, or null: whose the address is, the policy finds out. */
  readonly message: NewMessage;
  readonly posting: Omit<Posting, 'answers' | 'subject' | 'bytes'>;
  /** What SPF, DKIM, DMARC and ARC said; null for what was written on the web. */
  readonly verdicts: Verdicts | null;
  readonly receivedAt: Date;
}

/** What became of it. */
export type Submitted =
  | { readonly outcome: 'accept'; readonly rule: null; readonly posted: Posted }
  | {
      readonly outcome: 'hold';
      readonly rule: RuleCode;
      readonly held: HeldPostId;
      readonly isNew: boolean;
      readonly person: string | null;
    }
  | { readonly outcome: 'refuse' | 'discard'; readonly rule: RuleCode; readonly because: string };

/**
 * Submits a message to the posting policy of a list, and does what that says: the one way to post, by mail and on the web.  A post
 * that comes twice is held once.
 */
export async function submitMessage(
  act: Act,
  list: List,
  { message, posting, verdicts, receivedAt }: Submission,
  standing: StandingRules,
): Promise<Submitted> {
  const sender = { person: message.person, name: message.fromName, address: message.fromAddress };
  const { answers, subject, raw } = message;
  const { outcome, rule, person, because } = await judge(
    act,
    list,
    sender,
    { ...posting, answers, subject, bytes: raw.length },
    standing,
  );
  if (rule === null) {
    const posted = await postMessage(act, list.id, { ...message, person });
    await keepVerdicts(act, posted, posting.vouching, verdicts);
    return { outcome: 'accept', rule, posted };
  }
  if (outcome === 'hold') {
    const held = await hold(act, list, { message: { ...message, person }, posting, verdicts, receivedAt }, rule);
    return { outcome, rule, ...held, person };
  }
  const turned = outcome === 'discard' ? 'discard' : 'refuse';
  note(act, { kind: 'conversations.post-turned-away', list: list.id, rule, outcome: turned });
  return { outcome: turned, rule, because };
}

/** Keeps what was said of who sent a message, with the message. */
export async function keepVerdicts(
  act: Act,
  { message, isKnown }: Posted,
  vouching: Vouching,
  verdicts: Verdicts | null,
): Promise<void> {
  if (verdicts === null || isKnown) return;
  await sql`
    insert into conversations.message_verdicts (message, vouching, verdicts) values (${message}, ${vouching}, ${JSON.stringify(verdicts)}::jsonb)
    on conflict do nothing
  `.execute(conversations(act.db));
}

async function hold(
  act: Act,
  { id: list }: List,
  { message, posting, verdicts, receivedAt }: Submission,
  rule: RuleCode,
): Promise<{ held: HeldPostId; isNew: boolean }> {
  const { messageId, raw, person, fromName, fromAddress, subject, text, cameBy } = message;
  const { rows } = await sql<{ id: HeldPostId; isNew: boolean }>`
    with held as (
      insert into conversations.held_post
        (list, rule, message_id, raw, person, from_name, from_address, subject, body_text, came_by, vouching, verdicts, received_at, held_at)
      values (${list}, ${rule}, ${messageId}, ${raw}, ${person}, ${cleanText(fromName)}, ${cleanText(fromAddress)}, ${cleanText(subject)},
              ${cleanText(text.slice(0, bounds.mostShown))}, ${cameBy}, ${posting.vouching},
              ${verdicts && JSON.stringify(verdicts)}::jsonb, ${receivedAt}, ${act.at})
      on conflict (list, message_id) do nothing returning id)
    select id, true as "isNew" from held
    union all
    select id, false from conversations.held_post where list = ${list} and message_id = ${messageId}
  `.execute(conversations(act.db));
  const { id, isNew } = rows[0]!;
  if (isNew) note(act, { kind: 'conversations.post-held', list, held: id, rule });
  return { held: id, isNew };
}

function note(act: Act, fact: ModerationFact): void {
  act.record(fact);
}
