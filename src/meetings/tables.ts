import type { Generated } from 'kysely';
import { seeing } from '../platform/db/index.ts';
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
}

/** The tables of the meetings. */
export interface Tables {
  'meetings.sitting': SittingRow;
  'meetings.ballot': BallotRow;
  'meetings.elector': ElectorRow;
  'meetings.vote': { ballot: number; person: string; position: AnyPosition; cast_at: Date };
  'meetings.secret_count': { ballot: number; position: Position; votes: Generated<number> };
  'meetings.remark': { ballot: number; person: string; body: string; made_at: Date };
}

export const meetings = seeing<Tables>();
