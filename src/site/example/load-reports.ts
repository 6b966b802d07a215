import type { PetitionPaper } from '../../../association/example/petition-paper.ts';
import type { PersonId } from '../../platform/act/index.ts';
import { draftOf, drawUpReport, finalizeReport, reportingAssociation, saveReport } from '../../council/index.ts';
import type { ExampleHouse } from './house.ts';
import { ago } from './past.ts';

/** The chair reports to the council, at an instant of the past, by the commands that everybody uses. */
export async function loadReport(
  house: ExampleHouse,
  { daysAgo, title, introduction, added }: NonNullable<PetitionPaper['report']>,
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
