import { NotFound } from '../../../platform/refusal/index.ts';
import {
  elsewhere,
  get,
  page,
  seeOther,
  signedIn,
  type Answer,
  type Call,
  type Route,
} from '../../../platform/web/index.ts';
import { safeThen } from '../../persons/rules.ts';
import { personByAccount } from '../commands.ts';
import type { Account } from '../model.ts';
import { ProviderAway, ProviderRefused, type Provider } from '../provider.ts';
import { words } from '../words.ts';
import type { ProviderHouse } from './house.ts';
import { keepErrand, keepWaiting, takeErrand, type KeptErrand } from './keeping.ts';
import { AwayPage, OtherPage, SaidNoPage, SpentPage, UnknownPage } from './views.tsx';

const back = '/sign-in/provider/back';
const shownAt = '/sign-in/again';

/** There to the provider and back again. */
export function comingRoutes(house: ProviderHouse): Route[] {
  return [
    get('/sign-in/provider', (call) => telling(call, house, (provider) => go(call, house, provider))),
    get(back, (call) => telling(call, house, (provider) => comeBack(call, house, provider))),
  ];
}

/** Without a provider there is no such page. What goes wrong there is told here. */
async function telling(
  call: Call,
  house: ProviderHouse,
  work: (provider: Provider) => Promise<Answer>,
): Promise<Answer> {
  const { provider } = house;
  if (!provider) throw new NotFound();
  const { label } = provider;
  try {
    return await work(provider);
  } catch (error) {
    if (error instanceof ProviderAway)
      return page(words.awayTitle(label), <AwayPage label={label} />, { status: 503, section: '/me' });
    if (error instanceof ProviderRefused) return call.query.has('error') ? saidNo(label) : spent(label);
    throw error;
  }
}

/** A link and no form: browsers lead no form to another house under our content security policy. It changes nothing here. */
async function go(call: Call, house: ProviderHouse, provider: Provider): Promise<Answer> {
  const again = call.query.has('again') ? signedIn(call) : null;
  const { to, errand } = await provider.begin(call.baseUrl + back, again !== null);
  const thenPath = safeThen(call.query.get('then') ?? undefined);
  keepErrand(call, house.sealKey(), { ...errand, thenPath, again, begunAt: call.visit.at.getTime() });
  return elsewhere(to);
}

async function comeBack(call: Call, house: ProviderHouse, provider: Provider): Promise<Answer> {
  const errand = takeErrand(call, house.sealKey());
  if (!errand) return spent(provider.label);
  const cameBack = new URL(call.baseUrl + back);
  cameBack.search = call.query.toString();
  const account = await provider.finish(
    cameBack,
    errand,
    errand.again === null ? undefined : tookSeconds(call, errand),
  );
  return errand.again === null ? comeIn(call, house, { account, errand }) : showAgain(call, errand.again, account);
}

/** Whoever signs in anew does so after we sent them there; the clocks of two machines may differ by a minute. */
const tookSeconds = (call: Call, { begunAt }: KeptErrand): number =>
  Math.ceil((call.visit.at.getTime() - begunAt) / 1000) + 60;

interface Arrival {
  readonly account: Account;
  readonly errand: KeptErrand;
}

async function comeIn(call: Call, house: ProviderHouse, { account, errand }: Arrival): Promise<Answer> {
  const { thenPath } = errand;
  const person = await call.perform(async (act) => {
    const known = await personByAccount(act, account);
    if (known) await call.signIn(known, act, 'provider');
    return known;
  });
  if (person) return seeOther(thenPath);
  const { issuer, subject, email } = account;
  keepWaiting(call, house.sealKey(), { issuer, subject, email, thenPath });
  if (call.visit.by) return seeOther('/sign-in/provider/link');
  return page(words.unknownTitle, <UnknownPage label={house.provider!.label} email={email} />, { section: '/me' });
}

async function showAgain(call: Call, again: string, account: Account): Promise<Answer> {
  const isSame = await call.perform(async (act) => {
    const known = await personByAccount(act, account);
    if (known !== again || known !== call.visit.by) return false;
    await call.signIn(known, act, 'provider');
    return true;
  });
  if (isSame) return seeOther(shownAt);
  return page(words.otherTitle, <OtherPage />, { status: 409, section: '/me' });
}

const saidNo = (label: string): Answer =>
  page(words.saidNoTitle(label), <SaidNoPage label={label} />, { status: 400, section: '/me' });

const spent = (label: string): Answer =>
  page(words.spentTitle, <SpentPage label={label} />, { status: 400, section: '/me' });
