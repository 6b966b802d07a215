import type { ComponentChildren } from 'preact';
import type { Concern, OpenedBy, Petition, PolicyBook } from '../charters/index.ts';
import type { Visit } from '../platform/act/index.ts';
import type { Installation } from '../platform/installation.ts';
import type { Wording } from '../platform/plug.ts';
import type { Impediment } from '../platform/refusal/index.ts';
import type { Association, Letterhead } from '../roll/index.ts';

/** What the steps are given when they are plugged in. */
export interface Given {
  readonly association: Association;
  readonly policies: PolicyBook;
  readonly installation: Pick<Installation, 'hashKey'>;
  /** The head of letters; the address may be known only once the server listens. */
  readonly head: () => Letterhead;
  /** Words an impediment of any capability. */
  readonly word: (impediment: Impediment) => Wording;
  /** Draws the units, groups and petitions that a concern touches. */
  readonly near: (visit: Visit, concern: Concern) => Promise<ComponentChildren>;
  /** By which rules a petition to renew a group opens, and until when it can be signed. */
  readonly rulesToRenew: (visit: Pick<Visit, 'db' | 'today'>, petition: Petition) => Promise<OpenedBy>;
}
