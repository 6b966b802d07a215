import type { Generated } from 'kysely';
import { seeing } from '../platform/db/index.ts';

interface DormancyRow {
  id: Generated<number>;
  group_id: string;
  reason: string;
  declared_by: string | null;
  declared_on: string;
  returns_on: string;
  woken_by: string | null;
  woken_on: string | null;
}

/** The tables of what becomes of a group. */
export interface Tables {
  'lifecycle.dormancy': DormancyRow;
}

export const lifecycle = seeing<Tables>();
