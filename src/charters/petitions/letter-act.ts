import { seePetition } from './queries.ts';
import type { LetterAct } from '../../roll/index.ts';
import type { Given } from '../given.ts';
import { signPetition } from './commands/signing.ts';

/** What a letter that signs is about: the petition, and whether the name is shown. The network is that of whoever asked. */
export function signingSubject(petition: number, nameShown: boolean, network: string): string {
  return JSON.stringify([petition, nameShown, network]);
}

function readSubject(subject: string): { petition: number; nameShown: boolean; network: string } {
  const [petition, nameShown, network] = JSON.parse(subject) as [number, boolean, string];
  return { petition, nameShown, network };
}

/** Signing by one letter, without a session. */
export function signingByLetter(given: Given): LetterAct {
  return {
    kind: 'charters.sign',
    async describe(visit, subject) {
      const { petition: id, nameShown } = readSubject(subject);
      const petition = await seePetition(visit, id);
      return {
        title: petition.title,
        what: `You asked to sign this petition. ${nameShown ? 'Your name will be shown on its page.' : 'Your name will be seen by the verifiers only.'}`,
        button: 'Sign it',
      };
    },
    async perform(act, subject) {
      const { petition: id, nameShown, network } = readSubject(subject);
      const signing = { nameShown, network, networkKey: given.installation.hashKey };
      await signPetition(
        act,
        id,
        signing,
        ({ policyId, policyVersion }) => given.policies.of(policyId, policyVersion).verification,
      );
      return `/petitions/${id}?signed=1`;
    },
  };
}
