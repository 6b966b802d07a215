import type { Generated } from 'kysely';
import { seeing } from '../platform/db/index.ts';
import type { AttendanceMode } from './attendance/model.ts';
import type { AnyPosition, CountingReason, Figures, Outcome, Position, Way } from './ballots/model.ts';
import type { SittingState } from './sittings/model.ts';

interface BallotRow {
  id: Generated<number>;
  unit: number;
  subject_kind: string;
  subject: string;
  question: string;
  href: string;
  way: Way;
  positions: 'open' | 'secret';
  may_return: Generated<boolean>;
  carries: 'majority' | 'two-thirds';
  quorum: number | null;
  confirmations: number | null;
  objection_hours: number | null;
  sitting: number | null;
  opened_by: string;
  announced_at: Date;
  opens_at: Date;
  closes_at: Date | null;
  closed_at: Date | null;
  decided_on: string | null;
  outcome: Outcome | null;
  figures: Figures | null;
  reasons: readonly CountingReason[] | null;
  mover: string | null;
  seconder: string | null;
  minute: Generated<string>;
  sheet_sha256: Buffer | null;
}

interface ElectorRow {
  ballot: number;
  person: string;
  recused: string | null;
  has_voted: Generated<boolean>;
}

interface SittingRow {
  id: Generated<number>;
  unit: number;
  name: string;
  begins_at: Date;
  ends_at: Date;
  planned_ends_at: Date | null;
  place: Generated<string>;
  link: Generated<string>;
  in_world: Generated<string>;
  open_to_guests: Generated<boolean>;
  file_by: string | null;
  calendar_on: string | null;
  state: Generated<SittingState>;
  cancelled_because: Generated<string>;
  announced_by: string | null;
  announced_at: Date;
  changed_at: Date;
  revision: Generated<number>;
  agenda_published_at: Date | null;
  guests: Generated<number>;
}

interface AgendaItemRow {
  id: Generated<number>;
  sitting: number;
  place: number;
  title: string;
  note: Generated<string>;
  subject_kind: string | null;
  subject_id: string | null;
  subject_address: Generated<string>;
  minute: Generated<string>;
  added_by: string | null;
  added_at: Date;
}

interface PaperRow {
  id: Generated<number>;
  sitting: number;
  item: number | null;
  title: string;
  sha256: Buffer;
  is_public: Generated<boolean>;
  added_by: string | null;
  added_at: Date;
}

interface AttendanceRow {
  sitting: number;
  person: string;
  mode: AttendanceMode;
  recorded_by: string | null;
  recorded_at: Date;
}

interface WrittenCommentRow {
  id: Generated<number>;
  sitting: number;
  item: number | null;
  person: string;
  body: string;
  written_at: Date;
  erased_at: Date | null;
}

interface MinutesRow {
  sitting: number;
  body: Generated<string>;
  saved_by: string | null;
  saved_at: Date;
  revision: Generated<number>;
  published_by: string | null;
  published_at: Date | null;
}

interface AmendmentRow {
  id: Generated<number>;
  sitting: number;
  body: string;
  reason: string;
  amended_by: string | null;
  amended_at: Date;
}

/** The tables of the meetings. */
export interface Tables {
  'meetings.sitting': SittingRow;
  'meetings.ballot': BallotRow;
  'meetings.elector': ElectorRow;
  'meetings.vote': { ballot: number; person: string; position: AnyPosition; cast_at: Date };
  'meetings.secret_count': { ballot: number; position: Position; votes: Generated<number> };
  'meetings.remark': { ballot: number; person: string; body: string; made_at: Date };
  'meetings.agenda_item': AgendaItemRow;
  'meetings.paper': PaperRow;
  'meetings.attendance': AttendanceRow;
  'meetings.written_comment': WrittenCommentRow;
  'meetings.minutes': MinutesRow;
  'meetings.amendment': AmendmentRow;
}

export const meetings = seeing<Tables>();
