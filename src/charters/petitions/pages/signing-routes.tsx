import { z } from 'zod';
import { NotFound, refuse } from '../../../platform/refusal/index.ts';
import {
  fragment,
  get,
  page,
  post,
  seeOther,
  signedIn,
  type Answer,
  type Call,
  type Route,
} from '../../../platform/web/index.ts';
import { returnedWith } from '../../../platform/web/parts/index.ts';
import { memberOfPerson } from '../../../roll/index.ts';
import type { Given } from '../../given.ts';
import { idOfLink } from '../../sealed-link.ts';
import { networkMark, showName, signPetition, withdrawSignature, type Signing } from '../commands/signing.ts';
import { signingLetter, signingSubject } from '../letter-act.ts';
import { kindsAmong } from '../kinds.ts';
import { countSignatures, petitionToSign, signatureById } from '../queries.ts';
import { impedimentsToSigning, isPublic } from '../rules.ts';
import { petitionId, petitionIn } from '../addresses.ts';
import { CannotSignPage } from './cannot-sign.tsx';
import { ConfirmPage } from './confirm.tsx';
import { petitionPage } from './public-routes.tsx';
import { CountRing } from './sign-panel.tsx';
import { pageWords as words } from './words.ts';

const SignForm = z.object({
  shown: z.enum(['yes', 'no']).default('no'),
  news: z.string().optional(),
  letter: z.string().max(20_000).default(''),
  kinds: z.array(z.coerce.number().int()).max(20).default([]),
});

/** Where members sign, take their signature back, and see why they may not. */
export function signingRoutes(given: Given): Route[] {
  return [
    get('/petitions/:id/count', countFragment),
    post('/petitions/:id/signing-letter', (call) => askForSigningLetter(given, call)),
    post('/petitions/:id/signatures', (call) => sign(given, call)),
    get('/petitions/:id/standing', (call) => cannotSign(given, call)),
    post('/petitions/:id/name', (call) => changeName(given, call)),
    get('/petitions/:id/withdrawal', withdrawalPage),
    post('/petitions/:id/withdrawal', withdraw),
    get('/withdraw/:token', (call) => withdrawalByLetterPage(given, call)),
    post('/withdraw/:token', (call) => withdrawByLetter(given, call)),
  ];
}

/** The number alone, for the script that keeps it fresh. */
async function countFragment(call: Call): Promise<Answer> {
  const petition = await petitionIn(call);
  if (!isPublic(petition)) throw new NotFound();
  return fragment(
    <CountRing signed={await countSignatures(call.visit.db, petition.id)} needed={petition.needed ?? 0} />,
  );
}

async function sign(given: Given, call: Call): Promise<Answer> {
  signedIn(call);
  const id = petitionId(call);
  const form = await call.form(SignForm);
  const kinds = form.ok ? await kindsIn(given, call, form.value.kinds) : [];
  const signing = { ...signingOf(given, call, form.ok ? form.value : {}), kinds, letter: form.entered.text('letter') };
  const signed = await call.attempt((act) => signPetition(act, id, signing, (petition) => rulesOf(given, petition)));
  if (signed.ok) return seeOther(`/petitions/${id}?signed=1`);
  // Pressed twice: the second press finds what the first has done.
  if (signed.impediments.every(({ code }) => code === 'already-signed')) return seeOther(`/petitions/${id}?signed=1`);
  if (signed.impediments.every(({ code }) => code.startsWith('letter-')))
    return petitionPage(given, call, returnedWith(form.entered, signed.impediments, ofLetter(given)));
  return cannotSign(given, call, 409);
}

const ofLetter = ({ word }: Given) => ({ word, fieldOf: () => 'letter' });

/** The kinds that were ticked, among those that the rules of the petition ask for; most tick none, and the petition is not read for it. */
async function kindsIn(given: Given, call: Call, ticked: readonly number[]): Promise<number[]> {
  return ticked.length === 0 ? [] : kindsAmong(rulesOf(given, await petitionIn(call)).among, ticked);
}

const signingOf = (
  given: Given,
  call: Call,
  { shown, news }: { shown?: string; news?: string | undefined },
): Signing => ({
  nameShown: shown === 'yes',
  wantsNews: news === 'yes',
  networkMark: networkMark(call.network, given.installation.hashKey),
});

const rulesOf = (
  given: Given,
  { policyId, policyVersion, stage }: { policyId: string; policyVersion: string; stage: number },
) => given.policies.of(policyId, policyVersion).signing(stage);

async function cannotSign(given: Given, call: Call, status = 200): Promise<Answer> {
  const person = signedIn(call);
  const petition = await petitionIn(call);
  const found = await petitionToSign(call.visit.db, petition.id, person);
  if (!found) throw new NotFound();
  const impediments = impedimentsToSigning(found, rulesOf(given, petition), call.visit);
  if (impediments.length === 0) return seeOther(`/petitions/${petition.id}#sign`);
  const member = await memberOfPerson(call.visit.db, person);
  const signed = await countSignatures(call.visit.db, petition.id);
  return page(
    `${petition.title}: why you cannot sign today`,
    <CannotSignPage
      petition={petition}
      signed={signed}
      impediments={impediments}
      signer={found.signer}
      member={member}
      classLabel={given.association.classLabel}
      word={given.word}
      today={call.visit.today}
      zone={call.visit.zone}
    />,
    { section: '/petitions', status },
  );
}

async function changeName(given: Given, call: Call): Promise<Answer> {
  signedIn(call);
  const petition = await petitionIn(call);
  const form = await call.form(SignForm);
  const shown = form.ok && form.value.shown === 'yes';
  await call.perform((act) => showName(act, petition.id, shown, rulesOf(given, petition)));
  return seeOther(`/petitions/${petition.id}?done=${shown ? 'name-shown' : 'name-hidden'}`);
}

async function withdrawalPage(call: Call): Promise<Answer> {
  signedIn(call);
  const petition = await petitionIn(call);
  return withdrawalConfirmation(petition.title, `/petitions/${petition.id}/withdrawal`, `/petitions/${petition.id}`);
}

function withdrawalConfirmation(title: string, action: string, back: string): Answer {
  return page(
    words.withdraw,
    <ConfirmPage
      title={words.withdraw}
      lede={title}
      what="Your signature no longer counts. You may sign again while the petition is open."
      action={action}
      button={words.withdraw}
      back={back}
    />,
    { section: '/petitions' },
  );
}

async function withdraw(call: Call): Promise<Answer> {
  const person = signedIn(call);
  const petition = await petitionIn(call);
  await call.perform((act) => withdrawSignature(act, petition.id, person));
  return seeOther(`/petitions/${petition.id}?withdrawn=1`);
}

/** The page says nothing of whose signature it is: a receipt may be forwarded. */
async function withdrawalByLetterPage(given: Given, call: Call): Promise<Answer> {
  const found = await signatureIn(given, call);
  return withdrawalConfirmation(found.title, call.path, `/petitions/${found.petition}`);
}

async function withdrawByLetter(given: Given, call: Call): Promise<Answer> {
  const { petition, person } = await signatureIn(given, call);
  await call.perform((act) => withdrawSignature(act, petition, person), { by: person });
  return seeOther(`/petitions/${petition}?withdrawn=1`);
}

async function signatureIn(given: Given, call: Call) {
  const signature = idOfLink(given.installation.hashKey, 'withdraw', call.params['token'] ?? '');
  const found = signature === null ? undefined : await signatureById(call.visit.db, signature);
  if (!found?.person) throw new NotFound();
  return { ...found, person: found.person };
}

const Asking = z.object({
  identifier: z.string(words.whoIsMissing).trim().min(1, words.whoIsMissing).max(200, words.whoIsMissing),
  ...SignForm.shape,
});

async function askForSigningLetter(given: Given, call: Call): Promise<Answer> {
  const petition = await petitionIn(call);
  const form = await call.form(Asking);
  if (!form.ok) return petitionPage(given, call, form);
  if (rulesOf(given, petition).byLetter) refuse('letter-missing');
  const { identifier, ...asked } = form.value;
  const chosen = signingOf(given, call, asked);
  const signing = {
    ...chosen,
    nameShown: chosen.nameShown || rulesOf(given, petition).namesShown,
    kinds: kindsAmong(rulesOf(given, petition).among, asked.kinds),
  };
  await given.askForLetter(call, {
    identifier,
    // Where whoever may not sign reads why; it leads on to the petition when nothing stands in the way.
    thenPath: `/petitions/${petition.id}/standing`,
    act: {
      kind: 'charters.sign',
      subject: signingSubject(petition.id, signing),
    },
    letter: signingLetter(petition, signing, call.baseUrl),
  });
  return seeOther(`/sign-in/code?for=charters.sign:${petition.id}`);
}
