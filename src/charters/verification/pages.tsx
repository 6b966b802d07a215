import { z } from 'zod';
import { NotFound } from '../../platform/refusal/index.ts';
import { get, page, post, seeOther, signedIn, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import type { Returned } from '../../platform/web/parts/index.ts';
import { membersOf } from '../../roll/index.ts';
import type { Given } from '../given.ts';
import { must } from '../grants.ts';
import { petitionId } from '../petitions/pages/addresses.ts';
import type { Petition } from '../petitions/model.ts';
import { organizersOf, petitionOf } from '../petitions/queries.ts';
import { invalidateSignatures, rejectionCodes, restateCount, settleSignature, signOff } from './commands.ts';
import { results } from './model.ts';
import { verdictsIn, verificationOf } from './queries.ts';
import { countOf } from './rules.ts';
import { VerifyPage } from './views.tsx';
import { words } from './words.ts';

const perPage = 50;

/** Where staff test the signatures of a filed petition. */
export function verificationRoutes(given: Given): Route[] {
  return [
    get('/petitions/:id/verification', (call) => verifyPage(given, call)),
    post('/petitions/:id/verification/verdicts', settle),
    post('/petitions/:id/verification/invalidation', (call) => invalidate(given, call)),
    post('/petitions/:id/verification/sign-off', (call) => sign(given, call)),
  ];
}

async function filed(call: Call): Promise<Petition> {
  signedIn(call);
  must(call.visit, 'petitions.verify');
  const petition = await petitionOf(call.visit.db, petitionId(call));
  if (!petition?.filedAt) throw new NotFound();
  return petition;
}

async function verifyPage(given: Given, call: Call, striking?: Returned): Promise<Answer> {
  const petition = await filed(call);
  const { db, zone } = call.visit;
  const [all, verification, organizers] = await Promise.all([
    verdictsIn(db, petition.id),
    verificationOf(db, petition.id),
    organizersOf(db, petition.id),
  ]);
  const asked = call.query.get('only');
  const only = results.find((result) => result === asked) ?? null;
  const numbered = all.map((one, index) => ({ ...one, number: index + 1 }));
  const shown = numbered.filter((one) => only === null || one.result === only);
  const pages = Math.max(1, Math.ceil(shown.length / perPage));
  const current = Math.min(pages, Math.max(1, Number(call.query.get('page')) || 1));
  const visible = shown.slice((current - 1) * perPage, current * perPage);
  const members = await membersOf(
    db,
    [...visible, ...numbered.filter(({ result }) => result === 'doubt')].map(({ member }) => member),
  );
  const view = {
    petition,
    verification,
    organizers,
    numbered,
    visible,
    members,
    only,
    page: current,
    pages,
    zone,
    count: countOf(all),
    striking,
    classLabel: given.association.classLabel,
  };
  return page(`${words.title}: ${petition.title}`, <VerifyPage {...view} />, {
    section: '/staff',
    status: striking ? 422 : 200,
  });
}

const Settlement = z.object({
  signature: z.coerce.number().int().positive(),
  result: z.enum(['counts', 'rejected']),
  reason: z.enum(rejectionCodes).optional(),
});

async function settle(call: Call): Promise<Answer> {
  const petition = await filed(call);
  const form = await call.form(Settlement);
  if (!form.ok) throw new NotFound();
  const { signature, result, reason } = form.value;
  await call.perform((act) => settleSignature(act, petition.id, signature, { result, reason: reason ?? null }));
  return seeOther(`/petitions/${petition.id}/verification?only=doubt`);
}

const Invalidation = z.object({
  signatures: z
    .string()
    .transform((text) =>
      text
        .split(/[\s,;]+/)
        .filter(Boolean)
        .map(Number),
    )
    .pipe(z.array(z.number(words.noNumbers).int(words.noNumbers).positive(words.noNumbers)).min(1, words.noNumbers)),
  reason: z.enum(rejectionCodes),
});

/** Numbers are those of the list, as the verifier reads them. */
async function invalidate(given: Given, call: Call): Promise<Answer> {
  const petition = await filed(call);
  const form = await call.form(Invalidation);
  if (!form.ok) return verifyPage(given, call, form);
  const all = await verdictsIn(call.visit.db, petition.id);
  const unlisted = form.value.signatures.filter((number) => number > all.length);
  if (unlisted.length > 0) {
    const errors = [{ field: 'signatures', message: words.notListed(unlisted) }];
    return verifyPage(given, call, { entered: form.entered, errors });
  }
  const signatures = form.value.signatures.flatMap((number) => all[number - 1]?.signature ?? []);
  await call.perform((act) => invalidateSignatures(act, petition.id, signatures, form.value.reason));
  return seeOther(`/petitions/${petition.id}/verification?only=rejected`);
}

const Note = z.object({ note: z.string().max(5000).default(''), counts: z.coerce.number().int().optional() });

async function sign(given: Given, call: Call): Promise<Answer> {
  const petition = await filed(call);
  const form = await call.form(Note);
  const rules = given.policies.of(petition.policyId, petition.policyVersion).verification;
  await call.perform(async (act) => {
    await restateCount(act, petition.id, rules, form.ok ? form.value.counts : undefined);
    return signOff(act, petition.id, form.ok ? form.value.note : '');
  });
  return seeOther('/staff');
}
