import { sql } from 'kysely';
import type { Act } from '../../../platform/act/index.ts';
import { NotFound, refuse, refuseIf } from '../../../platform/refusal/index.ts';
import { note } from '../../facts.ts';
import { editing } from '../../petitions/commands/drafting.ts';
import { petitionForChange } from '../../petitions/commands/locks.ts';
import type { PetitionId } from '../../petitions/model.ts';
import { draftTextOf, isOrganizer } from '../../petitions/queries.ts';
import { charters } from '../../tables.ts';
import { circulationOf, latestVersion } from '../queries.ts';
import { impedimentsToCirculating, isOpen, isSameText } from '../rules/commenting.ts';
import { keepVersion } from './versions.ts';

/**
 * Makes what the organizers have saved the version that members comment on.  A text that was frozen, and may be edited again, is
 * opened for comment anew under the same link.
 *
 * @returns the number of the version
 * @throws Refused
 */
export async function circulate(act: Act, id: PetitionId): Promise<number> {
  const petition = await petitionForChange(act, id);
  refuseIf(await editing(act, petition));
  const [text, circulation, latest] = [
    await draftTextOf(act.db, petition),
    await circulationOf(act.db, id),
    await latestVersion(act.db, id),
  ];
  const open = circulation !== undefined && isOpen(circulation);
  refuseIf(impedimentsToCirculating(text, latest ? { text: latest, number: latest.number, open } : null));

  await sql`
    insert into charters.circulation (petition, begun_at) values (${id}, ${act.at})
    on conflict (petition) do update set closed_at = null
  `.execute(charters(act.db));
  const version = latest && isSameText(latest, text) ? latest.number : (latest?.number ?? 0) + 1;
  if (version !== latest?.number) await keepVersion(act, id, version, text);
  note(act, { kind: 'charters.petition-circulated', petition: id, version });
  return version;
}

/** Puts a new link in the place of the one that there is, or was; whoever has the old one finds nothing any more. */
export async function renewLink(act: Act, id: PetitionId): Promise<void> {
  await linkForChange(act, id);
  await sql`
    update charters.circulation set link = link + 1, link_withdrawn_at = null where petition = ${id}
  `.execute(charters(act.db));
  note(act, { kind: 'charters.circulation-link-renewed', petition: id });
}

/** Takes the link back: from now on the organizers alone can read. Safe to repeat. */
export async function withdrawLink(act: Act, id: PetitionId): Promise<void> {
  if ((await linkForChange(act, id)).linkWithdrawnAt) return;
  await sql`update charters.circulation set link_withdrawn_at = ${act.at} where petition = ${id}`.execute(
    charters(act.db),
  );
  note(act, { kind: 'charters.circulation-link-withdrawn', petition: id });
}

async function linkForChange(act: Act, id: PetitionId) {
  await petitionForChange(act, id);
  if (!act.by || !(await isOrganizer(act.db, id, act.by))) refuse('not-an-organizer');
  const circulation = await circulationOf(act.db, id);
  if (!circulation) throw new NotFound();
  return circulation;
}
