import { z } from 'zod';
import { sealed, unsealed } from '../../../platform/auth/index.ts';
import { addMilliseconds } from '../../../platform/time/index.ts';
import type { Call } from '../../../platform/web/index.ts';
import { errandLifeMs, linkLifeMs } from '../rules.ts';

// What a browser keeps for us, sealed, while it goes to the provider, and while a letter is on its way to it.

const Errand = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  thenPath: z.string(),
  begunAt: z.number(),
  /** Whoever is signed in, and shows once more that it is they. */
  again: z.string().nullable(),
});
export type KeptErrand = z.output<typeof Errand>;

const Waiting = z.object({
  issuer: z.string(),
  subject: z.string(),
  /** To be shown; it proves nothing. */
  email: z.string().nullable(),
  thenPath: z.string(),
});
/** An account that the provider has let in and that nobody here is known by yet. */
export type WaitingAccount = z.output<typeof Waiting>;

const errandCookie = 'folkmoot-errand';
const waitingCookie = 'folkmoot-account';

export function keepErrand(call: Call, key: Buffer, errand: KeptErrand): void {
  const until = addMilliseconds(call.visit.at, errandLifeMs);
  call.setCookie(errandCookie, sealed(key, errandCookie, errand, until), errandLifeMs / 1000);
}

/** The errand on which this browser is, once: it is forgotten. */
export function takeErrand(call: Call, key: Buffer): KeptErrand | undefined {
  const kept = unsealed(key, errandCookie, call.cookie(errandCookie), call.visit.at);
  call.setCookie(errandCookie, '', 0);
  return Errand.safeParse(kept).data;
}

export function keepWaiting(call: Call, key: Buffer, waiting: WaitingAccount): void {
  const until = addMilliseconds(call.visit.at, linkLifeMs);
  call.setCookie(waitingCookie, sealed(key, waitingCookie, waiting, until), linkLifeMs / 1000);
}

export function waitingIn(call: Call, key: Buffer): WaitingAccount | undefined {
  return Waiting.safeParse(unsealed(key, waitingCookie, call.cookie(waitingCookie), call.visit.at)).data;
}

export const forgetWaiting = (call: Call): void => call.setCookie(waitingCookie, '', 0);
