import { sql } from 'kysely';
import type { Act } from '../act/index.ts';
import { oneAtATime, seeing } from '../db/index.ts';
import { commitmentOf, personsIn, saltOf, type FactRow } from './leaf.ts';
import { lastCheckpoint } from './store.ts';

const opened = seeing<never>();

/**
 * Takes away that by which an erased person could be found in what is sealed.  What stands for them in each leaf is kept, so that the leaves
 * can still be compared; nothing leads from it to them.  Reads all facts.  Safe to repeat.
 */
export async function forgetInSeal(act: Pick<Act, 'db'>, person: string): Promise<void> {
  await oneAtATime(act.db, 'platform.seal');
  const { rows } = await sql<{ nonce: Buffer | null }>`
    select nonce from platform.person_nonce where person = ${person}
  `.execute(opened(act.db));
  // The row stays without it, so that a fact of theirs which is sealed later gives them no other.
  await sql`
    insert into platform.person_nonce (person, nonce) values (${person}, null) on conflict (person) do update set nonce = null
  `.execute(opened(act.db));
  const [head, nonce] = [await lastCheckpoint(act.db), rows[0]?.nonce];
  if (!nonce || !head) return;
  const { rows: facts } = await sql<Pick<FactRow, 'id' | 'by_person' | 'body'>>`
    select id, by_person, body from platform.fact
    where id <= ${head.lastFact} and (by_person = ${person} or body::text like ${`%${person}%`})
  `.execute(opened(act.db));
  const theirs = facts.filter((fact) => personsIn(fact).includes(person)).map(({ id }) => id);
  const kept = theirs.map((fact) => commitmentOf(saltOf(nonce, fact), person));
  await sql`
    insert into platform.kept_commitment (fact, person, commitment)
    select fact, ${person}, commitment from unnest(${theirs}::bigint[], ${kept}::bytea[]) as kept (fact, commitment) on conflict do nothing
  `.execute(opened(act.db));
}
