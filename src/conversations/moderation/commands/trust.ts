import { sql } from 'kysely';
import type { Act } from '../../../platform/act/index.ts';
import type { List } from '../../lists/model.ts';
import type { Trust } from '../../lists/policy/model.ts';
import { conversations } from '../../tables.ts';
import type { ModerationFact } from '../model.ts';

/** Somebody who posts: by person, or by address where nobody is known behind it. */
export interface Writing {
  readonly person: string | null;
  readonly address: string;
}

/** Treats a writer's posts to a list otherwise from now on.  Who calls has decided that it may be.  Safe to repeat. */
export async function trustWriter(
  act: Act,
  { id: list }: Pick<List, 'id'>,
  { person, address }: Writing,
  { trust, reason = '' }: { readonly trust: Trust; readonly reason?: string | undefined },
): Promise<void> {
  const known = person === null ? sql`(list, address)` : sql`(list, person)`;
  await sql`
    insert into conversations.writer_trust (list, person, address, trust, reason, by_person, since_at)
    values (${list}, ${person}, ${person === null ? address.toLowerCase() : null}, ${trust}, ${reason}, ${act.by}, ${act.at})
    on conflict ${known} do update
    set trust = excluded.trust, reason = excluded.reason, by_person = excluded.by_person, since_at = excluded.since_at
  `.execute(conversations(act.db));
  note(act, { kind: 'conversations.writer-trusted', list, person, trust, by: act.by });
}

/** Treats them as everybody again. Safe to repeat. */
export async function forgetTrust(act: Act, { id: list }: Pick<List, 'id'>, id: number): Promise<void> {
  if (!Number.isSafeInteger(id)) return;
  const { rows } = await sql<{ person: string | null }>`
    delete from conversations.writer_trust where list = ${list} and id = ${id} returning person
  `.execute(conversations(act.db));
  for (const { person } of rows)
    note(act, { kind: 'conversations.writer-trusted', list, person, trust: null, by: act.by });
}

function note(act: Act, fact: ModerationFact): void {
  act.record(fact);
}
