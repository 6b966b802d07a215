import { sql } from 'kysely';
import type { Act } from '../../../platform/act/index.ts';
import { readApart, type Verdicts } from '../../../platform/mail/index.ts';
import { NotFound, refuse, refuseIf } from '../../../platform/refusal/index.ts';
import type { List } from '../../lists/model.ts';
import { isVouchedFor } from '../../lists/policy/rules.ts';
import { listOf } from '../../lists/queries.ts';
import { conversations } from '../../tables.ts';
import { postMessage } from '../../threads/commands.ts';
import type { MessageId } from '../../threads/model.ts';
import { newMessageFrom } from '../../threads/new-message.ts';
import type { Deciding, HeldEnd, HeldPost, HeldPostId, ModerationFact } from '../model.ts';
import { heldPostToDecide, moderates, sourceOfHeld } from '../queries.ts';
import { impedimentsToDeciding } from '../rules.ts';
import { keepVerdicts } from './submit.ts';
import { trustWriter } from './trust.ts';

const ends = { accept: 'accepted', refuse: 'refused', discard: 'discarded' } as const;

/** Decides on a held post: once; who comes second is told what was decided. @throws NotFound, Refused */
export async function decidePost(act: Act, id: HeldPostId, deciding: Deciding): Promise<void> {
  const held = await heldPostToDecide(act.db, id);
  const list = held && (await listOf(act.db, held.list));
  if (!held || !list || !(await moderates(act, list))) throw new NotFound();
  refuseIf(impedimentsToDeciding(held, deciding));

  const message = deciding.decision === 'accept' ? await letThrough(act, list, held, knownWriter(held)) : null;
  if (deciding.trust) await trustWriter(act, list, writerOf(held), { trust: deciding.trust, reason: deciding.reason });
  await endHeld(act, held, {
    end: ends[deciding.decision],
    by: act.by,
    reason: deciding.reason?.trim() ?? '',
    message,
  });
}

/** Throws away what nobody decided on until the instant. */
export async function expirePosts(act: Act, before: Date): Promise<void> {
  const { rows } = await sql<Pick<HeldPost, 'id' | 'list'>>`
    update conversations.held_post set decided_at = ${act.at}, decision = 'expired', raw = null
    where decided_at is null and held_at < ${before} returning id, list
  `.execute(conversations(act.db));
  for (const { id, list } of rows)
    note(act, { kind: 'conversations.post-decided', list, held: id, end: 'expired', person: null });
}

/**
 * Empties what was sent back or discarded until the instant, and what expired: what became of a post, and why, is all that is asked for
 * later.  The text of an accepted one goes with its message.
 */
export async function emptyPosts(act: Act, before: Date): Promise<void> {
  await sql`
    update conversations.held_post set from_name = '', from_address = '', subject = '', body_text = '', verdicts = null
    where (decision = 'expired' or decision in ('refused', 'discarded') and decided_at < ${before})
      and (from_name <> '' or from_address <> '' or subject <> '' or body_text <> '' or verdicts is not null)
  `.execute(conversations(act.db));
}

/** Nobody is taken for the writer by an address that anybody can write into a letter. */
const knownWriter = ({ person, vouching }: HeldPost): string | null => (isVouchedFor(vouching) ? person : null);

const writerOf = ({ person, fromAddress }: HeldPost) => ({ person, address: fromAddress });

/** Posts what was held.  Who calls has decided that it may be. @throws Refused */
export async function letThrough(act: Act, list: List, held: HeldPost, person: string | null): Promise<MessageId> {
  if (list.closedAt) refuse('post-list-closed');
  const raw = await sourceOfHeld(act.db, held.id);
  if (!raw) throw new Error('a post that waits has its bytes');
  // Mail of what was written on the web is from the list: whose it is the held post knows.
  const { cameBy, receivedAt, messageId, fromName, fromAddress } = held;
  const message = newMessageFrom(await readApart(raw), { raw, person, cameBy, receivedAt });
  const posted = await postMessage(act, list.id, { ...message, messageId, fromName, fromAddress });
  await keepVerdicts(act, posted, held.vouching, await verdictsOf(act, held.id));
  return posted.message;
}

async function verdictsOf(act: Act, id: HeldPostId): Promise<Verdicts | null> {
  const { rows } = await sql<{ verdicts: Verdicts | null }>`
    select verdicts from conversations.held_post where id = ${id}
  `.execute(conversations(act.db));
  return rows[0]?.verdicts ?? null;
}

/** How a post that was held ends. */
export interface Ending {
  readonly end: HeldEnd;
  readonly by: string | null;
  readonly reason: string;
  readonly message: MessageId | null;
}

/** Ends the waiting of a post. */
export async function endHeld(
  act: Act,
  { id, list }: Pick<HeldPost, 'id' | 'list'>,
  { end: decision, by, reason, message }: Ending,
): Promise<void> {
  await sql`
    update conversations.held_post
    set decided_at = ${act.at}, decision = ${decision}, decided_by = ${by}, reason = ${reason}, message = ${message}, raw = null
    where id = ${id}
  `.execute(conversations(act.db));
  note(act, { kind: 'conversations.post-decided', list, held: id, end: decision, person: by });
}

function note(act: Act, fact: ModerationFact): void {
  act.record(fact);
}
