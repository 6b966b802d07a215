import type { PersonId } from '../../platform/act/index.ts';

/** A passkey as its person sees it. */
export interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly madeAt: Date;
  readonly usedAt: Date | null;
}

/** A passkey as an answer is checked against it. */
export interface KeptPasskey {
  readonly id: string;
  readonly person: PersonId;
  /** What the authenticator keeps with it: the id of the person when it was made. */
  readonly handle: PersonId;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
}

/** As what, and where, passkeys of this house are made. */
export interface RelyingParty {
  /** The host to which browsers bind a passkey. */
  readonly id: string;
  readonly origin: string;
}

/** Taking a person's passkeys away, because they have lost them: asked for by one administrator and confirmed by another. */
export interface Reset {
  readonly id: number;
  readonly person: PersonId;
  readonly askedBy: PersonId;
  readonly askedAt: Date;
  readonly expiresAt: Date;
}
