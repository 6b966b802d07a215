import type { Generated } from 'kysely';
import { seeing } from '../platform/db/index.ts';
import type { VoteResult } from './ratifications/model.ts';
import type { MatterKind, ReportDocument, ReportState, ToldAs } from './reports/model.ts';

interface ReportRow {
  id: Generated<number>;
  state: ReportState;
  amends: number | null;
  changed: Generated<string>;
  title: string;
  introduction: Generated<string>;
  revision: Generated<number>;
  drawn_by: string | null;
  drawn_at: Date;
  session: string | null;
  number: number | null;
  amendment: number | null;
  designation: string | null;
  finalized_by: string | null;
  finalized_at: Date | null;
  reported_on: string | null;
  document: ReportDocument | null;
  markdown: string | null;
  sha256: string | null;
}

interface ReportItemRow {
  id: Generated<number>;
  report: number;
  place: number;
  decision: number | null;
  matter: number | null;
  told_as: ToldAs;
  body: string;
  left_out: Generated<boolean>;
}

interface MatterRow {
  id: Generated<number>;
  kind: MatterKind;
  group_id: string;
  name: string;
  former_name: Generated<string>;
  successor: Generated<string>;
  happened_on: string;
  proposal: number | null;
  reported_in: number | null;
}

interface RatificationRow {
  id: Generated<number>;
  decision: number;
  result: VoteResult;
  voted_on: string;
  present: number | null;
  votes_for: number | null;
  votes_against: number | null;
  votes_abstained: number | null;
  minute: Generated<string>;
  recorded_by: string;
  recorded_at: Date;
}

/** The tables of the council. */
export interface Tables {
  'council.session': { name: string; last_number: number };
  'council.report': ReportRow;
  'council.report_item': ReportItemRow;
  'council.matter': MatterRow;
  'council.ratification': RatificationRow;
}

export const council = seeing<Tables>();
