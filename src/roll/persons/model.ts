import type { PersonId } from '../../platform/act/index.ts';
import type { Nouns } from '../association/model.ts';

/** A person as others may need to name them. */
export interface Person {
  readonly id: PersonId;
  /** The name they go by; empty once they are erased. */
  readonly name: string;
  readonly email: string | null;
  /** Their row on the roll, if they are a member. */
  readonly member: number | null;
  readonly memberNumber: string | null;
}

/** One thing that a letter may do without opening a session. */
export interface OneAct {
  readonly kind: string;
  readonly subject: string;
}

/** What such a letter says of it. */
export interface ActLetter {
  readonly subject: string;
  /** Follows the greeting, and a comma. */
  readonly lede: string;
  readonly facts: readonly (readonly [term: string, value: string, url?: string])[];
  /** What the code and the link do. */
  readonly how: string;
  readonly button: string;
}

/** A letter that lets its reader in, as the page for it sees it. */
export interface SignIn {
  /** The hash of its secret, by which it is kept. */
  readonly tokenHash: Buffer;
  readonly person: PersonId;
  readonly thenPath: string;
  readonly act: OneAct | null;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  /** Whether it opens a session in this browser. */
  readonly sameBrowser: boolean;
  /** The asking of this browser that it answers, where another browser asked for it; what was asked for is then this one's. */
  readonly answers?: Buffer;
}

/** What every letter of ours needs to know of the house. */
export interface Letterhead {
  readonly association: string;
  readonly baseUrl: string;
  /** The last line, as “Petitioners do not speak for the association.” */
  readonly speaks: string;
  /** What things are called where the letter comes from. */
  readonly nouns: Nouns;
}
