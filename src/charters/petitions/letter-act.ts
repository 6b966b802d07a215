import { petitionOf, seePetition } from './queries.ts';
import { isPublic } from './rules.ts';
import type { ActLetter, LetterAct } from '../../roll/index.ts';
import type { Given } from '../given.ts';
import { signPetition, type Signing } from './commands/signing.ts';
import { letterWords as words } from './letter-words.ts';
import type { Petition } from './model.ts';

/** What a letter that signs is about: the petition, and how it is signed. The mark is that of whoever asked. */
export function signingSubject(
  petition: number,
  { nameShown, networkMark, wantsNews = false, kinds = [] }: Signing,
): string {
  return JSON.stringify([petition, nameShown, networkMark.toString('base64url'), wantsNews, kinds]);
}

/** Letters that were sent before the wish for news, or a kind, could be told have no word of it. */
function readSubject(subject: string): { petition: number } & Signing {
  const [petition, nameShown, mark, wantsNews = false, kinds = []] = JSON.parse(subject) as [
    number,
    boolean,
    string,
    boolean?,
    number[]?,
  ];
  return { petition, nameShown, networkMark: Buffer.from(mark, 'base64url'), wantsNews, kinds };
}

/** What the letter says: which petition one signs with it, before all else. */
export function signingLetter(
  { id, title }: Petition,
  { nameShown, wantsNews }: Pick<Signing, 'nameShown' | 'wantsNews'>,
  baseUrl: string,
): ActLetter {
  return {
    subject: words.signSubject(title),
    lede: words.signLede(title),
    facts: [
      [words.petition, `P ${id}, ${title}`, `${baseUrl}/petitions/${id}`],
      [words.yourName, nameShown ? words.nameShown : words.nameHidden],
      ...(wantsNews ? [[words.howItGoes, words.newsWanted] as const] : []),
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
      const { petition: id, nameShown, wantsNews, kinds = [] } = readSubject(subject);
      const petition = await seePetition(visit, id);
      const { among } = given.policies.of(petition.policyId, petition.policyVersion).signing(petition.stage);
      const own = kinds.flatMap((place) =>
        among[place] ? [` You say that you are one of the ${among[place].who}.`] : [],
      );
      return {
        title: petition.title,
        what: `You asked to sign this petition. ${nameShown ? 'Your name will be shown on its page.' : 'Your name will be seen by the verifiers only.'}${wantsNews ? ' You will be told by mail how it goes on.' : ''}${own.join('')}`,
        button: 'Sign it',
      };
    },
    async asked({ db }, about) {
      const petition = await petitionOf(db, Number(about));
      if (!petition || !isPublic(petition)) return null;
      return { what: words.codeSigns(petition.title), button: words.sign, back: `/petitions/${petition.id}#sign` };
    },
    async perform(act, subject) {
      const { petition: id, ...signing } = readSubject(subject);
      await signPetition(act, id, signing, ({ policyId, policyVersion, stage }) =>
        given.policies.of(policyId, policyVersion).signing(stage),
      );
      return `/petitions/${id}?signed=1`;
    },
  };
}
