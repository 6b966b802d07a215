import type { LaterStep } from '../../../association/example/petition-paper.ts';
import { dayOf } from '../../platform/time/index.ts';
import { announceMeeting, answerEndorsement, nameEndorser, recordMeeting } from '../../steps/index.ts';
import { loadSigning, verifying, type Staged } from './load-signing.ts';
import { ago, none } from './past.ts';

type Later<K extends LaterStep['step']> = Extract<LaterStep, { step: K }>;

/** What a petition went through from its opening on, each at an instant of the past, by the commands that everybody uses. */
export async function loadSteps(staged: Staged): Promise<void> {
  const { openedDaysAgo = 0, later, ...first } = staged.petition;
  let fromDaysAgo = openedDaysAgo;
  let stage = -1;
  for (const its of [{ ...first, step: 'signatures' as const }, ...later]) {
    stage = staged.policy.steps.findIndex(({ step }, place) => place > stage && step === its.step);
    switch (its.step) {
      case 'signatures':
        await loadSigning(staged, { ...its, stage, fromDaysAgo });
        break;
      case 'meeting':
        await holdOpenMeeting(staged, its);
        fromDaysAgo = its.heldDaysAgo - 1;
        break;
      case 'endorsement':
        await askEndorser(staged, its);
    }
  }
}

async function holdOpenMeeting({ house, id, first }: Staged, meeting: Later<'meeting'>): Promise<void> {
  const { announcedDaysAgo, heldDaysAgo, begins, place, link, held } = meeting;
  const announced = { heldOn: dayOf(ago(house, heldDaysAgo), house.zone), begins, place, link };
  await house.perform({ by: first, at: ago(house, announcedDaysAgo), grants: none }, (act) =>
    announceMeeting(act, id, announced, house),
  );
  if (!held) return;
  await house.perform({ by: first, at: ago(house, heldDaysAgo - 1), grants: none }, (act) =>
    recordMeeting(act, id, { attendance: held.attendance, minute: held.minute.join('\n\n') }, house),
  );
}

async function askEndorser({ house, id, verifier }: Staged, its: Later<'endorsement'>): Promise<void> {
  const endorsement = await house.perform(
    { by: verifier, at: ago(house, its.askedDaysAgo), grants: verifying },
    (act) => nameEndorser(act, id, its, house),
  );
  if (its.endorsedDaysAgo === undefined) return;
  await house.perform({ by: null, at: ago(house, its.endorsedDaysAgo), grants: none }, (act) =>
    answerEndorsement(act, endorsement, { answer: 'endorsed', reasons: its.reasons }, house),
  );
}
