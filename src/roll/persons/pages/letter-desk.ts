import { setTimeout as pause } from 'node:timers/promises';
import { countAttempt, limitReached, newSecret } from '../../../platform/auth/index.ts';
import { TooMany, type Call } from '../../../platform/web/index.ts';
import { awaitLetter } from '../commands.ts';
import { answerAsking, whoIsMeant } from './asking.ts';
import type { ActLetter, Letterhead, OneAct } from '../model.ts';
import {
  answerTakesMs,
  askingsByNetwork,
  emailKey,
  furtherLetters,
  lettersByAccount,
  unknownByNetwork,
} from '../rules.ts';

/** The cookie that tells the browser which asked for a letter. */
export const browserCookie = 'folkmoot-asked';
const browserCookieSeconds = 3600;

/** What somebody wants a letter for. */
export interface Wanted {
  readonly identifier: string;
  readonly thenPath: string;
  readonly act?: OneAct | null;
  /** What the letter says of that act. */
  readonly letter?: ActLetter;
}

/**
 * Has a letter written to whomever the typed words mean, and gives the browser its cookie.  Whether anybody is meant, and whether a
 * letter goes, is told neither by the answer nor by the time that it takes.
 *
 * Only unknown names count against a network, because a conference hall shares one, and a letter for one act, as to sign, is never
 * refused by network.
 *
 * @throws TooMany
 */
export async function askForLetter(call: Call, head: Letterhead, wanted: Wanted): Promise<void> {
  await Promise.all([answerAsked(call, head, wanted), pause(answerTakesMs)]);
}

async function answerAsked(call: Call, head: Letterhead, wanted: Wanted): Promise<void> {
  const { db, at } = call.visit;
  const full = wanted.act ? null : await limitReached(db, unknownByNetwork, call.network, at);
  if (full) throw new TooMany(full);

  const browser = call.cookie(browserCookie) ?? newSecret();
  call.setCookie(browserCookie, browser, browserCookieSeconds);
  const meant = await call.perform((act) => whoIsMeant(act, wanted.identifier));
  if (meant === null) {
    await countAttempt(db, unknownByNetwork, call.network, at);
    return;
  }
  const account = 'person' in meant ? meant.person : emailKey(meant.sharedAddress);
  if (await countAttempt(db, askingsByNetwork, `${call.network} ${account}`, at)) return;
  const asking = { ...wanted, browser };
  if (await mayWriteTo(call.visit, account)) await call.perform((act) => answerAsking(act, head, meant, asking));
  else if ('person' in meant) await call.perform((act) => awaitLetter(act, { ...asking, person: meant.person }));
}

async function mayWriteTo({ db, at }: Call['visit'], account: string): Promise<boolean> {
  if ((await countAttempt(db, lettersByAccount, account, at)) === null) return true;
  return (await countAttempt(db, furtherLetters, account, at)) === null;
}
