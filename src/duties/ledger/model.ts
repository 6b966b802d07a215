import type { PersonId } from '../../platform/act/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { UnitId } from '../../units/index.ts';

export type DutyId = number;

/** Facts after which nobody owes anything any more for a petition that lay before the committee. */
const petitionOver = ['charters.petition-decided', 'charters.petition-withdrawn', 'charters.petition-left'] as const;

/** A fact by its kind, and by what it must say besides; a detail that must be false may be left out of it. */
export interface Opening {
  readonly kind: string;
  readonly saying?: Readonly<Record<string, string | boolean>>;
}

/** A group is established by the committee, or, where the council has the last word, by the council. */
const established: readonly Opening[] = [
  { kind: 'charters.petition-decided', saying: { result: 'approved', waits: false } },
  { kind: 'charters.decision-ratified', saying: { result: 'ratified' } },
];

/** Facts after which nobody is waited for to endorse a petition. */
const endorsedOrOver = [
  ...petitionOver,
  'charters.petition-expired',
  'charters.petition-turned-back',
  'charters.petition-opened',
  'steps.endorsed',
] as const;

/** How a kind of duty is opened, met and released by what happens below. What no fact meets is closed by hand. */
export interface KindOfDuty {
  readonly opens: readonly Opening[];
  /** Only where a petition asks for this. */
  readonly asks?: 'establish';
  readonly meets: readonly string[];
  readonly releases: readonly string[];
  /** Nobody owes it from the one fact until the other. */
  readonly rests?: { readonly from: string; readonly until: string };
  /** It is met by the house, on the same day unless something stands in the way. */
  readonly byHouse?: true;
  /** What facts about it name: a petition, unless it is owed whatever petitions there are. */
  readonly of?: 'group';
  /** The detail that tells which of several such duties a fact is about; one that does not name it is about all of them. */
  readonly about: 'petition' | 'consultation' | 'decision' | 'endorsement' | 'untilOn' | 'proposal';
  readonly owedTo: 'organizers' | 'committee' | 'council' | 'group';
}

/** The duties that stand around a petition and the group that comes of it. Whose they are, and for how many days, is said by the policy. */
export const kindsOfDuty = {
  receipt: {
    opens: [{ kind: 'charters.petition-filed' }],
    meets: ['charters.receipt-acknowledged'],
    releases: petitionOver,
    about: 'petition',
    owedTo: 'organizers',
  },
  verification: {
    opens: [{ kind: 'charters.petition-filed' }],
    meets: ['charters.petition-verified'],
    releases: petitionOver,
    about: 'petition',
    owedTo: 'committee',
  },
  endorsement: {
    opens: [{ kind: 'steps.endorser-named' }],
    meets: ['steps.endorsement-answered'],
    releases: [...endorsedOrOver, 'steps.endorser-taken-back'],
    rests: { from: 'charters.petition-suspended', until: 'charters.petition-resumed' },
    about: 'endorsement',
    owedTo: 'organizers',
  },
  'consultation-reply': {
    opens: [{ kind: 'charters.unit-asked' }],
    meets: ['charters.unit-replied'],
    releases: petitionOver,
    about: 'consultation',
    owedTo: 'committee',
  },
  report: {
    opens: [{ kind: 'charters.petition-decided' }],
    meets: ['charters.decision-reported'],
    releases: [],
    about: 'decision',
    owedTo: 'council',
  },
  listing: {
    opens: established,
    asks: 'establish',
    meets: [],
    releases: [],
    about: 'decision',
    owedTo: 'group',
  },
  contact: {
    opens: established,
    asks: 'establish',
    meets: [],
    releases: [],
    about: 'decision',
    owedTo: 'group',
  },
  // The letter is written by the house; it is owed for as long as nobody can be written to.  A later notice of the term tells what an earlier one did not.
  'renewal-notice': {
    opens: [{ kind: 'lifecycle.notice-due' }],
    meets: ['lifecycle.notice-sent'],
    releases: [
      'lifecycle.renewal-begun',
      'lifecycle.renewal-recorded',
      'charters.term-renewed',
      'groups.group-lapsed',
      'groups.group-ended',
    ],
    byHouse: true,
    of: 'group',
    about: 'untilOn',
    owedTo: 'group',
  },
  // The house enters the body by itself; it is owed where the structure of units refuses it.
  body: {
    opens: [{ kind: 'lifecycle.change-made', saying: { change: 'graduate' } }],
    meets: ['lifecycle.body-entered'],
    releases: [],
    byHouse: true,
    of: 'group',
    about: 'proposal',
    owedTo: 'group',
  },
} as const satisfies Readonly<Record<string, KindOfDuty>>;

export type LedgerKind = keyof typeof kindsOfDuty;
export const ledgerKinds = Object.keys(kindsOfDuty) as readonly LedgerKind[];
/** Besides them, what a group has promised. */
export type DutyKind = LedgerKind | 'promise';

export type Outcome = 'met' | 'released';
export const evidenceKinds = ['document', 'link'] as const;
export type EvidenceKind = 'fact' | (typeof evidenceKinds)[number];

/** Who owes what to whom by when, and what came of it. */
export interface Duty {
  readonly id: DutyId;
  readonly kind: DutyKind;
  readonly petition: number | null;
  readonly group: string | null;
  /** By this endorsement, whose endorser owes it where no post does. */
  readonly endorsement: number | null;
  /** The post that owes it; null for a promise, which is owed by whoever convenes the group. */
  readonly unit: UnitId | null;
  readonly office: string;
  readonly promise: string;
  readonly openedOn: CalendarDay;
  /** The last day on which it is met in time. */
  readonly dueOn: CalendarDay | null;
  readonly remindDaysBefore: number | null;
  readonly isPublic: boolean;
  readonly outcome: Outcome | null;
  readonly closedOn: CalendarDay | null;
  readonly closedBy: PersonId | null;
  readonly evidenceKind: EvidenceKind | null;
  readonly evidence: string;
  readonly reason: string;
}

/** A duty as facts alone tell of it. */
export interface DutyOfFacts {
  readonly kind: LedgerKind;
  /** The fact that opened it. */
  readonly openedBy: number;
  readonly openedAt: Date;
  /** What the opening fact tells, as ids. */
  readonly detail: Readonly<Record<string, unknown>>;
  readonly closed: {
    readonly outcome: Outcome;
    readonly by: number;
    readonly person: PersonId | null;
    readonly at: Date;
    readonly fact: string;
  } | null;
}

/** A fact, cut to what the ledger asks of it. */
export interface Happened {
  readonly id: number;
  readonly at: Date;
  readonly by: PersonId | null;
  readonly fact: { readonly kind: string } & Readonly<Record<string, unknown>>;
}
