import { PetitionPapers, type PetitionPaper as Petition } from '../../../association/example/petition-paper.ts';
import type { PersonId } from '../../platform/act/index.ts';
import {
  acceptInvitation,
  beginPetition,
  inviteOrganizer,
  openPetition,
  saveOwnDetails,
  tellNews,
  textHash,
  type PolicyView,
} from '../../charters/index.ts';
import { personOf } from '../../roll/index.ts';
import type { ExampleHouse, Persona } from './house.ts';
import { circulateDraft } from './load-circulation.ts';
import { loadBallot, recordCount, recordInRoom } from './load-ballots.ts';
import { loadConsultations } from './load-consultations.ts';
import { loadReport } from './load-reports.ts';
import type { Staged } from './load-signing.ts';
import { loadSteps } from './load-steps.ts';
import { told } from './papers.ts';
import { ago, none, personOfNumber } from './past.ts';

/** Petitions in every state, each brought there by the commands that everybody uses, at the instants of their own past. */
export async function loadPetitions(house: ExampleHouse, personas: readonly Persona[]): Promise<void> {
  const petitions = told(house, 'petitions.json', PetitionPapers) ?? [];
  const office = (key: string) => personas.find((one) => one.key === key)!.person;
  const offices = { verifier: office('verifier'), chair: office('chair') };
  for (const petition of petitions) {
    await loadPetition(house, petition, offices);
    if (petition.report) await loadReport(house, petition.report, offices.chair);
  }
}

interface Offices {
  readonly verifier: PersonId;
  readonly chair: PersonId;
}

async function loadPetition(house: ExampleHouse, petition: Petition, { verifier, chair }: Offices): Promise<void> {
  const begunAt = ago(house, petition.begunDaysAgo);
  const policy = house.policies.inForce(begunAt.toISOString().slice(0, 10));
  const persons = await Promise.all(petition.organizers.map(({ number }) => personOfNumber(house, number)));
  const [first] = persons as [PersonId, ...PersonId[]];
  const begun = { ...petition, purpose: petition.circulated?.purpose ?? petition.purpose };
  const id = await begin(house, begun, policy, first);
  const staged: Staged = { house, policy, petition, id, first, verifier };
  await gatherOrganizers(staged, persons);
  if (petition.circulated) await circulateDraft({ ...staged, text: textOf(petition) }, petition.circulated);
  if (petition.openedDaysAgo === undefined) return;

  await house.perform({ by: first, at: ago(house, petition.openedDaysAgo), grants: none }, (act) =>
    openPetition(act, id, textHash(textOf(petition)), policy),
  );
  await loadSteps(staged);
  for (const { daysAgo, title, body } of petition.news)
    await house.perform({ by: first, at: ago(house, daysAgo), grants: none }, (act) =>
      tellNews(act, id, { title, body: body.join('\n\n') }),
    );
  const { acknowledgedDaysAgo, consultations } = petition;
  await loadConsultations(house, id, { acknowledgedDaysAgo, consultations }, { verifier, chair });
  if (petition.ballot) await loadBallot(house, id, petition.ballot, chair);
  if (petition.decision) await decide(staged, petition.decision, chair);
}

async function begin(house: ExampleHouse, petition: Petition, policy: PolicyView, by: PersonId): Promise<number> {
  const person = await personOf(house.database.db, by);
  return house.perform({ by, at: ago(house, petition.begunDaysAgo), grants: none }, (act) =>
    beginPetition(
      act,
      {
        by,
        policyId: policy.id,
        policyVersion: policy.version,
        text: textOf(petition),
        organizer: { name: person?.name ?? '', email: person?.email ?? '' },
      },
      policy.organizing,
    ),
  );
}

const textOf = ({ title, openTo, topics, purpose }: Petition) => ({
  title,
  openTo,
  topics,
  purpose: purpose.join('\n\n'),
});

async function gatherOrganizers(
  { house, petition, policy, id, first }: Staged,
  persons: readonly PersonId[],
): Promise<void> {
  const at = ago(house, petition.begunDaysAgo);
  for (const [index, by] of persons.entries()) {
    const person = await personOf(house.database.db, by);
    const { work, address } = petition.organizers[index]!;
    const own = { name: person?.name ?? '', work, postalAddress: address };
    if (index === 0) {
      await house.perform({ by, at, grants: none }, (act) => saveOwnDetails(act, id, own));
      continue;
    }
    const secret = await house.perform({ by: first, at, grants: none }, (act) =>
      inviteOrganizer(act, id, { name: own.name, email: person?.email ?? '' }, policy.petition.organizersMost),
    );
    await house.perform({ by, at, grants: none }, (act) =>
      acceptInvitation(act, secret, by, own, () => policy.organizing),
    );
  }
}

async function decide(
  { house, id }: Staged,
  { daysAgo, reasons, ...vote }: NonNullable<Petition['decision']>,
  chair: PersonId,
): Promise<void> {
  const at = ago(house, daysAgo);
  if (vote.byName) return recordInRoom(house, id, { at, reasons, present: vote.present }, chair);
  await recordCount(house, id, { at, reasons, counts: { ...vote, recused: 0 } }, chair);
}
