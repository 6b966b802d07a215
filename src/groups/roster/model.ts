import type { PersonId } from '../../platform/act/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { GroupId } from '../registry/model.ts';

/** A person's present time in a group. */
export interface Participation {
  readonly group: GroupId;
  readonly person: PersonId;
  /** Chosen by the participant; the roster shows no one else. */
  readonly nameShown: boolean;
  readonly sinceAt: Date;
  /** Set once their good standing in the association has ended; they take part until policy says otherwise. */
  readonly standingEndedOn: CalendarDay | null;
}

/** Where a person stands with the association on a day. */
export interface Belonging {
  readonly isMember: boolean;
  /** What is wrong with their standing; empty for a member in good standing. */
  readonly standing: readonly Impediment[];
}

/** What happened on a roster. */
export type RosterFact =
  | { readonly kind: 'groups.participant-joined'; readonly group: GroupId; readonly person: PersonId }
  | { readonly kind: 'groups.participant-left'; readonly group: GroupId; readonly person: PersonId }
  | {
      readonly kind: 'groups.participant-shown';
      readonly group: GroupId;
      readonly person: PersonId;
      readonly shown: boolean;
    }
  | {
      readonly kind: 'groups.participant-marked';
      readonly group: GroupId;
      readonly person: PersonId;
      readonly on: CalendarDay;
    };
