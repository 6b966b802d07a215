import { sql } from 'kysely';
import type { Act } from '../../../platform/act/index.ts';
import { readApart } from '../../../platform/mail/index.ts';
import type { Impediment } from '../../../platform/refusal/index.ts';
import type { StandingRules } from '../../../roll/index.ts';
import type { List } from '../../lists/model.ts';
import type { RuleCode } from '../../lists/policy/model.ts';
import { judge, postingChoicesOf, type Judged } from '../../lists/policy/queries.ts';
import { listOf } from '../../lists/queries.ts';
import { conversations } from '../../tables.ts';
import type { HeldPost, HeldPostId, ModerationFact } from '../model.ts';
import { heldPostToDecide, sourceOfHeld } from '../queries.ts';
import { endHeld, letThrough } from './decide.ts';

/** What became of a post that its writer confirmed: it stands, a moderator looks at it, or what kept it from being posted. */
export type Confirmed = 'posted' | 'waits' | Impediment;

/**
 * Its writer has confirmed that a held post is theirs.  It is judged anew; where another rule holds it, it goes on waiting, for that, and
 * where one refuses it, it is over.
 *
 * @returns undefined where it waits no longer for its writer
 */
export async function confirmPost(act: Act, id: HeldPostId, standing: StandingRules): Promise<Confirmed | undefined> {
  const post = await heldPostToDecide(act.db, id);
  const list = post && (await listOf(act.db, post.list));
  const raw = post && (await sourceOfHeld(act.db, id));
  if (!post || !list || !raw || post.decidedAt || post.rule !== 'not-vouched-for') return undefined;
  const { outcome, rule, person, because } = await judgeAnew(act, list, post, raw, standing);
  await nowTheirs(act, post, rule ?? post.rule);
  const ending = { by: null, reason: '', message: null };
  if (rule === null) {
    const message = await letThrough(act, list, { ...post, vouching: 'confirmed' }, person);
    await endHeld(act, post, { ...ending, end: 'accepted', message });
    return 'posted';
  }
  if (outcome === 'hold') {
    note(act, { kind: 'conversations.post-held', list: list.id, held: id, rule });
    return 'waits';
  }
  await endHeld(act, post, { ...ending, end: 'refused' });
  return { code: `post-${rule}`, choices: await postingChoicesOf(act.db, list.id), because };
}

async function judgeAnew(
  act: Act,
  list: List,
  { person, fromName, fromAddress, subject, text }: HeldPost,
  raw: Buffer,
  standing: StandingRules,
): Promise<Judged> {
  const read = await readApart(raw);
  return judge(
    act,
    list,
    { person, name: fromName, address: fromAddress },
    {
      vouching: 'confirmed',
      hasLooped: false,
      isAutomatic: false,
      isUnreadable: read.defects.length > 0,
      bytes: raw.length,
      recipients: read.to.length + read.cc.length,
      subject,
      says: text,
      answers: [...read.references, ...read.inReplyTo],
    },
    standing,
  );
}

async function nowTheirs(act: Act, { id }: HeldPost, rule: RuleCode): Promise<void> {
  await sql`
    update conversations.held_post set rule = ${rule}, vouching = 'confirmed' where id = ${id}
  `.execute(conversations(act.db));
}

function note(act: Act, fact: ModerationFact): void {
  act.record(fact);
}
