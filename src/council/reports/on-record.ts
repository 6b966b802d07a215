import type { Db } from '../../platform/db/index.ts';
import { decisionsToReport } from '../../charters/index.ts';
import { groupsById } from '../../groups/index.ts';
import { mattersToReport, type Matter } from './matters.ts';
import type { DocumentItem, ReportItem } from './model.ts';
import { factsOf, factsOfMatter, toldOf, toldOfMatter, type Telling, type Told } from './told.ts';

/** What stands behind an item, and is drawn anew until the report is final: nobody writes it. */
export interface OnRecord extends Pick<DocumentItem, 'facts' | 'href'> {
  /** As it was drawn up, whatever the chair has made of it. */
  readonly told: Told;
  /** Whether a final report has told of it. */
  readonly isReported: boolean;
}

/** What stands behind items, by their ids; an item that the chair added has nothing. */
export async function onRecord(
  db: Db,
  items: readonly ReportItem[],
  telling: Telling,
): Promise<ReadonlyMap<number, OnRecord>> {
  const [decisions, matters] = await Promise.all([
    decisionsToReport(
      db,
      items.flatMap(({ decision }) => decision ?? []),
    ),
    mattersToReport(
      db,
      items.flatMap(({ matter }) => matter ?? []),
    ),
  ]);
  const groups = await groupsById(
    db,
    matters.map(({ group }) => group),
  );
  const ofDecisions = new Map(
    decisions.map((decision): [number, OnRecord] => [
      decision.id,
      {
        told: toldOf(decision, telling),
        facts: factsOf(decision),
        href: `/petitions/${decision.petition}`,
        isReported: decision.reportedOn !== null,
      },
    ]),
  );
  const ofMatters = new Map(
    matters.map((matter): [number, OnRecord] => {
      const slug = groups.get(matter.group)?.slug;
      return [
        matter.id,
        {
          told: toldOfMatter(matter, telling),
          facts: factsOfMatter(matter),
          href: slug === undefined ? null : hrefOf(slug, matter),
          isReported: matter.reportedIn !== null,
        },
      ];
    }),
  );
  return new Map(
    items.flatMap(({ id, decision, matter }) => {
      const found = decision === null ? ofMatters.get(matter ?? 0) : ofDecisions.get(decision);
      return found ? [[id, found] as const] : [];
    }),
  );
}

/** Where the group is read, or what is proposed for it. */
const hrefOf = (slug: string, { proposal }: Matter): string =>
  proposal === null ? `/groups/${slug}` : `/groups/${slug}/changes/${proposal}`;

/** All that no report has told yet: decisions, then what else happened to groups. */
export async function toTell(db: Db, telling: Telling): Promise<Told[]> {
  const [decisions, matters] = await Promise.all([
    decisionsToReport(db, 'unreported'),
    mattersToReport(db, 'unreported'),
  ]);
  return [
    ...decisions.map((decision) => toldOf(decision, telling)),
    ...matters.map((matter) => toldOfMatter(matter, telling)),
  ];
}
