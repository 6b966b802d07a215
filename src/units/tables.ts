import type { Generated } from 'kysely';
import { seeing } from '../platform/db/index.ts';

interface UnitRow {
  id: Generated<number>;
  slug: string;
  name: string;
  acronym: Generated<string>;
  kind: string;
  parent: number | null;
  charge: Generated<string>;
  founded_on: string | null;
  discontinued_on: string | null;
  contact_name: Generated<string>;
  contact_email: Generated<string>;
  revision: Generated<number>;
  changed_at: Date;
}

interface AddressRow {
  slug: string;
  unit: number;
}

interface FormerNameRow {
  id: Generated<number>;
  unit: number;
  name: string;
  until_on: string | null;
}

interface TopicRow {
  unit: number;
  topic: string;
}

interface PostRow {
  id: Generated<number>;
  unit: number;
  office: string;
  person: string;
  from_on: string;
  until_on: string | null;
  filled_by: string | null;
  filled_at: Date;
}

interface OfficeGrantRow {
  office: string;
  at_unit: Generated<string>;
  word: string;
}

/** Who administers the house without holding a post. */
interface RollGrantRow {
  readonly person: string;
  readonly word: string;
  readonly from_on: string;
  readonly until_on: string | null;
}

/** The tables of the units. */
export interface Tables {
  'units.unit': UnitRow;
  'units.address': AddressRow;
  'units.former_name': FormerNameRow;
  'units.topic': TopicRow;
  'units.post': PostRow;
  'units.office_grant': OfficeGrantRow;
  'roll.held_grant': RollGrantRow;
}

export const units = seeing<Tables>();
