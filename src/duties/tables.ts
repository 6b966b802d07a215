import type { Generated } from 'kysely';
import { seeing } from '../platform/db/index.ts';
import type { DutyKind, EvidenceKind, Outcome } from './ledger/model.ts';

interface DutyRow {
  id: Generated<number>;
  kind: DutyKind;
  petition: number | null;
  group_id: string | null;
  unit: number | null;
  office: Generated<string>;
  promise: Generated<string>;
  endorsement: number | null;
  opened_by_fact: number | null;
  opened_by: string | null;
  opened_on: string;
  due_on: string | null;
  remind_days_before: number | null;
  is_public: boolean;
  outcome: Outcome | null;
  closed_on: string | null;
  closed_by: string | null;
  evidence_kind: EvidenceKind | null;
  evidence: Generated<string>;
  reason: Generated<string>;
}

/** The table of the duties. */
export interface Tables {
  'duties.duty': DutyRow;
}

export const duties = seeing<Tables>();
