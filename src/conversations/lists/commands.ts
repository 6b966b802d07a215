import { sql } from 'kysely';
import type { Act } from '../../platform/act/index.ts';
import { oneAtATime } from '../../platform/db/index.ts';
import { conversations } from '../tables.ts';
import type { List, ListFact, ListId, ListPurpose, Posting, Visibility } from './model.ts';
import { listBySlug, listsOfGroup } from './queries.ts';
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
  /** Why a session is closed. */
  readonly reason?: string;
}

/** Opens a list.  Who calls has decided that it may be. */
export async function openList(act: Act, opening: NewList): Promise<ListId> {
  const { name, group, purpose = 'talk', visibility = 'public', posting = 'participants', reason = '' } = opening;
  await takingAddresses(act);
  const slug = await freeAddress(act, listSlug(opening.slug));
  const { id } = await conversations(act.db)
    .insertInto('conversations.list')
    .values({ slug, name, group_id: group, purpose, visibility, posting, reason, opened_at: act.at })
    .returning('id')
    .executeTakeFirstOrThrow();
  await conversations(act.db).insertInto('conversations.list_address').values({ slug, list: id }).execute();
  note(act, { kind: 'conversations.list-opened', list: id, group, purpose });
  return id;
}

/** Opens the talk of a group, unless it has one.  Safe to repeat. */
export async function openTalkOf(act: Act, group: { id: string; slug: string; name: string }): Promise<ListId> {
  await oneAtATime(act.db, `conversations.group ${group.id}`);
  const talk = (await listsOfGroup(act.db, group.id)).find(({ purpose }) => purpose === 'talk');
  return talk?.id ?? openList(act, { name: group.name, slug: group.slug, group: group.id });
}

/** The talk of a group goes by the group's new name; its former address leads to it for ever.  Safe to repeat. */
export async function renameTalk(act: Act, list: List, group: { slug: string; name: string }): Promise<void> {
  if (list.name === group.name) return;
  await takingAddresses(act);
  const wanted = listSlug(group.slug);
  const slug = (await isOwnAddress(act, list.id, wanted)) ? wanted : await freeAddress(act, wanted);
  await conversations(act.db)
    .insertInto('conversations.list_address')
    .values({ slug, list: list.id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await conversations(act.db)
    .updateTable('conversations.list')
    .set({ name: group.name, slug })
    .where('id', '=', list.id)
    .execute();
  note(act, { kind: 'conversations.list-renamed', list: list.id });
}

/** The list can be written to again. Safe to repeat. */
export async function reopenList(act: Act, list: Pick<List, 'id'>): Promise<void> {
  const reopened = await conversations(act.db)
    .updateTable('conversations.list')
    .set({ closed_at: null, closed_code: null })
    .where('id', '=', list.id)
    .where('closed_at', 'is not', null)
    .returning('id')
    .executeTakeFirst();
  if (reopened) note(act, { kind: 'conversations.list-reopened', list: list.id });
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

/** Held until the act ends, so that two lists opened at once take two addresses. */
async function takingAddresses(act: Act): Promise<void> {
  await oneAtATime(act.db, 'conversations.address');
}

async function isOwnAddress(act: Act, list: ListId, slug: string): Promise<boolean> {
  return (await listBySlug(act.db, slug))?.id === list;
}

async function freeAddress(act: Act, wanted: string): Promise<string> {
  const { rows } = await sql<{ slug: string }>`
    select slug from conversations.list_address where slug = ${wanted} or starts_with(slug, ${`${wanted}-`})
  `.execute(conversations(act.db));
  const taken = new Set(rows.map(({ slug }) => slug));
  if (!taken.has(wanted)) return wanted;
  for (let count = 2; ; count += 1) if (!taken.has(`${wanted}-${count}`)) return `${wanted}-${count}`;
}

function note(act: Act, fact: ListFact): void {
  act.record(fact);
}
