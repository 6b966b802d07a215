import { createPrivateKey } from 'node:crypto';
import { sealMessage } from 'mailauth';
import { boundedMessage } from '../authentication/bounded.ts';
import type { Verdicts } from '../authentication/verdicts.ts';
import type { ListMail } from '../list/headers/steps.ts';
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
      const whole = Buffer.concat([Buffer.from(`${mail.head}\r\n`, 'latin1'), mail.body]);
      const cv = chainStatus(mail, verdicts);
      // Such a header would be looked at for a minute.
      if (cv === null || !boundedMessage(whole)) return mail;
      const set = await sealMessage(whole, {
        signingDomain: domain,
        selector,
        privateKey,
        cv,
        authResults: resultsWritten(authservId, verdicts),
        signTime: at,
      });
      return { ...mail, head: set.toString('latin1') + mail.head };
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
