import { z } from 'zod';
import { NotFound } from '../../../platform/refusal/index.ts';
import {
  get,
  page,
  post,
  seeOther,
  signedIn,
  type Answer,
  type Call,
  type Route,
} from '../../../platform/web/index.ts';
import { askForLetter } from '../../persons/pages/letter-desk.ts';
import { personOf } from '../../persons/queries.ts';
import { words as signInWords } from '../../persons/words.ts';
import { linkAccount, unlinkAccount } from '../commands.ts';
import { words } from '../words.ts';
import type { ProviderHouse } from './house.ts';
import { forgetWaiting, waitingIn } from './keeping.ts';
import { LinkPage, UnknownPage } from './views.tsx';

const link = '/sign-in/provider/link';
const waysIn = '/me/ways-in';

const Asking = z.object({ identifier: z.string().trim().min(1, signInWords.empty).max(200, signInWords.empty) });

/** An account that nobody is known by is linked with whoever shows, by a letter, who they are. */
export function linkingRoutes(house: ProviderHouse): Route[] {
  return [
    post('/sign-in/provider/letter', (call) => ask(call, house)),
    get(link, (call) => linkPage(call, house)),
    post(link, (call) => makeLink(call, house)),
    post('/me/provider-accounts/:id/removal', removeLink),
  ];
}

/**
 * The letter signs in and does nothing else: the account waits in the browser that came with it, so that nobody is talked into
 * linking a stranger's.
 */
async function ask(call: Call, house: ProviderHouse): Promise<Answer> {
  const [provider, waiting] = [house.provider, waitingIn(call, house.sealKey())];
  if (!provider) throw new NotFound();
  if (!waiting) return seeOther('/sign-in');
  const form = await call.form(Asking);
  if (!form.ok) {
    const body = <UnknownPage label={provider.label} email={waiting.email} form={form} />;
    return page(words.unknownTitle, body, { status: 422, section: '/me' });
  }
  await askForLetter(call, house.head(), { identifier: form.value.identifier, thenPath: link });
  return seeOther('/sign-in/code');
}

async function linkPage(call: Call, house: ProviderHouse): Promise<Answer> {
  if (!house.provider) throw new NotFound();
  const person = signedIn(call);
  const waiting = waitingIn(call, house.sealKey());
  if (!waiting) return seeOther('/me/ways-in');
  const self = await personOf(call.visit.db, person);
  const { label } = house.provider;
  const body = <LinkPage label={label} email={waiting.email} name={self?.name ?? ''} thenPath={waiting.thenPath} />;
  return page(words.linkTitle(label), body, { section: '/me' });
}

async function makeLink(call: Call, house: ProviderHouse): Promise<Answer> {
  if (!house.provider) throw new NotFound();
  const person = signedIn(call);
  const waiting = waitingIn(call, house.sealKey());
  if (!waiting) return seeOther('/me/ways-in');
  await call.perform((act) => linkAccount(act, waiting, person));
  forgetWaiting(call);
  return seeOther(waiting.thenPath === waysIn ? `${waysIn}?linked` : waiting.thenPath);
}

async function removeLink(call: Call): Promise<Answer> {
  signedIn(call);
  const id = Number(call.params['id']);
  if (!Number.isSafeInteger(id)) throw new NotFound();
  await call.perform((act) => unlinkAccount(act, id));
  return seeOther(`${waysIn}?unlinked`);
}
