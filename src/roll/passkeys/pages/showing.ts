import { z } from 'zod';
import { countAttempt, newSecret, takeBackAttempt } from '../../../platform/auth/index.ts';
import { NotFound, refuse } from '../../../platform/refusal/index.ts';
import { json, post, TooMany, type Answer, type Call, type Route } from '../../../platform/web/index.ts';
import { browserCookie } from '../../persons/pages/letter-desk.ts';
import { safeThen } from '../../persons/rules.ts';
import { challengeIn, optionsForShowing, ShownAnswer, verifiedShowing } from '../ceremony.ts';
import { keepChallenge, takeChallenge, usePasskey } from '../commands.ts';
import type { RelyingParty } from '../model.ts';
import { keptPasskey } from '../queries.ts';
import { challengeLifeMs, challengesByNetwork, relyingPartyAt, wrongByNetwork } from '../rules.ts';

const Shown = z.object({ thenPath: z.string().max(500).optional(), credential: ShownAnswer });

/** Coming in by a passkey: the script of the page asks for a challenge, and sends what the authenticator answers. */
export const showingRoutes: Route[] = [
  post('/sign-in/passkey/challenge', challenge),
  post('/sign-in/passkey', comeIn, { holdsSecret: true }),
];

/** @throws NotFound where there can be no passkeys */
export function partyOf({ baseUrl }: Pick<Call, 'baseUrl'>): RelyingParty {
  const party = relyingPartyAt(baseUrl);
  if (!party) throw new NotFound();
  return party;
}

/** The secret of this browser; a new one is given to it. */
export function browserOf(call: Call): string {
  const browser = call.cookie(browserCookie) ?? newSecret();
  call.setCookie(browserCookie, browser, 3600);
  return browser;
}

async function challenge(call: Call): Promise<Answer> {
  const { db, at } = call.visit;
  const party = partyOf(call);
  const until = await countAttempt(db, challengesByNetwork, call.network, at);
  if (until) throw new TooMany(until);
  const options = await optionsForShowing(party);
  await keepChallenge(call.visit, options.challenge, { browser: browserOf(call), person: null });
  return json({ options, answerWithinSeconds: challengeLifeMs / 1000 });
}

/** One answer for all that is wrong: whether a passkey is known here is told to nobody. */
async function comeIn(call: Call): Promise<Answer> {
  const { db, at } = call.visit;
  const party = partyOf(call);
  const { thenPath, credential } = await call.json(Shown);
  const until = await countAttempt(db, wrongByNetwork, call.network, at);
  if (until) throw new TooMany(until);

  const given = challengeIn(credential);
  const isOurs = await takeChallenge(call.visit, given, { browser: browserOf(call), person: null });
  const passkey = await keptPasskey(db, credential.id);
  if (!isOurs || !passkey) refuse('passkey-not-taken');
  const counter = await verifiedShowing(credential, given, { passkey, party });
  if (counter === undefined) refuse('passkey-not-taken');
  await call.perform(
    async (act) => {
      await call.signIn(await usePasskey(act, passkey, counter), act, 'passkey');
    },
    { by: passkey.person },
  );
  await takeBackAttempt(db, wrongByNetwork, call.network, at);
  return json({ to: safeThen(thenPath) });
}
