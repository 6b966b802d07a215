import type { Act } from '../../platform/act/index.ts';
import { reacting, type Reaction } from '../../platform/facts/index.ts';
import {
  lastSigners,
  petitionOf,
  termsOf,
  type CharterFact,
  type LastSigner,
  type Petition,
} from '../../charters/index.ts';
import { groupsById } from '../../groups/index.ts';
import { personsOf } from '../../roll/index.ts';
import type { Given } from '../given.ts';
import { postAskings } from './letters.ts';

/** When a petition to renew a group opens for signature, those who signed last time are asked once. */
export function askingReactions(given: Given): Reaction[] {
  return [
    reacting<CharterFact>('lifecycle.ask-last-signers', ['charters.petition-opened'], async (act, { fact }) => {
      const petition = 'petition' in fact ? await petitionOf(act.db, fact.petition) : undefined;
      if (petition?.kind === 'renew' && petition.state === 'signing') await askLastSigners(act, given, petition);
    }),
  ];
}

const batch = 500;

/** Three statements for some hundreds, so that no more than these are in memory. Whoever was erased is not found. */
async function askLastSigners(act: Act, given: Given, petition: Petition): Promise<void> {
  const group = (await groupsById(act.db, [petition.groupId!])).get(petition.groupId!);
  const last = (await termsOf(act.db, petition.groupId!)).find((term) => term.petition !== null)?.petition;
  if (!group || !last) return;
  const rules = given.policies.of(petition.policyId, petition.policyVersion).signing(petition.stage);
  for (let after = 0; ;) {
    const signers = await lastSigners(act, { last, now: petition.id, after, most: batch }, rules);
    const asked = signers.filter(mayBeWritten);
    const persons = await personsOf(
      act.db,
      asked.map(({ person }) => person),
    );
    await postAskings(
      act,
      given,
      { petition, group: group.name },
      asked.flatMap((signer) => {
        const person = persons.get(signer.person);
        return person ? [{ signer, person }] : [];
      }),
    );
    if (signers.length < batch) return;
    after = signers.at(-1)!.signature;
  }
}

/** A status without standing is that of somebody who has died, or left: no letter goes to those who mourn them. */
const mayBeWritten = ({ impediments }: LastSigner): boolean =>
  !impediments.some(({ code }) => code === 'status-without-standing');
