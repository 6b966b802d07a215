import type { Db } from '../../platform/db/index.ts';
import type { AgendaOffer } from '../../meetings/index.ts';
import { petitionsIn } from '../petitions/lists.ts';
import { pendingStates } from '../petitions/model.ts';
import { countedIn } from '../verification/queries.ts';
import { words } from './words.ts';

/** More than a committee deals with at one meeting. */
const most = 50;

/** What is before the committee, as items for the agenda of a meeting: the longest before it first. */
export async function docketItems(db: Db): Promise<AgendaOffer[]> {
  const pending = await petitionsIn(db, pendingStates, { most });
  const counts = await countedIn(
    db,
    pending.map(({ id }) => id),
  );
  return pending.toReversed().map(({ id, title, signed }) => ({
    subject: { kind: 'charters.petition', id: String(id) },
    title: words.agendaItem(title),
    note: words.agendaNote(id, signed, counts.get(id) ?? null),
    address: `/petitions/${id}`,
  }));
}
