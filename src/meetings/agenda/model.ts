import type { Impediment } from '../../platform/refusal/index.ts';
import type { SittingId } from '../sittings/model.ts';

export type ItemId = number;
export type PaperId = number;

/** What an item is about, where that stands above the meetings: `charters.petition` and its number. */
export interface Subject {
  readonly kind: string;
  readonly id: string;
}

/** One thing that a meeting deals with. */
export interface AgendaItem {
  readonly id: ItemId;
  readonly sitting: SittingId;
  /** From 1. */
  readonly place: number;
  readonly title: string;
  readonly note: string;
  readonly subject: Subject | null;
  /** The page of the subject, a path of ours; empty without one. */
  readonly address: string;
  /** What was said and decided; everybody reads it when the minutes are published. */
  readonly minute: string;
}

/** Something that is offered for an agenda by whoever stands above. */
export interface AgendaOffer {
  readonly subject: Subject;
  readonly title: string;
  readonly note: string;
  readonly address: string;
  /** What keeps the body from deciding on it at that meeting; empty when nothing does. */
  readonly apart: readonly Impediment[];
  /** What keeps the visitor from putting it there at all, as that they organize the petition; empty when nothing does. */
  readonly barred: readonly Impediment[];
}

/** What a keeper writes of an item. */
export type ItemText = Pick<AgendaItem, 'title' | 'note'>;

/** A file that a body reads for a meeting, or for one item of it. */
export interface Paper {
  readonly id: PaperId;
  readonly sitting: SittingId;
  readonly item: ItemId | null;
  readonly title: string;
  /** Whether everybody may read it, or the body alone. */
  readonly isPublic: boolean;
  readonly sha256: Buffer;
  readonly addedAt: Date;
}

/** A paper that is to be. */
export type NewPaper = Pick<Paper, 'title' | 'item' | 'isPublic'>;

/** What happens to agendas and papers. */
export type AgendaFact =
  | { readonly kind: 'meetings.agenda-changed' | 'meetings.agenda-published'; readonly sitting: SittingId }
  | {
      readonly kind: 'meetings.paper-added';
      readonly sitting: SittingId;
      readonly paper: PaperId;
      readonly sha256: string;
      readonly public: boolean;
    }
  | { readonly kind: 'meetings.paper-removed'; readonly sitting: SittingId; readonly paper: PaperId };
