import { z } from 'zod';
import { NotFound, refuseIf, type Impediment } from '../../platform/refusal/index.ts';
import type { Filled } from '../../platform/web/parts/index.ts';
import {
  get,
  page,
  post,
  seeOther,
  signedIn,
  type Answer,
  type Call,
  type FieldError,
  type Route,
} from '../../platform/web/index.ts';
import { membersOf } from '../../roll/index.ts';
import type { Given } from '../given.ts';
import { impedimentsToJudging, must } from '../grants.ts';
import { petitionId } from '../petitions/addresses.ts';
import { kindClaimsOn } from '../petitions/kinds.ts';
import type { Petition } from '../petitions/model.ts';
import { organizersOf, petitionOf } from '../petitions/queries.ts';
import { chooseReason } from '../petitions/words.ts';
import {
  invalidateSignatures,
  rejectionCodes,
  restateCount,
  settleSignature,
  signOff,
  type RejectionCode,
} from './commands.ts';
import { restoreSignature } from './restoring.ts';
import { StrikePage } from './striking-views.tsx';
import { results } from './model.ts';
import { verdictsIn, verificationOf, type VerifiedSignature } from './queries.ts';
import { countOf, signaturesNumbered } from './rules.ts';
import { OwnPetitionPage, VerifyPage } from './views.tsx';
import { words } from './words.ts';

const perPage = 50;

/** Where staff test the signatures of a filed petition. */
export function verificationRoutes(given: Given): Route[] {
  return [
    get('/petitions/:id/verification', (call) => verifyPage(given, call)),
    post('/petitions/:id/verification/verdicts', settle),
    post('/petitions/:id/verification/invalidation', (call) => invalidate(given, call), { grave: true }),
    post('/petitions/:id/verification/restorations', (call) => restore(given, call)),
    post('/petitions/:id/verification/sign-off', (call) => sign(given, call), { grave: true }),
  ];
}

async function filed(call: Call): Promise<Petition> {
  signedIn(call);
  must(call.visit, 'petitions.verify');
  const petition = await petitionOf(call.visit.db, petitionId(call));
  if (!petition?.filedAt) throw new NotFound();
  return petition;
}

/** What came back with something wrong: the numbers to strike out, or the note of the sign-off. */
interface Returned {
  readonly striking?: Returning;
  readonly noting?: Returning;
  readonly status?: number;
}

interface Returning extends Filled {
  readonly errors: readonly FieldError[];
}

async function verifyPage(given: Given, call: Call, { status = 200, ...returned }: Returned = {}): Promise<Answer> {
  const petition = await filed(call);
  const { db, zone } = call.visit;
  const own = await impedimentsToJudging(call.visit, petition.id, 'petitions.verify');
  const title = `${words.title}: ${petition.title}`;
  // Who has signed is not for its organizers to see, in whichever office they come.
  if (own.length > 0)
    return page(title, <OwnPetitionPage petition={petition} impediments={own} word={given.word} />, {
      section: '/staff',
    });
  const rules = given.policies.of(petition.policyId, petition.policyVersion).signing(petition.stage);
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
    byLetter: rules.byLetter ?? false,
    kinds: rules.among.length > 0 ? await kindClaimsOn(db, petition.id) : null,
    classLabel: given.association.classLabel,
    nouns: given.association.nouns,
    done: doneIn(call.query),
    ...returned,
  };
  return page(title, <VerifyPage {...view} />, { section: '/staff', status });
}

function doneIn(query: URLSearchParams): string | null {
  const struck = Number(query.get('struck'));
  if (Number.isInteger(struck) && struck > 0) return words.putBackNow(struck);
  return query.has('restored') ? words.isBack : null;
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
  signatures: z.string().default(''),
  reason: z.enum(rejectionCodes, chooseReason),
  /** Those that the verifier saw by name; nothing until they have. */
  named: z.string().optional(),
});

/** Numbers are those of the list, as the verifier reads them.  Nobody is struck out before they were seen by name. */
async function invalidate(given: Given, call: Call): Promise<Answer> {
  const petition = await filed(call);
  await refuseOwn(call, petition);
  const form = await call.form(Invalidation);
  const written = form.entered.text('signatures');
  const list = await verdictsIn(call.visit.db, petition.id);
  const { signatures, impediments } = signaturesNumbered(written, list);
  const wrong = [...toldAt(given, 'signatures', impediments), ...(form.ok ? [] : form.errors)];
  if (!form.ok || wrong.length > 0)
    return verifyPage(given, call, { striking: { entered: form.entered, errors: wrong }, status: 422 });
  const { reason, named } = form.value;
  // The list may have changed since: then the numbers mean others, who are shown first.
  if (named !== signatures.join(' ')) return strikePage(call, petition, { written, reason, signatures, list });
  const struck = await call.attempt((act) => invalidateSignatures(act, petition.id, signatures, reason));
  if (struck.ok) return seeOther(`/petitions/${petition.id}/verification?only=rejected&struck=${struck.value}`);
  const errors = toldAt(given, 'signatures', struck.impediments);
  return verifyPage(given, call, { striking: { entered: form.entered, errors }, status: 409 });
}

/** Who has signed is not for its organizers to see, in whichever office they come. */
async function refuseOwn(call: Call, petition: Petition): Promise<void> {
  refuseIf(await impedimentsToJudging(call.visit, petition.id, 'petitions.verify'));
}

async function strikePage(
  call: Call,
  petition: Petition,
  striking: {
    written: string;
    reason: RejectionCode;
    signatures: readonly number[];
    list: readonly VerifiedSignature[];
  },
): Promise<Answer> {
  const { written, reason, list } = striking;
  const numbered = list.map((one, index) => ({ ...one, number: index + 1 }));
  const signatures = numbered.filter(({ signature }) => striking.signatures.includes(signature));
  const members = await membersOf(
    call.visit.db,
    signatures.map(({ member }) => member),
  );
  const view = { petition, written, reason, signatures, members };
  return page(words.strikeTitle(signatures.length), <StrikePage {...view} />, { section: '/staff' });
}

async function restore(given: Given, call: Call): Promise<Answer> {
  const petition = await filed(call);
  const form = await call.form(z.object({ signature: z.coerce.number().int().positive() }));
  if (!form.ok) throw new NotFound();
  const rules = given.policies.of(petition.policyId, petition.policyVersion).signing(petition.stage);
  await call.perform((act) => restoreSignature(act, petition.id, form.value.signature, rules));
  return seeOther(`/petitions/${petition.id}/verification?restored=1`);
}

const toldAt = ({ word }: Given, field: string, impediments: readonly Impediment[]): FieldError[] =>
  impediments.map((impediment) => ({ field, message: word(impediment).say }));

const Note = z.object({
  note: z.string().max(5000, 'A note has at most 5,000 letters.').default(''),
  counts: z.coerce.number().int().optional(),
});

async function sign(given: Given, call: Call): Promise<Answer> {
  const petition = await filed(call);
  const form = await call.form(Note);
  if (!form.ok) return verifyPage(given, call, { noting: form, status: 422 });
  const { note, counts } = form.value;
  const rules = given.policies.of(petition.policyId, petition.policyVersion).signing(petition.stage);
  const signed = await call.attempt(async (act) => {
    await restateCount(act, petition.id, rules, counts);
    return signOff(act, petition.id, note);
  });
  if (signed.ok) return seeOther('/staff');
  const errors = toldAt(given, '', signed.impediments);
  return verifyPage(given, call, { noting: { entered: form.entered, errors }, status: 409 });
}
