import type { Generated } from 'kysely';
import { seeing } from '../platform/db/index.ts';
import type { Answer } from './endorsements/model.ts';
import type { FindingResult } from './findings/model.ts';

interface FindingRow {
  id: Generated<number>;
  petition: number;
  stage: number;
  result: FindingResult;
  reason: Generated<string>;
  found_by: string;
  found_at: Date;
}

interface EndorsementRow {
  id: Generated<number>;
  petition: number;
  stage: number;
  name: string;
  office: string;
  email: string;
  named_by: string;
  named_at: Date;
  reminded_at: Date | null;
  answer: Answer | null;
  reasons: Generated<string>;
  answered_at: Date | null;
  confirmed_by: string | null;
  confirmed_at: Date | null;
  taken_back_at: Date | null;
}

interface OpenMeetingRow {
  id: Generated<number>;
  petition: number;
  stage: number;
  held_on: string;
  begins: string | null;
  place: Generated<string>;
  link: Generated<string>;
  announced_by: string;
  announced_at: Date;
  called_off_at: Date | null;
  attendance: number | null;
  minute: Generated<string>;
  recorded_by: string | null;
  recorded_at: Date | null;
}

/** The tables of the steps. */
export interface Tables {
  'steps.finding': FindingRow;
  'steps.endorsement': EndorsementRow;
  'steps.open_meeting': OpenMeetingRow;
}

export const steps = seeing<Tables>();
