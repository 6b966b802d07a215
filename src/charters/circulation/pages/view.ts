import type { PersonId } from '../../../platform/act/index.ts';
import type { Impediment } from '../../../platform/refusal/index.ts';
import type { Filled } from '../../../platform/web/parts/index.ts';
import type { Given } from '../../given.ts';
import type { Answer, Circulation, Comment, Version } from '../model.ts';

/** Everything that the page of a circulated draft shows. */
export interface CirculationView {
  readonly circulation: Circulation;
  readonly versions: readonly Version[];
  /** The one whose text stands on the page: the latest, unless another was asked for. */
  readonly shown: Version;
  readonly comparison: Comparison | null;
  readonly comments: readonly Comment[];
  /** Of the commenters; whoever is missing was erased. */
  readonly names: ReadonlyMap<string, string>;
  readonly isOrganizer: boolean;
  readonly reader: PersonId;
  /** The address of this page, as its reader has it. */
  readonly base: string;
  /** What members are sent, for organizers; null when it is taken back. */
  readonly link: { readonly href: string; readonly address: string } | null;
  readonly answering: Answering | null;
  readonly commenting: Commenting | null;
  /** It was just sent; likewise a report. */
  readonly commented: boolean;
  readonly reported: boolean;
  readonly topicLabel: (topic: string) => string;
  readonly word: Given['word'];
  readonly zone: string;
}

/** What a reader who may comment writes. */
export interface Commenting {
  readonly name: string;
  readonly paragraph: number | null;
  readonly form?: Filled | undefined;
  /** What came back and why, where it was refused. */
  readonly refused: readonly Impediment[];
  readonly impediments: readonly Impediment[];
}

/** The answer that an organizer is writing. */
export interface Answering {
  readonly comment: number;
  /** What was answered before. */
  readonly present: Answer | null;
  /** The versions that can have taken it up. */
  readonly versions: readonly number[];
  readonly form?: Filled | undefined;
  readonly impediments: readonly Impediment[];
}

/** Two versions laid side by side. */
export interface Comparison {
  readonly from: Version;
  readonly to: Version;
}
