import { z } from 'zod';
import { countAttempt, takeBackAttempt } from '../../../platform/auth/index.ts';
import { NotFound } from '../../../platform/refusal/index.ts';
import { get, page, post, seeOther, TooMany, type Answer, type Call, type Route } from '../../../platform/web/index.ts';
import { letterByTypedCode } from '../commands.ts';
import { againRoutes } from './again.tsx';
import { actElsewhere, comeIn } from './entering.ts';
import { askForLetter, browserCookie } from './letter-desk.ts';
import { placeForPasskeys } from '../../passkeys/pages/views.tsx';
import type { ProviderHouse } from '../../provider/pages/house.ts';
import type { LetterAct } from '../one-act.ts';
import { personOf, signInOf } from '../queries.ts';
import { impedimentsToEntering, plainCode, safeThen, wrongByNetwork } from '../rules.ts';
import { codeOfLetter } from '../secrets.ts';
import { waysInRoute } from './ways-in.tsx';
import { CodePage, ElsewherePage, LetterPage, SignInPage, SpentPage } from './views.tsx';
import { words } from '../words.ts';

const Asking = z.object({
  identifier: z.string().trim().min(1, words.empty).max(200, words.empty),
});
const Code = z.object({
  code: z
    .string()
    .transform(plainCode)
    .pipe(z.string().regex(/^\d{6}$/, words.badCode)),
});

/** The pages by which people come in. */
export function signInRoutes(house: ProviderHouse): Route[] {
  const { letterActs: acts } = house;
  return [
    ...againRoutes(house),
    waysInRoute(house),
    get('/sign-in', (call) => signInPage(call, house)),
    post('/sign-in', (call) => ask(call, house)),
    get('/sign-in/code', (call) => codePage(call, acts, call.query.get('for') ?? '')),
    post('/sign-in/code', (call) => enterWithCode(call, acts), { holdsSecret: true }),
    get('/sign-in/letter/:token', (call) => letterPage(call, acts)),
    post('/sign-in/letter/:token', (call) => enterWithLetter(call, acts)),
    post('/sign-out', (call) => signOut(call, house)),
  ];
}

function signInPage(call: Call, { provider }: ProviderHouse): Answer {
  const thenPath = safeThen(call.query.get('then') ?? undefined);
  return page(
    words.title,
    <SignInPage
      thenPath={thenPath}
      provider={provider?.label}
      passkeys={placeForPasskeys(call)}
      isOut={call.query.has('out') && call.visit.by === null}
    />,
    // Where passkeys have a place depends on the name by which the house is asked.
    { section: '/me', headers: { vary: 'host' } },
  );
}

async function ask(call: Call, { head, provider }: ProviderHouse): Promise<Answer> {
  const form = await call.form(Asking);
  const thenPath = safeThen(form.entered.text('then'));
  if (!form.ok) {
    const others = { provider: provider?.label, passkeys: placeForPasskeys(call) };
    const body = <SignInPage thenPath={thenPath} form={form} {...others} />;
    return page(words.title, body, { status: 422, section: '/me' });
  }
  await askForLetter(call, head(), { identifier: form.value.identifier, thenPath });
  return seeOther('/sign-in/code');
}

/** @param wanted the act that was asked for and what it is about, as `charters.sign:6`; empty where that is to sign in */
async function codePage(call: Call, acts: readonly LetterAct[], wanted: string, error?: string): Promise<Answer> {
  const [, kind, about = ''] = /^([\w.-]{1,40}):(.{1,40})$/.exec(wanted) ?? [];
  const asked = (await acts.find((act) => act.kind === kind)?.asked?.(call.visit, about)) ?? null;
  const shown = <CodePage error={error} wanted={asked ? wanted : ''} asked={asked} />;
  return page(words.sentTitle, shown, { status: error ? 422 : 200, section: '/me' });
}

async function enterWithCode(call: Call, acts: readonly LetterAct[]): Promise<Answer> {
  const { db, at } = call.visit;
  const form = await call.form(Code);
  const browser = call.cookie(browserCookie);
  const again = (error: string | undefined) => codePage(call, acts, form.entered.text('for'), error);
  if (!form.ok) return again(form.errors[0]?.message);
  if (!browser) return again(words.wrongCode);

  // Every try counts until it has proved right: many that come at once would else all be compared before the first is counted.
  const until = await countAttempt(db, wrongByNetwork, call.network, at);
  if (until) throw new TooMany(until);
  const letter = await letterByTypedCode(call.visit, browser, form.value.code);
  if (!letter) return again(words.wrongCode);
  await takeBackAttempt(db, wrongByNetwork, call.network, at);
  return seeOther(await comeIn(call, letter, acts));
}

/** A GET changes nothing: programs that look at mail follow links. */
async function letterPage(call: Call, acts: readonly LetterAct[]): Promise<Answer> {
  const token = call.params['token'] ?? '';
  const letter = await signInOf(call.visit, token, call.cookie(browserCookie));
  if (!letter) throw new NotFound();
  const [impediment] = impedimentsToEntering(letter, call.visit.at);
  const person = await personOf(call.visit.db, letter.person);
  if (impediment || !person) return page(words.spentTitle, <SpentPage />, { status: 410, section: '/me' });

  const act = acts.find(({ kind }) => kind === letter.act?.kind);
  const described = act && letter.act ? await act.describe({ ...call.visit, by: person.id }, letter.act.subject) : null;
  if (letter.sameBrowser)
    return page(words.linkTitle(person.name), <LetterPage name={person.name} action={call.path} act={described} />, {
      section: '/me',
    });
  return page(
    words.elsewhereTitle,
    <ElsewherePage name={person.name} action={call.path} act={described} code={codeOfLetter(token)} />,
    { section: '/me' },
  );
}

async function enterWithLetter(call: Call, acts: readonly LetterAct[]): Promise<Answer> {
  const letter = await signInOf(call.visit, call.params['token'] ?? '', call.cookie(browserCookie));
  if (!letter) throw new NotFound();
  if (impedimentsToEntering(letter, call.visit.at).length > 0)
    return page(words.spentTitle, <SpentPage />, { status: 410, section: '/me' });
  if (letter.sameBrowser) return seeOther(await comeIn(call, letter, acts));
  // In another browser the letter may only do the one thing that it was asked for.
  return letter.act ? seeOther(await actElsewhere(call, letter, acts)) : letterPage(call, acts);
}

/** Whoever came by the provider is still signed in there, and would be let in again without a question. */
async function signOut(call: Call, { provider }: ProviderHouse): Promise<Answer> {
  await call.signOut();
  if (!provider || call.proof?.by !== 'provider') return seeOther('/');
  // The page of this call would still be framed as theirs.
  return seeOther('/sign-in?out');
}
