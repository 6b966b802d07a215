import type { PersonId } from '../../platform/act/index.ts';

/** An account at the provider, as the provider vouches for it. */
export interface Account {
  readonly issuer: string;
  /** What the provider calls the account, for ever. */
  readonly subject: string;
  /** What the claim of the member number holds; null where there is none. */
  readonly memberNumber: string | null;
  readonly email: string | null;
  /** Whether the provider says that it has proved the address. */
  readonly emailVerified: boolean;
}

/** An account that lets a person in. */
export interface LinkedAccount {
  readonly id: number;
  readonly issuer: string;
  readonly person: PersonId;
  readonly linkedAt: Date;
  readonly usedAt: Date;
}
