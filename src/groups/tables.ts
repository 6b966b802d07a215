import type { Generated } from 'kysely';
import { seeing } from '../platform/db/index.ts';
import type { GroupState, Participation } from './registry/model.ts';
import type { RoleName } from './roles/model.ts';

interface GroupRow {
  id: Generated<string>;
  number: Generated<number>;
  slug: string;
  name: string;
  purpose: string;
  about: Generated<string>;
  open_to: Generated<string>;
  participation: Participation;
  roster_shown: Generated<boolean>;
  state: GroupState;
  opened_on: string;
  ended_on: string | null;
  ended_code: string | null;
  successor: string | null;
  petition: number | null;
  policy_id: string | null;
  policy_version: string | null;
  liaison: string | null;
  liaison_name: Generated<string>;
  revision: Generated<number>;
  registered_at: Date;
}

interface AddressRow {
  slug: string;
  group_id: string;
}

interface FormerNameRow {
  id: Generated<number>;
  group_id: string;
  name: string;
  until_on: string | null;
}

interface FormerPurposeRow {
  id: Generated<number>;
  group_id: string;
  purpose: string;
  until_on: string;
}

interface FormerLiaisonRow {
  id: Generated<number>;
  group_id: string;
  person: string | null;
  name: string;
  until_on: string;
}

interface TopicRow {
  group_id: string;
  topic: string;
}

interface ParticipantRow {
  id: Generated<number>;
  group_id: string;
  person: string;
  name_shown: Generated<boolean>;
  since_at: Date;
  left_at: Date | null;
  standing_ended_on: string | null;
}

interface ParticipantCountRow {
  group_id: string;
  participants: number;
}

interface RoleRow {
  id: Generated<number>;
  group_id: string;
  person: string;
  role: RoleName;
  succeeds: number | null;
  appointed_by: string | null;
  appointed_at: Date;
  accepted_at: Date | null;
  declined_at: Date | null;
  from_on: string | null;
  until_on: string | null;
  ends_on: string | null;
}

/** The tables of the groups. */
export interface Tables {
  'groups.registered_group': GroupRow;
  'groups.address': AddressRow;
  'groups.former_name': FormerNameRow;
  'groups.former_purpose': FormerPurposeRow;
  'groups.former_liaison': FormerLiaisonRow;
  'groups.topic': TopicRow;
  'groups.participant': ParticipantRow;
  'groups.participant_count': ParticipantCountRow;
  'groups.role': RoleRow;
  'groups.profile': { person: string; changed_at: Date };
}

export const groups = seeing<Tables>();
