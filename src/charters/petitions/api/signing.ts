import { z } from 'zod';
import { address, instant, operation, sha256, type OperationRoute } from '../../../platform/api/index.ts';
import { NotFound, Refused } from '../../../platform/refusal/index.ts';
import { signedIn, type Call } from '../../../platform/web/index.ts';
import type { Given } from '../../given.ts';
import { networkMark, showName, signPetition, withdrawSignature } from '../commands/signing.ts';
import { kindsAmong } from '../kinds.ts';
import type { PetitionId } from '../model.ts';
import { signatureOf } from '../queries.ts';
import { mostLetter } from '../rules.ts';
import { refusalsToSigning, refusalsToWithdrawing } from './refusals.ts';
import { params, publicPetition } from './shapes.ts';

const Signature = z
  .strictObject({
    petition: z.int().min(1).meta({ description: 'The number of the petition' }),
    url: address.meta({ description: 'Where this signature can be read and withdrawn' }),
    signedAt: instant,
    nameShown: z.boolean().meta({ description: 'Whether everyone sees the signer’s name, or the verifiers alone' }),
  })
  .meta({ id: 'Signature', description: 'The signature of the member whose token it is' });

const Signing = z
  .strictObject({
    textSha256: sha256.meta({
      description: 'The SHA-256 of the text that is signed, as the petition gives it: nobody signs unseen',
      exampleOf: 'textSha256',
    }),
    nameShown: z
      .boolean()
      .optional()
      .meta({
        description:
          'Whether everyone may see the signer’s name; else the verifiers alone do. Left out, nobody else sees it, or, where the petition is signed already, it stays as it is',
        examples: [false],
      }),
    letter: z
      .string()
      .max(mostLetter)
      .optional()
      .meta({ description: 'What the signer writes, where the rules ask for letters; else it is left out' }),
    kinds: z.array(z.int().min(0).max(99)).max(20).optional().meta({
      description:
        'Of which kinds the signer is, where the rules ask for some signers of a kind: their places in `among` of the step, from 0. Staff confirm it',
    }),
  })
  .meta({ id: 'Signing' });

/** Where a program signs for the member whose token it brings, and takes the signature back. */
export function signingApi(given: Given): OperationRoute[] {
  return [signing(given), ownSignature, withdrawing];
}

const signing = (given: Given) =>
  operation({
    id: 'signPetition',
    method: 'POST',
    path: '/api/v1/petitions/:id/signatures',
    tag: 'Signing',
    summary: 'Sign a petition',
    about:
      'Signs as the member whose token it is, by the same rules as on the petition’s page. Sent again, it gives the signature that stands; of it only `nameShown` is changed, where it is given.',
    scopes: ['sign'],
    params,
    body: Signing,
    gives: Signature,
    statuses: { 201: 'Signed', 200: 'Was signed already; this is what stands' },
    headers: { Location: 'Where the signature can be read and withdrawn' },
    refusals: refusalsToSigning,
    async answer(call, { params: { id }, body: { textSha256, nameShown, letter = '', kinds = [] } }) {
      const { policyId, policyVersion, stage } = await publicPetition(call, id);
      const mark = networkMark(call.network, given.installation.hashKey);
      const rules = given.policies.of(policyId, policyVersion).signing(stage);
      const own = kindsAmong(rules.among, kinds);
      const signed = await call.attempt((act) =>
        signPetition(
          act,
          id,
          { nameShown: nameShown ?? false, networkMark: mark, textSha256, letter, kinds: own },
          ({ policyId, policyVersion, stage }) => given.policies.of(policyId, policyVersion).signing(stage),
        ),
      );
      const stands = await shownSignature(call, id);
      if (!signed.ok && !(stands && isRepetition(signed.impediments))) throw new Refused(signed.impediments);
      if (!stands) throw new NotFound();
      const body = { ...stands, nameShown: nameShown ?? stands.nameShown };
      if (body.nameShown !== stands.nameShown && !rules.namesShown)
        await call.perform((act) => showName(act, id, body.nameShown));
      return { status: signed.ok ? 201 : 200, body, headers: { location: body.url } };
    },
  });

const isRepetition = (impediments: readonly { readonly code: string }[]): boolean =>
  impediments.every(({ code }) => code === 'already-signed');

const ownSignature = operation({
  id: 'readOwnSignature',
  method: 'GET',
  path: '/api/v1/petitions/:id/signatures/own',
  tag: 'Signing',
  summary: 'Read one’s own signature',
  about: 'There is none where the member has not signed, or has withdrawn.',
  scopes: ['read', 'sign'],
  params,
  gives: Signature,
  statuses: { 200: 'The signature that stands' },
  async answer(call, { params: { id } }) {
    await publicPetition(call, id);
    const body = await shownSignature(call, id);
    if (!body) throw new NotFound();
    return { body };
  },
});

const withdrawing = operation({
  id: 'withdrawSignature',
  method: 'DELETE',
  path: '/api/v1/petitions/:id/signatures/own',
  tag: 'Signing',
  summary: 'Withdraw one’s own signature',
  about: 'Possible until the petition is filed. The member may sign again while it is open.',
  scopes: ['sign'],
  params,
  statuses: { 204: 'It no longer counts' },
  refusals: refusalsToWithdrawing,
  async answer(call, { params: { id } }) {
    const person = signedIn(call);
    await publicPetition(call, id);
    await call.perform((act) => withdrawSignature(act, id, person));
    return {};
  },
});

async function shownSignature(call: Call, id: PetitionId) {
  const found = await signatureOf(call.visit.db, id, signedIn(call));
  if (!found) return undefined;
  const { signedAt, nameShown } = found;
  return { petition: id, url: `${call.baseUrl}/api/v1/petitions/${id}/signatures/own`, signedAt, nameShown };
}
