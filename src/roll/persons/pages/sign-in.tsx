import { z } from 'zod';
import { countAttempt, limitReached } from '../../../platform/auth/index.ts';
import { NotFound, Refused } from '../../../platform/refusal/index.ts';
import { get, page, post, seeOther, TooMany, type Answer, type Call, type Route } from '../../../platform/web/index.ts';
import { countWrongCode, enterByCode, enterByLink, type Entry } from '../commands.ts';
import { askForLetter, browserCookie } from './letter-desk.ts';
import type { Letterhead } from '../model.ts';
import type { LetterAct } from '../one-act.ts';
import { personOf, signInOf } from '../queries.ts';
import { impedimentsToEntering, plainCode, safeThen, wrongByNetwork } from '../rules.ts';
import { codeOfLetter } from '../secrets.ts';
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
export function signInRoutes(head: () => Letterhead, acts: readonly LetterAct[]): Route[] {
  return [
    get('/sign-in', signInPage),
    post('/sign-in', (call) => ask(call, head())),
    get('/sign-in/code', (call) => codePage(call)),
    post('/sign-in/code', (call) => enterWithCode(call, acts)),
    get('/sign-in/letter/:token', (call) => letterPage(call, acts)),
    post('/sign-in/letter/:token', (call) => enterWithLetter(call, acts)),
    post('/sign-out', signOut),
  ];
}

function signInPage(call: Call): Answer {
  return page(words.title, <SignInPage thenPath={safeThen(call.query.get('then') ?? undefined)} />, { section: '/me' });
}

async function ask(call: Call, head: Letterhead): Promise<Answer> {
  const form = await call.form(Asking);
  const thenPath = safeThen(form.entered.text('then'));
  if (!form.ok)
    return page(words.title, <SignInPage thenPath={thenPath} form={form} />, { status: 422, section: '/me' });
  await askForLetter(call, head, { identifier: form.value.identifier, thenPath });
  return seeOther('/sign-in/code');
}

function codePage(_call: Call, error?: string): Answer {
  return page(words.sentTitle, <CodePage error={error} />, { status: error ? 422 : 200, section: '/me' });
}

async function enterWithCode(call: Call, acts: readonly LetterAct[]): Promise<Answer> {
  const { db, at } = call.visit;
  const full = await limitReached(db, wrongByNetwork, call.network, at);
  if (full) throw new TooMany(full);
  const form = await call.form(Code);
  const browser = call.cookie(browserCookie);
  if (!form.ok) return codePage(call, form.errors[0]?.message);
  if (!browser) return codePage(call, words.wrongCode);

  const entered = await call.attempt((act) => enterByCode(act, browser, form.value.code));
  if (!entered.ok) {
    await countWrongCode(call.visit, browser);
    await countAttempt(db, wrongByNetwork, call.network, at);
    return codePage(call, words.wrongCode);
  }
  await call.signIn(entered.value.person);
  return seeOther(await actOn(call, entered.value, acts));
}

/** A GET changes nothing: programs that look at mail follow links. */
async function letterPage(call: Call, acts: readonly LetterAct[]): Promise<Answer> {
  const token = call.params['token'] ?? '';
  const letter = await signInOf(call.visit.db, token, call.cookie(browserCookie));
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
  const token = call.params['token'] ?? '';
  const letter = await signInOf(call.visit.db, token, call.cookie(browserCookie));
  if (!letter) throw new NotFound();
  // In another browser the letter may only do the one thing that it was asked for.
  if (!letter.sameBrowser && !letter.act) return letterPage(call, acts);
  const entered = await call.attempt((act) => enterByLink(act, token));
  if (!entered.ok) return page(words.spentTitle, <SpentPage />, { status: 410, section: '/me' });
  if (!letter.sameBrowser) return seeOther(await actElsewhere(call, entered.value, acts));
  await call.signIn(entered.value.person);
  return seeOther(await actOn(call, entered.value, acts));
}

/**
 * Does the one thing that the letter was asked for, if any, and gives the path to show next.  Whoever is signed in reads
 * there why it was refused.
 */
async function actOn(call: Call, entry: Entry, acts: readonly LetterAct[]): Promise<string> {
  try {
    return await actElsewhere(call, entry, acts);
  } catch (error) {
    if (error instanceof Refused) return entry.thenPath;
    throw error;
  }
}

/** The same without a session: the page behind the path could not say why. @throws Refused */
async function actElsewhere(call: Call, entry: Entry, acts: readonly LetterAct[]): Promise<string> {
  const act = acts.find(({ kind }) => kind === entry.act?.kind);
  if (!act || !entry.act) return entry.thenPath;
  const { subject } = entry.act;
  return call.perform((performed) => act.perform(performed, subject), { by: entry.person });
}

async function signOut(call: Call): Promise<Answer> {
  await call.signOut();
  return seeOther('/');
}
