import type { Call } from '../../../platform/web/index.ts';
import { memberOfPerson, personOf } from '../../../roll/index.ts';
import type { Given } from '../../given.ts';
import type { Petition } from '../model.ts';
import { petitionToSign, signatureOf } from '../queries.ts';
import { impedimentsToSigning } from '../rules.ts';
import type { Reader } from './sign-panel.tsx';
import { pageWords as words } from './words.ts';

/** What the panel needs to know of whoever reads; nothing is asked of the roll for a reader who is not signed in. */
export async function readerOf(given: Given, call: Call, petition: Petition): Promise<Reader> {
  const { db, by } = call.visit;
  const rules = given.policies.of(petition.policyId, petition.policyVersion).signing(petition.stage);
  const { namesShown, among, byLetter = false } = rules;
  if (!by)
    return {
      person: null,
      name: '',
      memberNumber: null,
      standing: '',
      signature: null,
      impediments: [],
      namesShown,
      among,
      byLetter,
    };
  const [person, member, found, signature] = await Promise.all([
    personOf(db, by),
    memberOfPerson(db, by),
    petitionToSign(db, petition.id, by),
    signatureOf(db, petition.id, by),
  ]);
  const paidThrough = found?.signer?.paidThrough;
  return {
    namesShown,
    among,
    byLetter,
    person: by,
    name: person?.name ?? '',
    memberNumber: member?.number ?? null,
    standing: paidThrough ? words.standingThrough(paidThrough) : words.standing,
    signature: signature ?? null,
    impediments: found ? impedimentsToSigning(found, rules, call.visit) : [{ code: 'not-a-member' }],
  };
}
