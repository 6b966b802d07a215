import {
  decideInRoom,
  decisionsOn,
  policyBook,
  type PetitionId,
  type PolicyBook,
  type RoomPapers,
} from '../charters/index.ts';
import { association, inOffice, policies, type Stage } from '../charters/testing.ts';
import { membersOfBody, type RoomCount } from '../meetings/index.ts';
import type { PersonId } from '../platform/act/index.ts';
import { dayOf } from '../platform/time/index.ts';
import { aPerson } from '../roll/testing.ts';
import { unitNamed } from '../units/index.ts';
import { aUnit } from '../units/testing.ts';
import { loadPolicies, type KeptPolicy } from '../policies/index.ts';
import { reportingAssociation } from './association.ts';
import type { Telling } from './reports/told.ts';

/** How the example association tells the council. */
export const telling: Telling = { policies, association: reportingAssociation(association) };

/** The policies of the example association as if the council had to ratify each approval. */
export const ratifying: readonly KeptPolicy[] = loadPolicies('association').map((kept) => ({
  ...kept,
  policy: {
    ...kept.policy,
    steps: kept.policy.steps.map((step) => (step.step === 'report' ? { ...step, as: 'action' } : step)),
  },
}));

export const ratifyingBook = policyBook(
  ratifying.map(({ policy }) => policy),
  association,
);

/** Votes of the room, and what is written down with them. */
interface Deciding extends Partial<Omit<RoomCount, 'by'>>, Partial<Pick<RoomPapers, 'reasons' | 'conditions'>> {
  readonly book?: PolicyBook;
}

/** The committee decides on a docketed petition, in the room: by nine to one unless told. Gives the number of the decision. */
export async function aDecision(
  stage: Stage,
  chair: PersonId,
  petition: PetitionId,
  at: Date,
  { book = policies, reasons = '', conditions = '', ...counts }: Deciding = {},
): Promise<number> {
  await seatCommittee(stage, at);
  return stage.as(
    chair,
    at,
    async (act) => {
      const counted = {
        by: 'count',
        approve: 9,
        decline: 1,
        return: 0,
        abstain: 1,
        present: 11,
        recused: 0,
        ...counts,
      } as const;
      const vote = { decidedOn: act.today, sitting: null, counted, mover: null, seconder: null, minute: '' };
      await decideInRoom(act, petition, vote, { reasons, conditions }, deciding(book));
      return (await decisionsOn(act.db, petition))[0]!.id;
    },
    ['docket.decide'],
  );
}

/** What decides, under the rules of a book. */
export const deciding = (book = policies) => ({
  policies: book,
  association: { units: { committee: association.bodies.committee } },
});

/** Eleven members, if the committee has any, so that as many can have been present. */
async function seatCommittee(stage: Stage, at: Date): Promise<void> {
  const { db } = stage.database;
  const name = association.bodies.committee;
  const unit = await unitNamed(db, name);
  if (!unit) {
    const grants = new Set(['units.edit', 'posts.edit', 'administration']);
    await stage.perform({ by: null, at, grants }, (act) => aUnit(act, { name, acronym: '' }));
    return;
  }
  const seated = (await membersOfBody(db, unit.id, dayOf(at, association.timeZone))).length;
  for (let seat = seated; seated > 0 && seat < 11; seat += 1)
    await inOffice(stage, await aPerson(db, `Seated Member${seat}`, { class: 'REG' }), name, 'member');
}
