import { sql } from 'kysely';
import type { Act } from '../../../platform/act/index.ts';
import { oneAtATime } from '../../../platform/db/index.ts';
import { NotFound, refuseIf } from '../../../platform/refusal/index.ts';
import { cleanText } from '../../../platform/text/index.ts';
import type { List } from '../../lists/model.ts';
import { conversations } from '../../tables.ts';
import type { ModerationFact } from '../model.ts';
import { refusalTextsOf } from './queries.ts';
import { impedimentsToKeeping, type RefusalText } from './rules.ts';

/** A text as it is written, or written anew: then `id` tells which. */
export type WrittenText = Omit<RefusalText, 'id'> & { readonly id: number | null };

/** Keeps a text for what is sent back.  Who calls has decided that it may be. @throws NotFound, Refused */
export async function keepRefusalText(act: Act, { id: list }: Pick<List, 'id'>, written: WrittenText): Promise<void> {
  const [name, text] = [cleanText(written.name).trim(), cleanText(written.text).trim()];
  await oneAtATime(act.db, `conversations.refusal-texts ${list}`);
  const kept = await refusalTextsOf(act.db, list);
  if (written.id !== null && !kept.some(({ id }) => id === written.id)) throw new NotFound();
  const others = kept.filter(({ id }) => id !== written.id);
  refuseIf(impedimentsToKeeping(others, { name, text }));
  const { rows } = await (
    written.id === null
      ? sql<{
          id: number;
        }>`insert into conversations.refusal_text (list, name, said) values (${list}, ${name}, ${text}) returning id`
      : sql<{
          id: number;
        }>`update conversations.refusal_text set name = ${name}, said = ${text} where id = ${written.id} returning id`
  ).execute(conversations(act.db));
  note(act, { kind: 'conversations.refusal-text-kept', list, text: rows[0]!.id });
}

/** Drops a text.  Who calls has decided that it may be.  Safe to repeat. */
export async function dropRefusalText(act: Act, { id: list }: Pick<List, 'id'>, text: number): Promise<void> {
  if (!Number.isInteger(text) || text >= 2 ** 31) return;
  const { rows } = await sql`
    delete from conversations.refusal_text where list = ${list} and id = ${text} returning id
  `.execute(conversations(act.db));
  if (rows.length > 0) note(act, { kind: 'conversations.refusal-text-dropped', list, text });
}

function note(act: Act, fact: ModerationFact): void {
  act.record(fact);
}
