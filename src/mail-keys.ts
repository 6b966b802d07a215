import { openSealer, openSigner, type Sealer, type Signer } from './platform/mail/index.ts';
import { BadSetting, type Settings } from './platform/settings/index.ts';

/** With which all mail is signed; null where the mail server signs, or nobody. @throws BadSetting when a key cannot be used */
export const signerOf = ({ dkim }: Settings): Signer | null =>
  dkim ? usable(() => openSigner(dkim.domain, dkim.keys)) : null;

/** With which the mail of lists is sealed; null where it is not, as in an example, which sends nothing. @throws BadSetting when a key cannot be used */
export const sealerOf = ({ dkim, seals, example, mailDomain, mailAuthservId }: Settings): Sealer | null =>
  dkim && seals && !example ? usable(() => openSealer({ ...dkim, authservId: mailAuthservId ?? mailDomain })) : null;

function usable<Opened>(open: () => Opened): Opened {
  try {
    return open();
  } catch (error) {
    throw new BadSetting(`FOLKMOOT_DKIM_KEY: ${(error as Error).message}`);
  }
}
