import { Refused } from '../../platform/refusal/index.ts';
import { networkMark, petitionOf, signPetition, signersOf } from '../../charters/index.ts';
import { personForMember, personalClasses, sampleMembers } from '../../roll/index.ts';
import { recordCount } from './load-ballots.ts';
import { signOffAll, verifying } from './load-signing.ts';
import type { ExampleHouse, Persona } from './house.ts';

/** What came of letting members sign: how many did, and why others could not. */
export interface Signed {
  readonly signed: number;
  /** Codes of impediments, and how many were told so. */
  readonly refused: ReadonlyMap<string, number>;
}

/** Of 25, so many may not sign, for one reason or another. */
const shareOfOthers = 0.12;

/** Lets members of the example sign, by the same command as everybody. Some of them may not. */
export async function letMembersSign(house: ExampleHouse, petition: number, count: number): Promise<Signed> {
  const at = house.clock.now();
  const { db } = house.database;
  const found = await petitionOf(db, petition);
  if (found?.state !== 'signing') return { signed: 0, refused: new Map([['petition-not-open', 1]]) };
  const rules = house.policies.of(found.policyId, found.policyVersion).signing(found.stage);
  const except = await signersOf(db, petition);
  const others = Math.round(count * shareOfOthers);
  const sample = {
    word: `${petition} ${except.length}`,
    classes: personalClasses(house.association),
    standing: rules,
    on: at.toISOString().slice(0, 10),
    except,
  };
  const members = [
    ...(await sampleMembers(db, { ...sample, count: count - others, good: true })),
    ...(await sampleMembers(db, { ...sample, count: others, good: false })),
  ];

  let signed = 0;
  const refused = new Map<string, number>();
  for (const [index, member] of members.entries()) {
    try {
      await house.perform({ by: null, at, grants: new Set() }, async (act) => {
        const person = await personForMember(act, member);
        const signing = {
          nameShown: index % 9 === 0,
          networkMark: networkMark(`198.51.100.${index + 1}`, house.installation.hashKey),
          kinds: rules.among.flatMap((asked, place) => (index < asked.count ? [place] : [])),
        };
        await signPetition({ ...act, by: person }, petition, signing, () => rules);
      });
      signed += 1;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const code = error.impediments[0]?.code ?? 'other';
      refused.set(code, (refused.get(code) ?? 0) + 1);
    }
  }
  return { signed, refused };
}

/** The verifier of the example signs off what the test let through. */
export async function verifyAsStaff(
  house: ExampleHouse,
  petition: number,
  personas: readonly Persona[],
): Promise<void> {
  const verifier = personas.find(({ key }) => key === 'verifier');
  await house.perform({ by: verifier?.person ?? null, at: house.clock.now(), grants: verifying }, (act) =>
    signOffAll(act, petition),
  );
}

/** The committee of the example meets, and approves 9 to 1. */
export async function holdMeeting(house: ExampleHouse, petition: number, personas: readonly Persona[]): Promise<void> {
  const chair = personas.find(({ key }) => key === 'chair');
  const at = house.clock.now();
  const counts = { approve: 9, decline: 1, return: 0, abstain: 1, present: 11, recused: 0 };
  await recordCount(house, petition, { at, counts, reasons: '' }, chair!.person);
}
