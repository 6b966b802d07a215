import type { PetitionPaper } from '../../../association/example/petition-paper.ts';
import type { PersonId } from '../../platform/act/index.ts';
import { addDays, addMilliseconds, days } from '../../platform/time/index.ts';
import { acknowledgeReceipt, askUnits, confirmReply, replyForUnit } from '../../charters/index.ts';
import { unitNamed } from '../../units/index.ts';
import type { ExampleHouse } from './house.ts';

const question =
  'Does this petition touch what your unit is responsible for, and has your unit anything against the group?';

/** The chair acknowledges receipt, staff ask units, and some of them reply, each at an instant of the past. */
export async function loadConsultations(
  house: ExampleHouse,
  id: number,
  told: {
    readonly acknowledgedDaysAgo: number | undefined;
    readonly consultations: PetitionPaper['consultations'];
  },
  { verifier, chair }: { readonly verifier: PersonId; readonly chair: PersonId },
): Promise<void> {
  const at = (daysAgo: number) => addMilliseconds(house.clock.now(), -days(daysAgo));
  const verifying = new Set(['petitions.verify']);
  if (told.acknowledgedDaysAgo !== undefined) {
    const chairing = { by: chair, at: at(told.acknowledgedDaysAgo), grants: new Set(['docket.decide']) };
    await house.perform(chairing, (act) => acknowledgeReceipt(act, id));
  }
  for (const { unit: name, touched, askedDaysAgo, answerInDays, reply } of told.consultations) {
    const unit = await unitNamed(house.database.db, name);
    if (!unit) throw new Error(`petitions.json names ${name}, which is no unit`);
    const [asked] = await house.perform({ by: verifier, at: at(askedDaysAgo), grants: verifying }, (act) => {
      const units = [{ unit: unit.id, touched, reason: '' }];
      return askUnits(act, id, { units, question, answerBy: addDays(act.today, answerInDays) }, null);
    });
    if (!reply) continue;
    await house.perform({ by: null, at: at(reply.daysAgo), grants: new Set() }, (act) =>
      replyForUnit(act, asked!, reply),
    );
    if (reply.confirmed)
      await house.perform({ by: verifier, at: at(reply.daysAgo - 1), grants: verifying }, (act) =>
        confirmReply(act, id, asked!),
      );
  }
}
