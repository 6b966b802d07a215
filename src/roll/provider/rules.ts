import { minutes } from '../../platform/time/index.ts';
import type { Account } from './model.ts';

/** So long somebody may take at the provider, and so long an account waits to be linked once it is known. */
export const errandLifeMs = minutes(15);
export const linkLifeMs = minutes(30);

/** What the provider says of an account, as far as we use it. */
export function accountOf(claims: Readonly<Record<string, unknown>>, memberClaim: string | null): Account {
  return {
    issuer: String(claims['iss']),
    subject: String(claims['sub']),
    memberNumber: memberClaim === null ? null : textOrNull(claims[memberClaim]),
    email: textOrNull(claims['email']),
    emailVerified: claims['email_verified'] === true,
  };
}

/** Some providers send numbers as numbers. */
function textOrNull(claim: unknown): string | null {
  if (typeof claim === 'number') return String(claim);
  return typeof claim === 'string' && claim.trim() !== '' ? claim.trim() : null;
}
