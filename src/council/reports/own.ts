import type { Visit } from '../../platform/act/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import { decisionsToReport, organizingAmong } from '../../charters/index.ts';
import type { ReportItem } from './model.ts';

/** What keeps the visitor from wording items, by their ids: nobody tells the council of a petition that they organize, or have. */
export async function ownItems(
  { db, by }: Pick<Visit, 'db' | 'by'>,
  items: readonly Pick<ReportItem, 'id' | 'decision'>[],
): Promise<ReadonlyMap<number, Impediment>> {
  const ids = items.flatMap(({ decision }) => decision ?? []);
  if (!by || ids.length === 0) return new Map();
  const petitions = new Map((await decisionsToReport(db, ids)).map(({ id, petition }) => [id, petition]));
  const organizing = await organizingAmong(db, by, [...petitions.values()]);
  return new Map(
    items.flatMap(({ id, decision }) => {
      const found = organizing.get(petitions.get(decision ?? 0) ?? 0);
      return found ? [[id, { code: 'own-petition', grant: 'report', organizing: found }] as const] : [];
    }),
  );
}
