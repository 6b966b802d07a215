import type { VNode } from 'preact';
import type { Visit } from '../../../platform/act/index.ts';
import type { Given } from '../../given.ts';
import type { PetitionId } from '../../petitions/model.ts';
import { isOrganizer } from '../../petitions/queries.ts';
import { circulationToken } from '../link.ts';
import type { Circulation } from '../model.ts';
import { circulationOf, countComments, latestVersion } from '../queries.ts';
import { circulationWords as words } from '../words.ts';

/**
 * The way from a petition to how its text came about, for those who may see it: its organizers, and whoever commented, as long as
 * the link that they had is in force.  Null for everybody else; nothing is asked for a reader who is not signed in.
 */
export async function cameAbout(given: Given, visit: Visit, petition: PetitionId): Promise<VNode | null> {
  const { db, by } = visit;
  if (!by) return null;
  const circulation = await circulationOf(db, petition);
  if (!circulation) return null;
  const [counts, latest, organizes] = await Promise.all([
    countComments(db, petition, by),
    latestVersion(db, petition),
    isOrganizer(db, petition, by),
  ]);
  const href = hrefFor(given, circulation, { organizes, commented: counts.own > 0 });
  if (!href) return null;
  return (
    <p class="s">
      <a href={href}>{words.cameAbout}</a>: {words.cameAboutOf(latest?.number ?? 0, counts.all)}
    </p>
  );
}

function hrefFor(
  given: Given,
  circulation: Circulation,
  { organizes, commented }: { organizes: boolean; commented: boolean },
): string | null {
  if (organizes) return `/petitions/${circulation.petition}/circulation`;
  if (!commented || circulation.linkWithdrawnAt) return null;
  return `/circulation/${circulationToken(given.installation.hashKey, circulation)}`;
}
