import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { conversations } from '../tables.ts';
import type { List, ListFact, ListId, ListPurpose, Posting, Visibility } from './model.ts';
import { listsOfGroup } from './queries.ts';
import { listSlug } from './rules.ts';

/** What a list is opened with. */
export interface NewList {
  readonly name: string;
  /** What its address should be like; the next free one is taken. */
  readonly slug: string;
  readonly group: string | null;
  readonly purpose?: ListPurpose;
  readonly visibility?: Visibility;
  readonly posting?: Posting;
}

/** Opens a list.  Who calls has decided that it may be. */
export async function openList(act: Act, opening: NewList): Promise<ListId> {
  const { name, group, purpose = 'talk', visibility = 'public', posting = 'participants' } = opening;
  const slug = await takeAddress(act, listSlug(opening.slug));
  const { id } = await conversations(act.db)
    .insertInto('conversations.list')
    .values({ slug, name, group_id: group, purpose, visibility, posting, opened_at: act.at })
    .returning('id')
    .executeTakeFirstOrThrow();
  await conversations(act.db).insertInto('conversations.list_address').values({ slug, list: id }).execute();
  note(act, { kind: 'conversations.list-opened', list: id, group });
  return id;
}

/** Opens the talk of a group, unless it has one.  Safe to repeat. */
export async function openTalkOf(act: Act, group: { id: string; slug: string; name: string }): Promise<ListId> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`conversations.group ${group.id}`}, 0))`.execute(
    conversations(act.db),
  );
  const talk = (await listsOfGroup(act.db, group.id)).find(({ purpose }) => purpose === 'talk');
  return talk?.id ?? openList(act, { name: group.name, slug: group.slug, group: group.id });
}

/** From now on the list can be read, and not written to. Safe to repeat. */
export async function closeList(act: Act, list: Pick<List, 'id'>, reason: string): Promise<void> {
  const closed = await conversations(act.db)
    .updateTable('conversations.list')
    .set({ closed_at: act.at, closed_code: reason })
    .where('id', '=', list.id)
    .where('closed_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (closed) note(act, { kind: 'conversations.list-closed', list: list.id, reason });
}

/** Takes the first free address; held until the act ends, so that two lists opened at once take two. */
async function takeAddress(act: Act, wanted: string): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtextextended('conversations.address', 0))`.execute(conversations(act.db));
  const { rows } = await sql<{ slug: string }>`
    select slug from conversations.list_address where slug = ${wanted} or slug like ${`${wanted}-%`}
  `.execute(conversations(act.db));
  const taken = new Set(rows.map(({ slug }) => slug));
  if (!taken.has(wanted)) return wanted;
  for (let count = 2; ; count += 1) if (!taken.has(`${wanted}-${count}`)) return `${wanted}-${count}`;
}

function note(act: Act, fact: ListFact): void {
  act.record(fact);
}
