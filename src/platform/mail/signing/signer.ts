import { createHash, createPrivateKey, sign, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { fieldsOf, nameOf, relaxedBodyHash, relaxedField } from './canonical.ts';

/** Signs what leaves in the name of a domain (DKIM, RFC 6376 and 8463), relaxed/relaxed. */
export interface Signer {
  /**
   * Prepares a message of which many copies leave: its body is hashed once, and so are the fields that all copies share.
   *
   * @param header the fields that every copy has, with their line ends
   */
  prepare(header: Uint8Array, body: Uint8Array): CopySigner;
}

/** Signs one copy after the other of a message. */
export interface CopySigner {
  /**
   * The fields `DKIM-Signature`, one for each key, each with its line end: they go on top of the copy.
   *
   * @param own the fields of this copy alone, with their line ends, in ASCII or a letter for each byte (`latin1`); they stand above
   *   those that all share
   */
  sign(own: string, at: Date): Promise<string>;
}

/** A key with the name under which its public half stands in the DNS. */
export interface SigningKey {
  readonly selector: string;
  /** RSA of at least 1,024 bits, or Ed25519; PKCS #8 or PKCS #1 in PEM. */
  readonly privateKey: string;
}

/** @throws Error when a key cannot be used, or a name would break out of its tag */
export function openSigner(domain: string, keys: readonly SigningKey[]): Signer {
  const opened = keys.map((key) => openKey(domain, key));
  return {
    prepare(header, body) {
      const shared = chosen(Buffer.from(header).toString('latin1'));
      const bodyHash = relaxedBodyHash(body);
      let frames: Frames | undefined;
      return {
        async sign(own, at) {
          const added = chosen(own);
          const names = shared.names + added.names + alwaysNamed;
          const time = Math.floor(at.getTime() / 1000);
          // Most copies have the same fields, and leave within one second.
          if (frames?.names !== names || frames.time !== time)
            frames = { names, time, all: opened.map((key) => frameOf(key, { names, time, bodyHash })) };
          const signed = shared.canonical + added.canonical;
          return (await Promise.all(frames.all.map((frame) => signatureField(frame, signed)))).join('');
        },
      };
    },
  };
}

interface Chosen {
  /** Each ends in a colon. */
  readonly names: string;
  readonly canonical: string;
}

/** The fields that are signed, from the bottom up, as verifiers count them (RFC 6376, 5.4.2). */
function chosen(header: string): Chosen {
  let [names, canonical] = ['', ''];
  for (const field of fieldsOf(header).toReversed()) {
    const name = nameOf(field);
    if (!signedNames.has(name)) continue;
    names += `${name}:`;
    canonical += `${relaxedField(field)}\r\n`;
  }
  return { names, canonical };
}

/** What RFC 6376 (5.4.1) asks for, with what lists and one-click unsubscribing (RFC 8058) add. */
const signedNames: ReadonlySet<string> = new Set(
  `from sender reply-to subject date message-id to cc mime-version content-type content-transfer-encoding content-id
   content-description in-reply-to references resent-date resent-from resent-to resent-cc list-id list-help list-unsubscribe
   list-unsubscribe-post list-subscribe list-post list-owner list-archive archived-at auto-submitted precedence feedback-id`.split(
    /\s+/,
  ),
);

/** Named once more than they are there, so that nobody adds another one (RFC 6376, 8.15). */
const alwaysNamed = 'from:subject:date:message-id:to:cc:reply-to:mime-version:content-type';

interface OpenKey {
  readonly algorithm: 'rsa-sha256' | 'ed25519-sha256';
  readonly privateKey: KeyObject;
  readonly tags: string;
}

function openKey(domain: string, { selector, privateKey }: SigningKey): OpenKey {
  for (const name of [domain, selector])
    if (!/^[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,250}[A-Za-z0-9])?$/.test(name))
      throw new Error(`“${name}” cannot stand in a signature`);
  const key = createPrivateKey(privateKey);
  const type = key.asymmetricKeyType;
  if (type !== 'rsa' && type !== 'ed25519') throw new Error(`a key of the kind ${type} signs no mail`);
  if (type === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) < 1024) throw new Error('the key is too short');
  const algorithm = type === 'rsa' ? 'rsa-sha256' : 'ed25519-sha256';
  return { algorithm, privateKey: key, tags: `v=1; a=${algorithm}; c=relaxed/relaxed; d=${domain}; s=${selector}` };
}

/** All of a signature but the signature, for every key. */
interface Frames {
  readonly names: string;
  readonly time: number;
  readonly all: readonly Frame[];
}

interface Frame {
  readonly key: OpenKey;
  readonly field: string;
  readonly canonical: string;
}

function frameOf(key: OpenKey, { names, time, bodyHash }: { names: string; time: number; bodyHash: string }): Frame {
  const field = `DKIM-Signature: ${key.tags};\r\n t=${time}; h=${folded(names)};\r\n bh=${bodyHash};\r\n b=`;
  return { key, field, canonical: relaxedField(field) };
}

const signAsync = promisify<string | undefined, Uint8Array, KeyObject, Buffer>(sign as never);

/** Ed25519 signs the hash (RFC 8463, 3).  Both are done in the pool of threads. */
async function signatureField({ key, field, canonical }: Frame, signed: string): Promise<string> {
  const bytes = Buffer.from(signed + canonical, 'latin1');
  const signature =
    key.algorithm === 'rsa-sha256'
      ? await signAsync('sha256', bytes, key.privateKey)
      : await signAsync(undefined, createHash('sha256').update(bytes).digest(), key.privateKey);
  return `${field}${cut(signature.toString('base64'))}\r\n`;
}

function folded(names: string): string {
  return names.replace(/.{50,70}(?=:)/g, '$&\r\n ');
}

function cut(base64: string): string {
  return base64.replace(/.{72}(?=.)/g, '$&\r\n ');
}
