import { createPrivateKey } from 'node:crypto';
import type { ARCChainEntry, getARChain } from 'mailauth';
import { boundedMessage } from '../authentication/bounded.ts';
import type { Verdicts } from '../authentication/verdicts.ts';
import type { ListMail } from '../list/headers/steps.ts';
import { fieldsOf, nameOf, relaxedBodyHash } from '../signing/canonical.ts';
import type { SigningKey } from '../signing/signer.ts';
import { resultsWritten } from './results.ts';

/** Vouches for what we found when a message came, before a list changed it or sent it from elsewhere (ARC, RFC 8617). */
export interface Sealer {
  /**
   * The mail of a list with the fields of a set on top of those that all copies share, once for all of them: what is a reader's own (the way
   * out, the copy's signature) is neither sealed nor breaks the seal.  It comes back as it is where no set can be added: the chain that it brings was not judged,
   * says itself that it is broken, or is full.
   *
   * @param verdicts of the message as it came
   */
  seal(mail: ListMail, verdicts: Verdicts, at: Date): Promise<ListMail>;
}

interface SealerParts {
  readonly domain: string;
  readonly keys: readonly SigningKey[];
  /** Under which we tell what we found. */
  readonly authservId: string;
}

/** @throws Error when a key cannot be used */
export function openSealer({ domain, keys, authservId }: SealerParts): Sealer {
  const { selector, privateKey } = sealingKey(keys);
  return {
    async seal(mail, verdicts, at) {
      const cv = chainStatus(mail, verdicts);
      // Such a header would be looked at for a minute.
      if (cv === null || !boundedMessage(Buffer.from(`${mail.head}\r\n`, 'latin1'))) return mail;
      const { createSeal, getARChain } = await import('mailauth');
      const headers = headersOf(mail.head);
      const seal = {
        signingDomain: domain,
        selector,
        privateKey,
        cv,
        authResults: resultsWritten(authservId, verdicts),
        signTime: at,
        // The library takes half a minute for a line of 24 MB.
        bodyHash: relaxedBodyHash(mail.body),
      };
      const { headers: set } = await createSeal(false, { headers, arc: { chain: chainIn(headers, getARChain) }, seal });
      return { ...mail, head: set.map((field) => `${field}\r\n`).join('') + mail.head };
    },
  };
}

/** The key that seals, of those that sign: a set has one seal, and Ed25519 is read by few. @throws Error where there is none */
export function sealingKey(keys: readonly SigningKey[]): SigningKey {
  const rsa = keys.find(({ privateKey }) => createPrivateKey(privateKey).asymmetricKeyType === 'rsa');
  const chosen = rsa ?? keys[0];
  if (!chosen) throw new Error('a seal needs a key');
  return chosen;
}

/** What the seal says of the chain before it (RFC 8617, section 5.1.1); null where nobody can say. */
function chainStatus({ head }: ListMail, { arc: { result } }: Verdicts): 'none' | 'pass' | 'fail' | null {
  if (!/^arc-(?:seal|message-signature|authentication-results)[ \t]*:/im.test(head)) return 'none';
  return result === 'pass' || result === 'fail' ? result : null;
}

/** As the library reads them. */
const headersOf = (head: string) => ({
  parsed: fieldsOf(head).map((field) => ({
    key: nameOf(field),
    casedKey: field.slice(0, field.indexOf(':')).trim(),
    line: Buffer.from(field, 'latin1'),
  })),
});

/** The sets of a chain; none where it cannot be told which belongs to which, and then its seal says that it is broken. */
function chainIn(headers: ReturnType<typeof headersOf>, read: typeof getARChain): ARCChainEntry[] {
  try {
    return read(headers) || [];
  } catch {
    return [];
  }
}
