import type { Group, GroupId } from '../groups/index.ts';
import type { PolicyBook } from '../charters/index.ts';
import type { Wording } from '../platform/plug.ts';
import type { Impediment } from '../platform/refusal/index.ts';
import type { Visit } from '../platform/act/index.ts';
import type { CalendarDay } from '../platform/time/index.ts';
import type { Association, Letterhead } from '../roll/index.ts';

/** What the capability is given when it is plugged in. */
export interface Given {
  readonly association: Association;
  readonly policies: PolicyBook;
  /** The head of letters; the address may be known only once the server listens. */
  readonly head: () => Letterhead;
  /** Words an impediment of any capability. */
  readonly word: (impediment: Impediment) => Wording;
  /** When each of these groups last gave a sign of life, as those know who stand beside or above. */
  readonly signsOfLife: (visit: Pick<Visit, 'db'>, groups: readonly GroupId[]) => Promise<ReadonlyMap<GroupId, Date>>;
  /** The lists of a group that the visitor may read, its talk first, with what was said in them within the last twelve months. */
  readonly talk: (visit: Visit, group: Group) => Promise<readonly ListTold[]>;
  /** What the group has promised: what is open first, and what is due first before the others. */
  readonly promises: (visit: Visit, group: Group) => Promise<readonly PromiseTold[]>;
}

/** A list as those beside us tell of it. */
export interface ListTold {
  readonly name: string;
  readonly href: string;
  /** To which one writes. */
  readonly address: string;
  readonly messages: number;
  readonly inYear: number;
  readonly firstOn: CalendarDay | null;
  /** Threads of the year to which nobody has answered. */
  readonly unanswered: number;
  /** Messages that wait for a moderator. */
  readonly held: number;
}

/** A promise as those above us tell of it. */
export interface PromiseTold {
  readonly text: string;
  readonly href: string;
  readonly dueOn: CalendarDay | null;
  /** Null while it is open. */
  readonly outcome: 'met' | 'released' | null;
  readonly closedOn: CalendarDay | null;
}
