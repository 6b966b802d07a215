import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { z } from 'zod';
import type { Person } from '../persons/model.ts';
import type { KeptPasskey, Passkey, RelyingParty } from './model.ts';
import { challengeLifeMs } from './rules.ts';

const base64url = z
  .string()
  .max(20_000)
  .regex(/^[\w-]+$/);
const common = {
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).default({}),
};

/** What a browser answers when a passkey is made; what else it says is dropped. */
export const MadeAnswer = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(40)).max(10).default([]),
  }),
});

/** What a browser answers when a passkey is shown. */
export const ShownAnswer = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.nullish().transform((handle) => handle ?? undefined),
  }),
});

type Made = z.output<typeof MadeAnswer>;
type Shown = z.output<typeof ShownAnswer>;

/** EdDSA, ES256 and RS256 (COSE): every authenticator makes one of them. */
const algorithms = [-8, -7, -257];

/** What a browser needs to make a passkey. The authenticator keeps it with the person's id, so that nobody types a name to come in. */
export function optionsForMaking(
  { id }: RelyingParty,
  association: string,
  { person, passkeys }: { readonly person: Person; readonly passkeys: readonly Passkey[] },
) {
  return generateRegistrationOptions({
    rpName: association,
    rpID: id,
    userID: new TextEncoder().encode(person.id),
    userName: person.email ?? person.memberNumber ?? person.name,
    userDisplayName: person.name,
    timeout: challengeLifeMs,
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: passkeys.map((passkey) => ({ id: passkey.id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** What a browser needs to show a passkey, whosever it is. */
export const optionsForShowing = ({ id }: RelyingParty) =>
  generateAuthenticationOptions({ rpID: id, timeout: challengeLifeMs, userVerification: 'required' });

/** The challenge that an answer says it answers; it proves nothing yet. */
export function challengeIn({ response: { clientDataJSON } }: Made | Shown): string {
  const told = ClientData.safeParse(jsonIn(clientDataJSON));
  return told.success ? told.data.challenge : '';
}
const ClientData = z.object({ challenge: z.string().max(200) });

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** The passkey that was made, if the answer is right: for this house, with this challenge, by somebody whom the authenticator knows. */
export async function verifiedMaking(response: Made, challenge: string, { id, origin }: RelyingParty) {
  const verified = await verifyRegistrationResponse({
    response: { ...response, response: { ...response.response, transports: response.response.transports as never } },
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).catch(wrong);
  return verified?.registrationInfo?.credential;
}

/** How often the passkey says that it was used, if the answer is right and tells of the same person; a counter that goes back is wrong. */
export async function verifiedShowing(
  response: Shown,
  challenge: string,
  { passkey, party }: { readonly passkey: KeptPasskey; readonly party: RelyingParty },
): Promise<number | undefined> {
  const { userHandle } = response.response;
  if (userHandle !== undefined && Buffer.from(userHandle, 'base64url').toString('utf8') !== passkey.handle)
    return undefined;
  const { userHandle: _, ...rest } = response.response;
  const verified = await verifyAuthenticationResponse({
    response: { ...response, response: rest },
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    credential: {
      id: passkey.id,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: passkey.counter,
    },
    requireUserVerification: true,
  }).catch(wrong);
  return verified?.verified ? verified.authenticationInfo.newCounter : undefined;
}

/** The library throws what is wrong with an answer, in the words of the standard: to whoever sent it, all of it is one. */
const wrong = (): undefined => undefined;
