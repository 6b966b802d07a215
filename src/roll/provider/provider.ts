import * as openid from 'openid-client';
import type { ProviderSettings } from '../../platform/settings/index.ts';
import { days } from '../../platform/time/index.ts';
import type { Account } from './model.ts';
import { accountOf } from './rules.ts';

/** What is kept between going to the provider and coming back. */
export interface Errand {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** The association's own provider of sign-in. Everything here waits for another machine: never call it within a transaction. */
export interface Provider {
  /** What the button calls it. */
  readonly label: string;
  readonly issuer: string;
  /**
   * Where the browser goes, and what is to be kept until it comes back.
   *
   * @param anew asks whoever comes to show once more who they are
   * @throws ProviderAway
   */
  begin(redirectUri: string, anew: boolean): Promise<{ readonly to: URL; readonly errand: Errand }>;
  /**
   * The account with which the browser came back.
   *
   * @param cameBack the redirect address with what the provider added to it
   * @param signedInWithinSeconds refuses who showed themselves there longer ago
   * @throws ProviderAway, ProviderRefused
   */
  finish(cameBack: URL, errand: Errand, signedInWithinSeconds?: number): Promise<Account>;
}

/** The provider cannot be reached, or answers with what is no answer. */
export class ProviderAway extends Error {}

/** What came back proves nothing: it was used before, was refused there, or is not what the provider should send. */
export class ProviderRefused extends Error {}

const answersWithinSeconds = 10;
const freshMs = days(1);
const scope = 'openid email profile';

export function openProvider(settings: ProviderSettings): Provider {
  const configuration = keptConfiguration(settings);
  return {
    label: settings.label,
    issuer: settings.issuer,
    async begin(redirectUri, anew) {
      const config = await configuration();
      const errand = {
        state: openid.randomState(),
        nonce: openid.randomNonce(),
        verifier: openid.randomPKCECodeVerifier(),
      };
      const to = openid.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope,
        state: errand.state,
        nonce: errand.nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(errand.verifier),
        code_challenge_method: 'S256',
        ...(anew && { prompt: 'login', max_age: '0' }),
      });
      return { to, errand };
    },
    async finish(cameBack, errand, signedInWithinSeconds) {
      const config = await configuration();
      try {
        const tokens = await openid.authorizationCodeGrant(config, cameBack, {
          expectedState: errand.state,
          expectedNonce: errand.nonce,
          pkceCodeVerifier: errand.verifier,
          idTokenExpected: true,
          ...(signedInWithinSeconds !== undefined && { maxAge: signedInWithinSeconds }),
        });
        const claims = tokens.claims()!;
        const more = config.serverMetadata().userinfo_endpoint
          ? await openid.fetchUserInfo(config, tokens.access_token, claims.sub)
          : {};
        return accountOf({ ...claims }, more, settings.memberClaim);
      } catch (error) {
        throw isAway(error) ? new ProviderAway('away', { cause: error }) : new ProviderRefused('', { cause: error });
      }
    },
  };
}

/** Asked for at first use and kept for a day; while the provider is away, asked for anew each time. */
function keptConfiguration(settings: ProviderSettings): () => Promise<openid.Configuration> {
  let kept: { readonly asked: Promise<openid.Configuration>; readonly until: number } | undefined;
  return async () => {
    if (!kept || kept.until <= performance.now())
      kept = { asked: discover(settings), until: performance.now() + freshMs };
    try {
      return await kept.asked;
    } catch (error) {
      kept = undefined;
      throw new ProviderAway('away', { cause: error });
    }
  };
}

/** Settings let no issuer through but by TLS, or on this machine in an example. */
const discover = ({ issuer, clientId, clientSecret }: ProviderSettings) =>
  openid.discovery(new URL(issuer), clientId, clientSecret, undefined, {
    timeout: answersWithinSeconds,
    execute: issuer.startsWith('http:') ? [openid.allowInsecureRequests] : [],
  });

/** No connection, no answer in time, or the error page of something that stands in between. */
function isAway(error: unknown): boolean {
  if (error instanceof openid.ClientError)
    return /^OAUTH_(TIMEOUT|ABORT|RESPONSE_IS_NOT_CONFORM|RESPONSE_IS_NOT_JSON)$/.test(error.code ?? '');
  return error instanceof TypeError && error.cause !== undefined;
}
