import type { PetitionPaper } from '../../../association/example/petition-paper.ts';
import {
  filePetition,
  kindClaimsOn,
  networkMark,
  settleKind,
  signersOf,
  signOff,
  signPetition,
  type PetitionId,
  type PolicyView,
} from '../../charters/index.ts';
import type { Act, PersonId } from '../../platform/act/index.ts';
import { addMilliseconds, dayOf, hours } from '../../platform/time/index.ts';
import { personalClasses, personForMember, sampleMembers } from '../../roll/index.ts';
import type { ExampleHouse } from './house.ts';
import { ago, none } from './past.ts';

/** A petition on its way through the example's past. */
export interface Staged {
  readonly house: ExampleHouse;
  readonly policy: PolicyView;
  readonly petition: PetitionPaper;
  readonly id: number;
  readonly first: PersonId;
  readonly verifier: PersonId;
}

/** A signing of the past: how many have signed by its end, and when it was over. */
export interface Signing {
  readonly stage: number;
  readonly fromDaysAgo: number;
  readonly signatures: number;
  readonly ofKind?: number | undefined;
  readonly filedDaysAgo?: number | undefined;
  readonly verifiedDaysAgo?: number | undefined;
}

/** What the verifier of the example may do. */
export const verifying: ReadonlySet<string> = new Set(['petitions.verify']);

/** Members sign, the first organizer files, and the verifier signs off, as far as the paper goes. */
export async function loadSigning(staged: Staged, signing: Signing): Promise<void> {
  const { house, policy, id, first, verifier } = staged;
  const rules = policy.signing(signing.stage);
  await gatherSignatures(staged, signing);
  const { filedDaysAgo, verifiedDaysAgo } = signing;
  if (filedDaysAgo === undefined) return;
  await house.perform({ by: first, at: ago(house, filedDaysAgo), grants: none }, (act) => filePetition(act, id, rules));
  if (verifiedDaysAgo === undefined) return;
  await house.perform({ by: verifier, at: ago(house, verifiedDaysAgo), grants: verifying }, (act) =>
    signOffAll(act, id),
  );
}

/** Signs the count off, every signer taken to be of the kind that they name. */
export async function signOffAll(act: Act, id: PetitionId): Promise<void> {
  for (const { signature, place, isConfirmed } of await kindClaimsOn(act.db, id))
    if (isConfirmed === null) await settleKind(act, id, { signature, place, isConfirmed: true });
  await signOff(act, id, '');
}

/** Members sign between the opening and the end, more of them in the first days than later. */
async function gatherSignatures(staged: Staged, signing: Signing): Promise<void> {
  const { house, policy, id } = staged;
  const { fromDaysAgo, filedDaysAgo: toDaysAgo = 0, ofKind = 0, stage } = signing;
  const members = await signersFor(staged, signing);
  for (const [index, member] of members.entries()) {
    const passed = ((index + 1) / (members.length + 1)) ** 1.4;
    const at = addMilliseconds(ago(house, fromDaysAgo - (fromDaysAgo - toDaysAgo) * passed), -hours(index % 7) / 8);
    await house.perform({ by: null, at, grants: none }, async (act) => {
      const person = await personForMember(act, member);
      const network = `198.51.100.${index % 250}`;
      const signed = {
        nameShown: index % 8 === 3,
        wantsNews: index % 12 === 5,
        networkMark: networkMark(network, house.installation.hashKey),
        kinds: index < ofKind ? [0] : [],
      };
      await signPetition({ ...act, by: person }, id, signed, () => policy.signing(stage));
    });
  }
}

/** In a petition that was filed, so many signed whose dues ran out before the filing. */
const lapsedMeanwhile = 4;

/** First those whose dues run out later, while they are still paid; then members who are in good standing to this day. */
async function signersFor({ house, petition, policy, id }: Staged, signing: Signing): Promise<number[]> {
  const { db } = house.database;
  const signed = await signersOf(db, id);
  const sample = {
    word: petition.title,
    classes: personalClasses(house.association),
    standing: policy.signing(signing.stage),
    good: true,
  };
  const today = dayOf(house.clock.now(), house.zone);
  const isTested = policy.signing(signing.stage).standingDays.includes('filing');
  const lapsed = isTested && signing.filedDaysAgo !== undefined ? lapsedMeanwhile : 0;
  const count = signing.signatures - signed.length - lapsed;
  const steady = await sampleMembers(db, { ...sample, count, on: today, except: signed });
  if (lapsed === 0) return steady;
  const soon = dayOf(ago(house, signing.fromDaysAgo - 7), house.zone);
  const everGood = await sampleMembers(db, { ...sample, count: 100_000, on: today, except: signed });
  const lapsing = await sampleMembers(db, { ...sample, count: lapsed, on: soon, except: everGood });
  return [...lapsing, ...steady];
}
