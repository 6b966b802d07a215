import { minutes } from '../../platform/time/index.ts';
import type { Account } from './model.ts';

/** So long somebody may take at the provider, and so long an account waits to be linked once it is known. */
export const errandLifeMs = minutes(15);
export const linkLifeMs = minutes(30);

type Claims = Readonly<Record<string, unknown>>;

/**
 * What the provider says of an account, as far as we use it: by the token that it signed, and, where that is silent, by what it
 * answers about the user.  An address and whether it is proved come from the same of the two, so that none proves another's.
 */
export function accountOf(token: Claims, userinfo: Claims, memberClaim: string | null): Account {
  const claims = { ...userinfo, ...token };
  const mail = token['email'] === undefined ? userinfo : token;
  return {
    issuer: String(claims['iss']),
    subject: String(claims['sub']),
    memberNumber: memberClaim === null ? null : textOrNull(claims[memberClaim]),
    email: textOrNull(mail['email']),
    emailVerified: mail['email_verified'] === true,
  };
}

/** Some providers send numbers as numbers. */
function textOrNull(claim: unknown): string | null {
  if (typeof claim === 'number') return String(claim);
  return typeof claim === 'string' && claim.trim() !== '' ? claim.trim() : null;
}
