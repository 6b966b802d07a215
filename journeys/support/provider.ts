import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider, type Configuration } from 'oidc-provider';

/** Somebody's account at the provider. */
export interface ProviderAccount {
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly member_number?: string | number;
}

/** A provider of sign-in (OpenID Connect) on this machine, that asks nobody for a password: a story says who sits there. */
export interface TestProvider {
  readonly issuer: string;
  /** Whoever comes from now on is this one. */
  sitsThere(subject: string, account: ProviderAccount): void;
  /** Whether it answers at all. */
  away: boolean;
  /** Lets a house send people here; its address is known once its door is open. */
  expect(redirectUri: string): void;
  close(): Promise<void>;
}

export const client = { id: 'folkmoot', secret: 'a secret of the story' };

export async function aProvider(): Promise<TestProvider> {
  const accounts = new Map<string, ProviderAccount>();
  let sitting = '';
  let answer: http.RequestListener | undefined;
  const server = http.createServer((request, response) => {
    if (provider.away || !answer) return void request.socket.destroy();
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: TestProvider = {
    issuer,
    away: false,
    sitsThere(subject, account) {
      accounts.set(subject, account);
      sitting = subject;
    },
    expect(redirectUri) {
      const oidc = new Provider(issuer, configurationFor(redirectUri, accounts));
      const callback = oidc.callback();
      answer = (request, response) => {
        if (!request.url?.startsWith('/interaction/')) return void callback(request, response);
        void oidc.interactionFinished(request, response, { login: { accountId: sitting } });
      };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return provider;
}

function configurationFor(redirectUri: string, accounts: ReadonlyMap<string, ProviderAccount>): Configuration {
  return {
    clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['member_number'] },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...accounts.get(sub) }) }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    // Nobody is asked whether the association may know who they are.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: client.id, accountId: oidc.session!.accountId! });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
    pkce: { required: () => true },
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    cookies: { keys: ['a key of the story'] },
  };
}
