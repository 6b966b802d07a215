import { seeing } from '../platform/db/index.ts';

interface PersonRow {
  id: string;
  name: string;
  email: string | null;
  email_key: string | null;
  came_at: Date;
  erased_at: Date | null;
}

/** The tables of the roll. */
export interface Tables {
  'roll.person': PersonRow;
}

export const roll = seeing<Tables>();
