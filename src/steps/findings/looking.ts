import { z } from 'zod';
import { may, petitionIn } from '../../charters/index.ts';
import { refuse } from '../../platform/refusal/index.ts';
import { post, seeOther, signedIn, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import { returnedWith } from '../../platform/web/parts/index.ts';
import type { Given } from '../given.ts';
import { stepPage } from '../way/page.tsx';
import { recordFinding } from './commands.ts';
import { findingResults } from './model.ts';
import { bounds } from './rules.ts';
import { words } from './words.ts';

/** Where staff record what they found of the organizers or the scope. */
export const findingRoute = (given: Given): Route => post('/petitions/:id/step/finding', (call) => record(given, call));

const Found = z.object({
  result: z.enum(findingResults, words.chooseResult),
  reason: z.string().trim().max(bounds.mostReason, words.tooLong(bounds.mostReason)).default(''),
});

async function record(given: Given, call: Call): Promise<Answer> {
  signedIn(call);
  const petition = await petitionIn(call);
  if (!may(call.visit, 'petitions.verify')) refuse('not-granted', { grant: 'petitions.verify' });
  const form = await call.form(Found);
  if (!form.ok) return stepPage(given, call, form, 422);
  const done = await call.attempt((act) => recordFinding(act, petition.id, form.value, given));
  if (done.ok) return seeOther(`/petitions/${petition.id}`);
  const fieldOf = ({ code }: { readonly code: string }) => (code === 'finding-reason-missing' ? 'reason' : '');
  return stepPage(given, call, returnedWith(form.entered, done.impediments, { word: given.word, fieldOf }), 409);
}
