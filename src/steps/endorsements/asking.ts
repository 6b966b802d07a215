import { z } from 'zod';
import { petitionIn, type PetitionId } from '../../charters/index.ts';
import type { Act } from '../../platform/act/index.ts';
import { NotFound, type Impediment } from '../../platform/refusal/index.ts';
import { post, seeOther, signedIn, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import { returnedWith } from '../../platform/web/parts/index.ts';
import type { Given } from '../given.ts';
import { stepPage } from '../way/page.tsx';
import { mustCarry } from '../way/standing.ts';
import { confirmEndorsement, nameEndorser, takeEndorserBack } from './commands.ts';
import type { EndorsementId } from './model.ts';
import { bounds } from './rules.ts';
import { words } from './words.ts';

/** Where organizers and staff name endorsers, and staff confirm that an office is theirs. */
export const askingRoutes = (given: Given): Route[] => [
  post('/petitions/:id/step/endorsers', (call) => name(given, call)),
  post('/petitions/:id/step/endorsers/:endorsement/confirmation', (call) =>
    onOne(call, (act, of, id) => confirmEndorsement(act, of, id, given)),
  ),
  post('/petitions/:id/step/endorsers/:endorsement/taking-back', (call) =>
    onOne(call, (act, of, id) => takeEndorserBack(act, of, id, given)),
  ),
];

const written = z.string().trim().max(bounds.mostName, words.tooLong(bounds.mostName)).default('');
const NamedForm = z.object({
  name: written,
  office: written,
  email: z.union([z.literal(''), z.email(words.badEmail)]).default(''),
});

async function name(given: Given, call: Call): Promise<Answer> {
  signedIn(call);
  const petition = await petitionIn(call);
  await mustCarry(call.visit, petition.id);
  const form = await call.form(NamedForm);
  if (!form.ok) return stepPage(given, call, form, 422);
  const done = await call.attempt((act) => nameEndorser(act, petition.id, form.value, given));
  if (done.ok) return seeOther(`/petitions/${petition.id}/step`);
  return stepPage(given, call, returnedWith(form.entered, done.impediments, { word: given.word, fieldOf }), 409);
}

function fieldOf({ code }: Impediment): string {
  if (code === 'endorser-name-missing') return 'name';
  if (code === 'endorser-office-missing') return 'office';
  return code.startsWith('endorser-') ? 'email' : '';
}

async function onOne(
  call: Call,
  work: (act: Act, of: PetitionId, id: EndorsementId) => Promise<void>,
): Promise<Answer> {
  signedIn(call);
  const petition = await petitionIn(call);
  await mustCarry(call.visit, petition.id);
  const typed = call.params['endorsement'] ?? '';
  if (!/^[1-9]\d{0,14}$/.test(typed)) throw new NotFound();
  await call.perform((act) => work(act, petition.id, Number(typed)));
  return seeOther(`/petitions/${petition.id}/step`);
}
