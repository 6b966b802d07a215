import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { minutes } from '../time/index.ts';

// Webhooks as https://www.standardwebhooks.com says, version 1: one shared secret, HMAC-SHA-256.

/** A secret, as whoever keeps it is shown it: `whsec_` and base64. */
export type WebhookSecret = `whsec_${string}`;

const prefix = 'whsec_';
const secretBytes = 32;

/** What is signed besides the body. */
export interface SignedHead {
  /** Names the message, and stays when it is sent again. */
  readonly id: string;
  /** When it was sent, in whole seconds since 1970. */
  readonly seconds: number;
}

export const makeWebhookSecret = (): WebhookSecret => `${prefix}${randomBytes(secretBytes).toString('base64')}`;

/** The headers of a message, signed with each of the secrets: while one takes over from another, both hold. */
export function signedHeaders(
  { id, seconds }: SignedHead,
  body: string | Uint8Array,
  secrets: readonly WebhookSecret[],
): Readonly<Record<string, string>> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': secrets
      .map((secret) => `v1,${macOf({ id, seconds }, body, secret).toString('base64')}`)
      .join(' '),
  };
}

/** Why a message is not taken for what it says it is. */
export type SignatureFault = 'unsigned' | 'signature-wrong' | 'signed-too-long-ago';

/** A message may be so much older, or newer, than our clock says. */
export const toleranceMs = minutes(5);

/** The head of a message that one of the secrets signed at about this instant, or what is wrong with it. */
export function readSigned(
  headers: Headers,
  body: Uint8Array,
  { secrets, at }: { readonly secrets: readonly WebhookSecret[]; readonly at: Date },
): SignedHead | SignatureFault {
  const [id, written, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    headers.get(name),
  );
  if (!id || !isId.test(id) || !written || !isSeconds.test(written) || !signatures) return 'unsigned';
  const head = { id, seconds: Number(written) };
  const given = signatures
    .split(' ', mostSignatures)
    .flatMap((each) => (each.startsWith('v1,') ? [Buffer.from(each.slice(3), 'base64')] : []));
  const expected = secrets.map((secret) => macOf(head, body, secret));
  if (!expected.some((mac) => given.some((each) => each.length === mac.length && timingSafeEqual(each, mac))))
    return 'signature-wrong';
  return Math.abs(head.seconds * 1000 - at.getTime()) > toleranceMs ? 'signed-too-long-ago' : head;
}

const isId = /^[\x21-\x2d\x2f-\x7e]{1,100}$/;
const isSeconds = /^\d{1,12}$/;
const mostSignatures = 10;

/** No id has a full stop in it, so that no other message can be cut to the same text. */
function macOf({ id, seconds }: SignedHead, body: string | Uint8Array, secret: WebhookSecret): Buffer {
  const key = Buffer.from(secret.slice(prefix.length), 'base64');
  return createHmac('sha256', key).update(`${id}.${seconds}.`).update(body).digest();
}
