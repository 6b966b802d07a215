import { createPublicKey } from 'node:crypto';
import type { SigningKey } from './signer.ts';

/** What has to stand in the DNS, so that others can check what we sign. */
export interface PublicRecord {
  readonly name: string;
  readonly text: string;
}

/** The public half of each key, as a TXT record (RFC 6376, section 3.6.1; RFC 8463, section 4). */
export function publicRecords(domain: string, keys: readonly SigningKey[]): PublicRecord[] {
  return keys.map(({ selector, privateKey }) => {
    const key = createPublicKey(privateKey);
    const der = key.export({ format: 'der', type: 'spki' });
    const isEd25519 = key.asymmetricKeyType === 'ed25519';
    // An Ed25519 key stands there bare, in the last 32 bytes.
    const bytes = isEd25519 ? der.subarray(-32) : der;
    return {
      name: `${selector}._domainkey.${domain}`,
      text: `v=DKIM1; k=${isEd25519 ? 'ed25519' : 'rsa'}; p=${bytes.toString('base64')}`,
    };
  });
}
