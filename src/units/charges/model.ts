import type { CalendarDay } from '../../platform/time/index.ts';

/** What a new group would be about: what its petitioners have written so far. */
export interface Concern {
  readonly title: string;
  readonly purpose: string;
  /** From the association's list of topics. */
  readonly topics: readonly string[];
}

export const kindsOfText = ['unit', 'group', 'petition'] as const;
export type KindOfText = (typeof kindsOfText)[number];

/** The public text of something that may already cover a concern. */
export interface TextOfBody {
  readonly kind: KindOfText;
  /** What its address is made of: the slug of a unit or group, the number of a petition. */
  readonly id: string;
  readonly name: string;
  readonly acronym?: string;
  readonly formerNames?: readonly string[];
  /** What kind of body it is called, as “round table”; such words say nothing of a subject. */
  readonly form?: string;
  /** The charge of a unit, the purpose of a group or petition. */
  readonly text: string;
  readonly topics: readonly string[];
  /** Where it can be read. */
  readonly href?: string;
  /** Its number, as “P 44”. */
  readonly number?: string;
  /** From this day on it is no more. */
  readonly endedOn?: CalendarDay;
}

/** A body whose text touches the concern, and all that speaks for it. */
export interface Hit {
  readonly body: TextOfBody;
  /** Which part of the concern's weight is found there, from 0 to 1. Words in common are weighed by how rare they are. */
  readonly score: number;
  /** Words and phrases in common, as they stand in the body's text, the telling ones first, at most eight. */
  readonly words: readonly string[];
  /** Topics in common. */
  readonly topics: readonly string[];
  /** The name under which the concern itself speaks of the body. */
  readonly named: string | null;
  /** One or two plain sentences to whoever wrote the concern, cut where a word, a topic or a name was found. */
  readonly why: readonly Said[];
  /** The same for whoever did not write the concern. */
  readonly whyTold: readonly Said[];
}

/** A piece of a sentence. */
export interface Said {
  readonly text: string;
  /** What was found: a word of the body's text, a topic, a name. */
  readonly found?: 'word' | 'topic' | 'name';
}
