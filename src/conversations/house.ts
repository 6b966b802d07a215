import type { Impediment } from '../platform/refusal/index.ts';
import type { Dns, Sealer } from '../platform/mail/index.ts';
import type { Wording } from '../platform/plug.ts';
import { standingRulesOf, type Association, type StandingRules } from '../roll/index.ts';

/** What conversations need to know of the house that they stand in. */
export interface ConversationsHouse {
  readonly association: Association;
  /** Begins every link in a letter; no slash at its end. */
  readonly baseUrl: () => string;
  /** The domain of the lists' addresses. */
  readonly mailDomain: string;
  /** Where the senders of mail are looked up. */
  readonly dns: Dns;
  /** The key of the installation, with which what a letter carries is sealed. */
  readonly hashKey: () => Buffer;
  /** Seals what came by mail and is passed on; null where nobody does, or the mail server. */
  readonly sealer: Sealer | null;
  /** Words an impediment of any capability. */
  readonly word: (impediment: Impediment) => Wording;
}

/** What good standing is in the association of the house. */
export const standingIn = ({ association }: Pick<ConversationsHouse, 'association'>): StandingRules =>
  standingRulesOf(association);
