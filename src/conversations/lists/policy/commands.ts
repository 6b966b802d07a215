import { sql } from 'kysely';
import type { Act } from '../../../platform/act/index.ts';
import { conversations } from '../../tables.ts';
import type { List } from '../model.ts';
import type { PostingChoices } from './model.ts';

/** Changes what an owner may choose of the policy.  Who calls has decided that it may be.  Safe to repeat. */
export async function choosePosting(act: Act, { id: list }: Pick<List, 'id'>, choices: PostingChoices): Promise<void> {
  const { firstPosts, lapsed, mostKilobytes, mostRecipients, slowMinutes, conductUrl } = choices;
  await sql`
    insert into conversations.posting_choice (list, first_posts, lapsed, most_kilobytes, most_recipients, slow_minutes, conduct_url)
    values (${list}, ${firstPosts}, ${lapsed}, ${mostKilobytes}, ${mostRecipients}, ${slowMinutes}, ${conductUrl})
    on conflict (list) do update
    set first_posts = excluded.first_posts, lapsed = excluded.lapsed, most_kilobytes = excluded.most_kilobytes,
        most_recipients = excluded.most_recipients, slow_minutes = excluded.slow_minutes, conduct_url = excluded.conduct_url
  `.execute(conversations(act.db));
  const { conductUrl: _, ...codes } = choices;
  act.record({ kind: 'conversations.posting-chosen', list, ...codes });
}
