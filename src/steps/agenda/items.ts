import { countedIn, impedimentsOfOwnAmong, pendingStates, petitionsIn, type Petition } from '../../charters/index.ts';
import type { Visit } from '../../platform/act/index.ts';
import type { AgendaOffer, Sitting } from '../../meetings/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import { words } from './words.ts';

/** More than a committee deals with at one meeting. */
const most = 50;

/** What is before the committee, as items for the agenda of a meeting: the longest before it first. */
export async function docketItems(
  { db, by }: Pick<Visit, 'db' | 'by'>,
  sitting: Pick<Sitting, 'fileBy'>,
): Promise<AgendaOffer[]> {
  const pending = await petitionsIn(db, pendingStates, { most });
  const ids = pending.map(({ id }) => id);
  const [counts, barred] = await Promise.all([countedIn(db, ids), impedimentsOfOwnAmong({ db, by }, ids, 'agenda')]);
  return pending.toReversed().map(({ id, title, signed, ...petition }) => ({
    subject: { kind: 'charters.petition', id: String(id) },
    title: words.agendaItem(title),
    note: words.agendaNote(id, signed, counts.get(id) ?? null),
    address: `/petitions/${id}`,
    apart: impedimentsToDecidingAt(petition, sitting),
    barred: barred.get(id) ?? [],
  }));
}

/** What keeps the committee from deciding on a petition at a meeting; empty when nothing does. */
function impedimentsToDecidingAt(
  { state, filedOn }: Pick<Petition, 'state' | 'filedOn'>,
  { fileBy }: Pick<Sitting, 'fileBy'>,
): Impediment[] {
  const found: Impediment[] = [];
  if (state === 'filed') found.push({ code: 'petition-being-verified' });
  if (fileBy !== null && filedOn !== null && filedOn > fileBy)
    found.push({ code: 'petition-filed-after', filedOn, fileBy });
  return found;
}
