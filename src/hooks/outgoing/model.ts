import type { PersonId } from '../../platform/act/index.ts';
import type { Trouble, WebhookSecret } from '../../platform/webhooks/index.ts';

export type TargetId = number;

/** Where another system wants to hear of what happens. */
export interface Target {
  readonly id: TargetId;
  readonly address: string;
  readonly kinds: readonly string[];
  readonly madeBy: PersonId | null;
  readonly madeAt: Date;
  /** Since when nothing is sent; null while it is. */
  readonly offAt: Date | null;
  /** Whether nobody switched it off but the house, because nothing arrived. */
  readonly offByItself: boolean;
}

/** One message to one target. */
export interface Delivery {
  readonly id: number;
  readonly target: TargetId;
  /** The name under which it is sent, again and again the same. */
  readonly messageId: string;
  readonly kind: string;
  readonly body: string;
  readonly madeAt: Date;
  readonly attempts: number;
  readonly triedAt: Date | null;
  /** When it is tried next; null once it has arrived or was given up. */
  readonly nextAt: Date | null;
  readonly arrivedAt: Date | null;
  /** What came back last. */
  readonly status: number | null;
  readonly trouble: Trouble | null;
  readonly answer: string;
}

/** A message that is to be sent now, with all that it needs. */
export interface Outbound extends Delivery {
  readonly address: string;
  readonly secrets: readonly WebhookSecret[];
}

/** The task that sends what is due. */
export const carrying = 'hooks.carry';

/** The kind of a message that only tries the way. */
export const trialKind = 'hooks.trial';

export type OutgoingFact = {
  readonly kind:
    | 'hooks.target-added'
    | 'hooks.target-changed'
    | 'hooks.target-switched-on'
    | 'hooks.target-switched-off'
    | 'hooks.target-secret-made'
    | 'hooks.target-removed';
  readonly target: TargetId;
};
