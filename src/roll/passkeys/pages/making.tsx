import { z } from 'zod';
import type { PersonId } from '../../../platform/act/index.ts';
import { NotFound, refuse, refuseIf } from '../../../platform/refusal/index.ts';
import { json, post, seeOther, signedIn, type Answer, type Call, type Route } from '../../../platform/web/index.ts';
import type { SignInHouse } from '../../persons/house.ts';
import { personOf } from '../../persons/queries.ts';
import { challengeIn, MadeAnswer, optionsForMaking, verifiedMaking } from '../ceremony.ts';
import { dropReset, keepChallenge, makePasskey, removePasskey, renamePasskey, takeChallenge } from '../commands.ts';
import { tellOfPasskeys } from '../letters.ts';
import { openResetOf, passkeysOf } from '../queries.ts';
import { impedimentsToMaking, longestName } from '../rules.ts';
import { words } from '../words.ts';
import { browserOf, partyOf } from './showing.ts';

const waysIn = '/me/ways-in';
const Name = z.string().trim().min(1, words.badName).max(longestName, words.badName);
const Made = z.object({ name: Name, credential: MadeAnswer });

/** Making passkeys, by the script of the page; naming them and taking them away, by forms. */
export function makingRoutes(house: SignInHouse): Route[] {
  return [
    post('/me/passkeys/challenge', (call) => challenge(call, house), { grave: true }),
    post('/me/passkeys', (call) => make(call, house), { grave: true }),
    post('/me/passkeys/:id/name', rename),
    post('/me/passkeys/:id/removal', (call) => remove(call, house), { grave: true }),
    post('/me/passkeys/reset/dropping', (call) => stopReset(call, house)),
  ];
}

const ownOf = (call: Call, person: PersonId) => ({ person, isWithheld: call.withheld.size > 0 });

async function challenge(call: Call, { head }: SignInHouse): Promise<Answer> {
  const own = ownOf(call, signedIn(call));
  const party = partyOf(call);
  const { db } = call.visit;
  const [person, passkeys] = [await personOf(db, own.person), await passkeysOf(db, own.person)];
  refuseIf(impedimentsToMaking({ passkeys: passkeys.length, isWithheld: own.isWithheld }));
  if (!person) throw new NotFound();
  const options = await optionsForMaking(party, head().association, { person, passkeys });
  await keepChallenge(call.visit, options.challenge, { browser: browserOf(call), person: person.id });
  return json({ options });
}

/** Whoever has just made one has shown it: their session carries from now on what asks for a passkey. */
async function make(call: Call, { head }: SignInHouse): Promise<Answer> {
  const own = ownOf(call, signedIn(call));
  const party = partyOf(call);
  const { name, credential } = await call.json(Made);
  const given = challengeIn(credential);
  const isOurs = await takeChallenge(call.visit, given, { browser: browserOf(call), person: own.person });
  const made = isOurs ? await verifiedMaking(credential, given, party) : undefined;
  if (!made) refuse('passkey-not-taken');
  await call.perform(async (act) => {
    const { id, publicKey, counter, transports = [] } = made;
    await makePasskey(act, own, { id, name, publicKey, counter, transports });
    await tellOfPasskeys(act, head(), { person: await personOf(act.db, own.person), news: { kind: 'made', name } });
    await call.signIn(own.person, act, 'passkey');
  });
  return json({ to: waysIn });
}

async function rename(call: Call): Promise<Answer> {
  signedIn(call);
  const form = await call.form(z.object({ name: Name }));
  // A name that is none leaves the one that there is.
  if (form.ok) await call.perform((act) => renamePasskey(act, call.params['id'] ?? '', form.value.name));
  return seeOther(waysIn);
}

async function remove(call: Call, { head }: SignInHouse): Promise<Answer> {
  const own = ownOf(call, signedIn(call));
  const id = call.params['id'] ?? '';
  await call.perform(async (act) => {
    const name = (await passkeysOf(act.db, own.person)).find((passkey) => passkey.id === id)?.name ?? '';
    await removePasskey(act, own, id);
    await tellOfPasskeys(act, head(), { person: await personOf(act.db, own.person), news: { kind: 'removed', name } });
  });
  return seeOther(waysIn);
}

async function stopReset(call: Call, { head }: SignInHouse): Promise<Answer> {
  const person = signedIn(call);
  const reset = await openResetOf(call.visit, person);
  if (reset)
    await call.perform(async (act) => {
      await dropReset(act, reset.id);
      const news = { kind: 'dropped', reset: reset.id } as const;
      await tellOfPasskeys(act, head(), { person: await personOf(act.db, person), news });
    });
  return seeOther(waysIn);
}
