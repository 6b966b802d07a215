import type { ComponentChildren } from 'preact';
import type { Visit } from '../platform/act/index.ts';
import type { ComingMeeting } from '../meetings/index.ts';
import type { Installation } from '../platform/installation.ts';
import type { Wording } from '../platform/plug.ts';
import type { Impediment } from '../platform/refusal/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { CalendarDay } from '../platform/time/index.ts';
import type { Call, PageCard } from '../platform/web/index.ts';
import type { Link } from '../platform/web/parts/index.ts';
import type { ActLetter, Letterhead, Nouns, OneAct } from '../roll/index.ts';
import type { CharterGrant } from './grants.ts';
import type { Organizer, Petition } from './petitions/model.ts';
import type { OpenedBy, PolicyBook } from './policy-view.ts';

/** What the charters are given when they are plugged in. */
export interface Given {
  readonly association: CharteringAssociation;
  readonly policies: PolicyBook;
  readonly installation: Pick<Installation, 'hashKey'>;
  /** The head of letters; the address may be known only once the server listens. */
  readonly head: () => Letterhead;
  /** Words an impediment of any capability. */
  readonly word: (impediment: Impediment) => Wording;
  /** Has a letter written that does one thing: sign, without a session. */
  readonly askForLetter: (
    call: Call,
    wanted: {
      readonly identifier: string;
      readonly thenPath: string;
      readonly act: OneAct;
      readonly letter: ActLetter;
    },
  ) => Promise<void>;
  /** Draws the units, groups and petitions that a concern touches. */
  readonly near: (visit: Visit, concern: Concern) => Promise<ComponentChildren>;
  /** The same in words, for documents. */
  readonly nearTold: (visit: Pick<Visit, 'db'>, concern: Concern) => Promise<readonly NearTold[]>;
  /** The standing units that a concern touches, the closest first: those that are asked for their view. */
  readonly unitsTouched: (visit: Pick<Visit, 'db'>, concern: Concern) => Promise<readonly UnitTouched[]>;
  /** By which rules a petition to renew a group opens, and until when it can be signed. */
  readonly rulesToRenew: (visit: Pick<Visit, 'db' | 'today'>, petition: Petition) => Promise<OpenedBy>;
  /** Draws what is before the committee besides petitions; null when nothing is. */
  readonly alsoBefore: (visit: Visit) => Promise<ComponentChildren>;
  /** Whether something but a petition is to renew the group, and waits: it does not lapse meanwhile. */
  readonly isRenewing: (db: Db, group: string) => Promise<boolean>;
  /** The final reports in which the council was told of decisions, by the numbers of these. */
  readonly toldIn: (db: Db, decisions: readonly number[]) => Promise<ReadonlyMap<number, Link>>;
  /** Draws the steps of a petition, where it stands among them, and what it waits for. */
  readonly way: (visit: Visit, petition: Petition) => Promise<ComponentChildren>;
  /** What the page of a petition says of itself to whoever links to it. */
  readonly linkedAs: LinkedAs;
  /** What an example offers beside a petition; nothing in a real association. */
  readonly tools: (petition: Petition, query: URLSearchParams) => ComponentChildren;
}

export type LinkedAs = (
  call: Call,
  found: { readonly petition: Petition; readonly signed: number; readonly organizers: readonly Organizer[] },
) => { readonly description: string; readonly card: PageCard };

/** What the charters need to know of the association. */
export interface CharteringAssociation {
  readonly name: string;
  /** A BCP 47 tag, as `en-US`. */
  readonly locale: string;
  readonly timeZone: string;
  /** The office among these posts that gives a right, with its unit: “Chair, Committee on Organization”; null when none does. */
  readonly officeGiving: (
    grant: CharterGrant,
    posts: readonly { readonly office: string; readonly unitName: string }[],
  ) => string | null;
  readonly topics: readonly { readonly slug: string; readonly label: string }[];
  readonly classLabel: (code: string) => string;
  /** The next meeting of the deciding body that a petition reaches if it is filed on the day, today unless told; null when none is known. */
  readonly nextMeeting: (
    visit: Pick<Visit, 'db' | 'today' | 'zone'>,
    filedOn?: CalendarDay,
  ) => Promise<ComingMeeting | null>;
  /** By so many days after a meeting its minutes are due. */
  readonly minutesDueDays: number;
  /** What things are called here. */
  readonly nouns: Nouns;
  /** What the bodies are called: “the Committee on Organization”, “the Council”. */
  readonly committee: string;
  readonly council: string;
  /** Units by the names of the association's file: who decides, and who gets a copy of each receipt, if anybody. */
  readonly units: { readonly committee: string; readonly receiptsCopiedTo: string | null };
}

/** A unit whose charge a concern touches. */
export interface UnitTouched {
  readonly slug: string;
  /** Words of its charge and topics that both have, and the name by which the concern speaks of it; at least one. */
  readonly touched: readonly string[];
}

/** A body that a concern touches. */
export interface NearTold {
  /** “Unit”. */
  readonly kind: string;
  readonly name: string;
  /** Where it can be read, below the address of the house. */
  readonly href?: string | undefined;
  /** One or two sentences. */
  readonly why: string;
}

/** What is held against the charges of units. */
export interface Concern {
  readonly title: string;
  readonly purpose: string;
  readonly topics: readonly string[];
  /** The petition itself is not near to itself. */
  readonly except: number | null;
  /** Whether whoever reads is writing it. */
  readonly isOwn?: boolean;
}
