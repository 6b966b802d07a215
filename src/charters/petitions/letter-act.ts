import { seePetition } from './queries.ts';
import type { ActLetter, LetterAct } from '../../roll/index.ts';
import type { Given } from '../given.ts';
import { signPetition } from './commands/signing.ts';
import { letterWords as words } from './letter-words.ts';
import type { Petition } from './model.ts';

/** What a letter that signs is about: the petition, and whether the name is shown. The mark is that of whoever asked. */
export function signingSubject(petition: number, nameShown: boolean, mark: Buffer): string {
  return JSON.stringify([petition, nameShown, mark.toString('base64url')]);
}

function readSubject(subject: string): { petition: number; nameShown: boolean; networkMark: Buffer } {
  const [petition, nameShown, mark] = JSON.parse(subject) as [number, boolean, string];
  return { petition, nameShown, networkMark: Buffer.from(mark, 'base64url') };
}

/** What the letter says: which petition one signs with it, before all else. */
export function signingLetter({ id, title }: Petition, nameShown: boolean, baseUrl: string): ActLetter {
  return {
    subject: words.signSubject(title),
    lede: words.signLede(title),
    facts: [
      [words.petition, `P ${id}, ${title}`, `${baseUrl}/petitions/${id}`],
      [words.yourName, nameShown ? words.nameShown : words.nameHidden],
    ],
    how: words.signHow,
    button: words.sign,
  };
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
      const { petition: id, ...signing } = readSubject(subject);
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
