import { z } from 'zod';
import type { PersonId } from '../../platform/act/index.ts';
import { draftOf, drawUpReport, finalizeReport, reportingAssociation, saveReport } from '../../council/index.ts';
import type { ExampleHouse } from './house.ts';
import { ago } from './past.ts';

/** A report of the example: what its chair wrote around the decisions. */
export const ExampleReport = z.strictObject({
  daysAgo: z.number(),
  title: z.string(),
  introduction: z.string(),
  added: z.string(),
});

/** The chair reports to the council, at an instant of the past, by the commands that everybody uses. */
export async function loadReport(
  house: ExampleHouse,
  { daysAgo, title, introduction, added }: z.output<typeof ExampleReport>,
  chair: PersonId,
): Promise<void> {
  const telling = { policies: house.policies, association: reportingAssociation(house.association) };
  const chairing = { by: chair, at: ago(house, daysAgo), grants: new Set(['docket.decide']) };
  await house.perform(chairing, async (act) => {
    const id = await drawUpReport(act, telling);
    const { report, items } = (await draftOf(act.db, id, telling))!;
    const { revision, changed } = report;
    const body = { toldAs: 'information', body: added } as const;
    await saveReport(act, id, { revision, title, introduction, changed, items, added: body });
    await finalizeReport(act, id, { telling, baseUrl: house.baseUrl(), revision: null });
  });
}
