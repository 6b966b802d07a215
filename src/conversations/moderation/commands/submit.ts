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
      /** Whether it waits: one that comes again may have been decided on. */
      readonly waits: boolean;
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
  const refused = outcome === 'refuse' || outcome === 'discard' ? null : await refusedBefore(act, list, message);
  if (refused !== null) return turnAway(act, list, { outcome: 'discard', rule: refused, because: '' });
  if (rule === null) {
    const posted = await postMessage(act, list.id, { ...message, person });
    await keepVerdicts(act, posted, posting.vouching, verdicts);
    return { outcome: 'accept', rule, posted };
  }
  if (outcome === 'hold') {
    const held = await hold(act, list, { message: { ...message, person }, posting, verdicts, receivedAt }, rule);
    return { outcome, rule, ...held, person };
  }
  return turnAway(act, list, { outcome: outcome === 'discard' ? 'discard' : 'refuse', rule, because });
}

type TurnedAway = Extract<Submitted, { readonly because: string }>;

function turnAway(act: Act, { id: list }: List, turned: TurnedAway): TurnedAway {
  note(act, { kind: 'conversations.post-turned-away', list, rule: turned.rule, outcome: turned.outcome });
  return turned;
}

/** By which rule a message was held that a moderator then did not let through; null for one of which none has said no. */
async function refusedBefore(act: Act, { id: list }: List, { messageId }: NewMessage): Promise<RuleCode | null> {
  const { rows } = await sql<{ rule: RuleCode }>`
    select rule from conversations.held_post
    where list = ${list} and message_id = ${messageId} and decision in ('refused', 'discarded') and decided_by is not null
  `.execute(conversations(act.db));
  return rows[0]?.rule ?? null;
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

/** Keeps a post until somebody decides.  One that comes again waits on; where none decided on it, it is taken anew. */
async function hold(
  act: Act,
  { id: list }: List,
  { message, posting, verdicts, receivedAt }: Submission,
  rule: RuleCode,
): Promise<{ held: HeldPostId; waits: boolean }> {
  const { messageId, raw, person, fromName, fromAddress, subject, text, cameBy } = message;
  const { rows } = await sql<{ id: HeldPostId; isNew: boolean; waits: boolean }>`
    with held as (
      insert into conversations.held_post
        (list, rule, message_id, raw, person, from_name, from_address, subject, body_text, came_by, vouching, verdicts, received_at, held_at)
      values (${list}, ${rule}, ${messageId}, ${raw}, ${person}, ${cleanText(fromName)}, ${cleanText(fromAddress)}, ${cleanText(subject)},
              ${cleanText(text.slice(0, bounds.mostShown))}, ${cameBy}, ${posting.vouching},
              ${verdicts && JSON.stringify(verdicts)}::jsonb, ${receivedAt}, ${act.at})
      on conflict (list, message_id) do update
      set rule = excluded.rule, raw = excluded.raw, person = excluded.person, from_name = excluded.from_name,
          from_address = excluded.from_address, subject = excluded.subject, body_text = excluded.body_text, vouching = excluded.vouching,
          verdicts = excluded.verdicts, received_at = excluded.received_at, held_at = excluded.held_at,
          decided_at = null, decision = null
      where held_post.decision in ('expired', 'refused') and held_post.decided_by is null
      returning id)
    select id, true as "isNew", true as waits from held
    union all
    select id, false, decided_at is null from conversations.held_post where list = ${list} and message_id = ${messageId}
  `.execute(conversations(act.db));
  const { id, isNew, waits } = rows[0]!;
  if (isNew) note(act, { kind: 'conversations.post-held', list, held: id, rule });
  return { held: id, waits };
}

function note(act: Act, fact: ModerationFact): void {
  act.record(fact);
}
