import { NotFound } from '../../../platform/refusal/index.ts';
import { get, plain, type Answer, type Call, type Route } from '../../../platform/web/index.ts';
import { isPublic } from '../rules.ts';
import { frozenText } from '../text.ts';
import { petitionIn } from '../addresses.ts';

export const textRoute: Route = get('/petitions/:id/text', (call) => text(call));

/** The very bytes that were hashed, so that anyone can hash them again. */
async function text(call: Call): Promise<Answer> {
  const petition = await petitionIn(call);
  if (!petition.frozenAt) throw new NotFound();
  return plain(frozenText(petition), {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': isPublic(petition) ? 'public, max-age=300' : 'no-store',
  });
}
