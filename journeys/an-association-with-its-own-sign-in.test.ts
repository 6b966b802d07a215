import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { commandsOf } from '../src/commands.ts';
import { loadPolicies } from '../src/policies/index.ts';
import { forgetAttempts } from '../src/platform/auth/index.ts';
import { anExample, type Example } from './support/house.ts';
import { at as column, exampleRoll, membersInGoodStanding } from './support/people.ts';
import { aProvider, client, type TestProvider } from './support/provider.ts';
import { codeIn, visitor, type Read, type Visitor } from './support/visitor.ts';

// Members of an association that has a provider of sign-in come in by it: those whom it names by number, those whose address it has
// proved, and those of whom it says nothing, who show by a letter who they are.

const begins = new Date('2026-11-23T15:00:00Z');
let provider: TestProvider;
let house: Example;
let rows: string[][];

beforeAll(async () => {
  provider = await aProvider();
  house = await anExample(begins, undefined, {
    FOLKMOOT_OIDC_ISSUER: provider.issuer,
    FOLKMOOT_OIDC_CLIENT_ID: client.id,
    FOLKMOOT_OIDC_CLIENT_SECRET: client.secret,
    FOLKMOOT_OIDC_MEMBER_CLAIM: 'member_number',
    FOLKMOOT_OIDC_LABEL: 'Your Library Login',
  });
  provider.expect(`${house.url}/sign-in/provider/back`);
  rows = membersInGoodStanding(exampleRoll('2026-11-23'), 8);
});
beforeEach(async () => {
  provider.away = false;
  await forgetAttempts(house.app.database.db, new Date('2027-11-23T15:00:00Z'));
});
afterAll(async () => {
  await house?.close();
  await provider?.close();
});

const member = (place: number) => ({ number: rows[place]![column.number]!, email: rows[place]![column.email]! });
const byButton = async (who: Visitor, then = '/me'): Promise<Read> => {
  const page = await who.get(`/sign-in?then=${encodeURIComponent(then)}`);
  const href = /href="(\/sign-in\/provider\?[^"]*)"/.exec(page.html)?.[1] ?? 'no such button';
  return who.get(href.replaceAll('&amp;', '&'));
};
const isSignedIn = async (who: Visitor) => (await who.get('/me')).path === '/me';

test('a member whom the provider names by number is in with one press, and comes back to where they were', async () => {
  const { number } = member(0);
  provider.sitsThere('by-number', { member_number: number });
  const who = visitor(house.url);

  const come = await byButton(who, '/petitions?page=1');
  const ways = await who.get('/me/ways-in');
  const me = await who.get('/me');

  expect([come.status, come.path]).toEqual([200, '/petitions?page=1']);
  expect(me.text).toContain(`${number.slice(0, 4)} ${number.slice(4)}`);
  expect(ways.text).toContain('Signing out here does not sign you out at Your Library Login.');
  expect(ways.text).toContain('Linked since 23 November 2026');
});

test('whom the provider knows by a proved address only is found by it, if nobody else has that address', async () => {
  const { number, email } = member(1);
  provider.sitsThere('by-address', { email: email.toUpperCase(), email_verified: true });
  const who = visitor(house.url);

  await byButton(who);

  expect((await who.get('/me')).text).toContain(`${number.slice(0, 4)} ${number.slice(4)}`);
});

test('an address that nobody has proved lets nobody in: a letter asks, and the account is linked once and for all', async () => {
  const { number, email } = member(2);
  provider.sitsThere('unproved', { email, email_verified: false });
  const who = visitor(house.url);
  const asked = await byButton(who, '/groups');
  expect(await isSignedIn(who)).toBe(false);

  const nothing = await who.send(asked, '/sign-in/provider/letter', { identifier: '' });
  const sent = await who.send(nothing, '/sign-in/provider/letter', { identifier: number });
  const code = codeIn((await house.lettersTo(email))[0]?.text);
  const link = await who.send(sent, '/sign-in/code', { code });
  const linked = await who.send(link, '/sign-in/provider/link');
  const another = visitor(house.url);
  const again = await byButton(another, '/units');
  await house.app.settle();
  await house.app.settle();

  expect([asked.status, nothing.status]).toEqual([200, 422]);
  expect(asked.text).toContain(`Your Library Login let you in as ${email}, and does not say who you are on the roll.`);
  expect(link.text).toContain('Link your account at Your Library Login?');
  expect(linked.path).toBe('/groups');
  expect(again.path).toBe('/units');
  expect((await house.lettersTo(email)).map(({ subject }) => subject.replace(/: .*/, ''))).toEqual([
    'Your account at Your Library Login lets you in',
    'Sign in',
  ]);
  expect((await another.get('/me')).text).toContain(`${number.slice(0, 4)} ${number.slice(4)}`);
});

test('an account that lets somebody in is not taken over by another, and can be taken away by its own', async () => {
  provider.sitsThere('wanted', { member_number: member(3).number });
  const owner = visitor(house.url);
  await byButton(owner);
  const page = await owner.get('/me/ways-in');
  const removal = /action="(\/me\/provider-accounts\/\d+\/removal)"/.exec(page.html)![1]!;
  provider.sitsThere('stranger', { member_number: member(4).number });
  const stranger = visitor(house.url);
  await byButton(stranger);

  const taken = await stranger.post(removal, '');
  const removed = await owner.send(await owner.get('/me/ways-in'), '/removal');

  expect(taken.status).toBe(404);
  expect(removed.text).toContain('Your account at Your Library Login no longer lets you in');
  expect(removed.text).toContain('No account at Your Library Login lets you in.');
});

test('of whom the provider says nothing, nothing is told but that they are asked', async () => {
  provider.sitsThere('nobody', { email: 'nobody@elsewhere.example', email_verified: true, member_number: '99999999' });
  const who = visitor(house.url);

  const asked = await byButton(who);
  const sent = await who.send(asked, '/sign-in/provider/letter', { identifier: 'nobody@elsewhere.example' });

  expect(asked.text).toContain('Who are you on the roll?');
  expect(sent.path).toBe('/sign-in/code');
  expect(await isSignedIn(who)).toBe(false);
});

test('while the provider is away the page says so and offers the letter, and it works again by itself', async () => {
  provider.sitsThere('by-number', { member_number: member(0).number });
  const who = visitor(house.url);
  const half = await goneThere(who);
  provider.away = true;

  const back = await who.get(half.back);
  provider.away = false;
  const later = await byButton(who);

  expect([back.status, back.path.split('?')[0]]).toEqual([503, '/sign-in/provider/back']);
  expect(back.text).toContain('Your Library Login does not answer');
  expect(back.html).toContain('href="/sign-in"');
  expect(later.path).toBe('/me');
});

test('what came back once is not taken again, nor in another browser, nor with another state', async () => {
  provider.sitsThere('by-number', { member_number: member(0).number });
  const [who, thief, muddled] = [visitor(house.url), visitor(house.url), visitor(house.url)];
  const { back } = await goneThere(who);
  const errand = who.cookies.get('folkmoot-errand')!;

  const stolen = await thief.get(back);
  const first = await who.get(back);
  who.cookies.set('folkmoot-errand', errand);
  who.cookies.delete('folkmoot');
  const replayed = await who.get(back);
  const own = await goneThere(muddled);
  const wrongState = await muddled.get(own.back.replace(/state=[^&]*/, 'state=made-up'));

  expect([stolen.status, first.status, replayed.status, wrongState.status]).toEqual([400, 200, 400, 400]);
  expect([thief, who, muddled].map(({ cookies }) => cookies.has('folkmoot'))).toEqual([false, false, false]);
  expect(replayed.text).toContain('That did not let you in');
});

test('whoever calls it off there reads that, and can come in otherwise', async () => {
  const who = visitor(house.url);
  const { back } = await goneThere(who);
  const state = new URL(back, house.url).searchParams.get('state');
  const issuer = encodeURIComponent(provider.issuer);

  const refused = await who.get(`/sign-in/provider/back?error=access_denied&state=${state}&iss=${issuer}`);

  expect(refused.status).toBe(400);
  expect(refused.text).toContain('Your Library Login did not let you in You called it off there, or you were refused.');
  expect(refused.html).toContain('href="/sign-in"');
});

test('nobody is led to another site', async () => {
  provider.sitsThere('by-number', { member_number: member(0).number });

  const paths = [];
  for (const then of ['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example'])
    paths.push((await visitor(house.url).get(`/sign-in/provider?then=${encodeURIComponent(then)}`)).path);

  expect(paths).toEqual(['/me', '/me', '/me']);
});

test('whoever came by the provider shows there once more who they are, and is told of it when they sign out', async () => {
  provider.sitsThere('by-number', { member_number: member(0).number });
  const who = visitor(house.url);
  await byButton(who);
  house.pass(20);
  const asked = await who.get('/sign-in/again');

  // Somebody else sits down there.
  signsOutThere(who);
  provider.sitsThere('stranger', { member_number: member(4).number });
  const other = await who.get('/sign-in/provider?again');
  signsOutThere(who);
  provider.sitsThere('by-number', { member_number: member(0).number });
  const shown = await who.get('/sign-in/provider?again');
  const out = await who.post('/sign-out', '');

  expect(asked.text).toContain('Show it at Your Library Login');
  expect([other.status, other.text.includes('That account is not the one that is signed in here')]).toEqual([
    409,
    true,
  ]);
  expect(shown.text).toContain('You have shown that it is you');
  expect(out.text).toContain('At Your Library Login you are still signed in.');
  expect(out.text).not.toContain('Signed in as');
  expect(await isSignedIn(who)).toBe(false);
});

test('an operator asks on the command line whether the provider answers, and what to enter there', async () => {
  const { commands } = commandsOf(house.app.settings, {
    association: house.association,
    policies: loadPolicies(house.app.settings.associationFolder),
  });
  const check = commands.find(({ name }) => name === 'provider check')!;
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  const ask = () => check.run({ terminal: { print: say, say, progress: say } } as never);

  provider.away = true;
  const away = await ask();
  provider.away = false;
  const there = await ask();

  expect([away, there]).toEqual([1, 0]);
  expect(said[0]).toMatch(/does not answer as a provider: .+/);
  expect(said.slice(1)).toEqual([
    `${provider.issuer} answers. Members are led to ${provider.issuer}/auth.`,
    'Enter there as the redirect address: http://127.0.0.1:3000/sign-in/provider/back',
  ]);
});

/** The cookies of the provider all begin so. */
function signsOutThere(who: Visitor): void {
  for (const name of [...who.cookies.keys()].filter((each) => each.startsWith('_'))) who.cookies.delete(name);
}

/** Goes to the provider, and gives the address to which it sends the browser back, which is not followed. */
async function goneThere(who: Visitor): Promise<{ back: string }> {
  let at = new URL('/sign-in/provider?then=/me', house.url);
  for (let steps = 0; steps < 8; steps += 1) {
    if (at.pathname === '/sign-in/provider/back') return { back: at.pathname + at.search };
    const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(at, { headers: { cookie }, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      who.cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    at = new URL(answer.headers.get('location') ?? '/', at);
  }
  throw new Error('the provider led nowhere');
}
