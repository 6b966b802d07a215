import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { postMailing } from '../../platform/mail/index.ts';
import { refuse } from '../../platform/refusal/index.ts';
import type { ConversationsHouse } from '../house.ts';
import { audienceOf } from '../lists/fan-out.ts';
import type { List, ListId } from '../lists/model.ts';
import { reactionCounts } from '../reactions/queries.ts';
import { conversations } from '../tables.ts';
import { composeDigest } from './composing.ts';
import { digestChoiceOf, digestPosts } from './queries.ts';

/** What was said on a list while it was paused for somebody, and has not been sent to them since. */
export interface Missed {
  readonly list: ListId;
  readonly after: number;
  readonly to: number;
  readonly messages: number;
}

/** So many messages fit into one digest of what was missed; of more, the page is the better place. */
export const mostMissed = 200;

/** What somebody missed by their last pause of each list that they read, where it is anything. */
export async function missedBy(db: Db, person: string): Promise<Missed[]> {
  const { rows } = await sql<Missed>`
    select list, after_number as after, to_number as "to", (
      select count(*)::integer from conversations.message where message.list = paused.list
        and number > after_number and number <= to_number and removed_at is null and came_by <> 'import') as messages
    from (
      select distinct on (span.list) span.* from conversations.reading_span span
      where person = ${person} and delivery = 'paused' and to_number is not null order by span.list, after_number desc) as paused
    where sent_number < to_number
  `.execute(conversations(db));
  return rows.filter(({ messages }) => messages > 0);
}

/** Sends somebody what they missed of a list, in one digest, once. @throws Refused */
export async function sendMissed(act: Act, list: List, person: string, house: ConversationsHouse): Promise<void> {
  const missed = (await missedBy(act.db, person)).find((each) => each.list === list.id);
  if (!missed || missed.messages > mostMissed) refuse('nothing-missed');
  const { after, to } = missed;
  const posts = await digestPosts(act.db, list.id, after, to);
  const { form } = await digestChoiceOf(act.db, person);
  const reactions = await reactionCounts(act.db, list.id, { after, to, since: null });
  const mail = await composeDigest(list, posts, { form, reactions, at: act.at, house });
  await postMailing(
    act,
    {
      once: `conversations.missed ${list.id} ${person} ${after}-${to}`,
      kind: 'conversations.missed',
      audience: audienceOf(list.id),
      ...mail,
    },
    sql`select address, person from roll.reachable where person = ${person}`,
  );
  await sql`
    update conversations.reading_span set sent_number = to_number
    where list = ${list.id} and person = ${person} and delivery = 'paused' and after_number = ${after}
  `.execute(conversations(act.db));
}
