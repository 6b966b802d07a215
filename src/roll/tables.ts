import type { Generated } from 'kysely';
import { seeing } from '../platform/db/index.ts';

interface PersonRow {
  id: string;
  name: string;
  email: string | null;
  email_key: string | null;
  came_at: Date;
  erased_at: Date | null;
}

interface MemberRow {
  id: Generated<number>;
  number: string;
  first_name: Generated<string>;
  last_name: Generated<string>;
  informal_name: Generated<string>;
  name_key: Generated<string>;
  email: string | null;
  email_key: string | null;
  company: Generated<string>;
  joined_on: string | null;
  directory_opt_out: Generated<boolean>;
  person: string | null;
  survivor: number | null;
  erased_at: Date | null;
}

interface StandingRow {
  member: number;
  from_on: string;
  until_on: string | null;
  class: string;
  type: Generated<string>;
  status: Generated<string>;
  paid_through: string | null;
  suspended: Generated<boolean>;
  merged_into: number | null;
}

interface TokenRow {
  id: Generated<string>;
  token_hash: Buffer;
  person: string;
  name: string;
  scopes: string[];
  made_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
  last_used_on: string | null;
}

/** The tables of the roll. */
export interface Tables {
  'roll.person': PersonRow;
  'roll.member': MemberRow;
  'roll.standing': StandingRow;
  'roll.token': TokenRow;
}

export const roll = seeing<Tables>();
