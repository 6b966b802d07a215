import type { Generated } from 'kysely';
import { seeing } from '../platform/db/index.ts';
import type { SittingState } from './sittings/model.ts';

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
}

export const meetings = seeing<Tables>();
