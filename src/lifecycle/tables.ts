import type { Generated } from 'kysely';
import { seeing } from '../platform/db/index.ts';
import type { RecordedWay } from './records/model.ts';
import type { Ground, TakeoverState } from './takeover/model.ts';
import type { ChangeKind, Decider, ProposalState } from './changes/model.ts';

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

interface ProposalRow {
  id: Generated<number>;
  kind: ChangeKind;
  group_id: string;
  into_group: string | null;
  name: Generated<string>;
  reason: string;
  state: ProposalState;
  policy_id: string;
  policy_version: string;
  decider: Decider;
  begun_by: string;
  begun_as: 'convener' | 'committee';
  begun_at: Date;
  settled_on: string | null;
  reported_on: string | null;
}

interface AgreementRow {
  proposal: number;
  group_id: string;
  person: string;
  as_staff: boolean;
  agreed_at: Date;
}

interface DecisionRow {
  id: Generated<number>;
  proposal: number;
  body: 'committee' | 'council';
  result: 'approved' | 'declined';
  decided_on: string;
  present: number | null;
  votes_for: number | null;
  votes_against: number | null;
  votes_abstained: number | null;
  reasons: Generated<string>;
  minute: Generated<string>;
  recorded_by: string;
  recorded_at: Date;
}

interface ReadinessRow {
  group_id: string;
  petition: Generated<string>;
  officers: Generated<string>;
  bylaws: Generated<string>;
  revision: number;
  saved_by: string;
  saved_at: Date;
}

interface QuestionRow {
  id: Generated<number>;
  group_id: string;
  asked_by: string;
  asked_at: Date;
  answer_by: string;
  answered_by: string | null;
  answered_on: string | null;
}

interface TakeoverRow {
  id: Generated<number>;
  group_id: string;
  ground: Ground;
  state: TakeoverState;
  begun_at: Date;
  gathers_until: string | null;
  objections_until: string | null;
  settled_on: string | null;
}

interface NoticeRow {
  group_id: string;
  term_until: string;
  code: string;
  sent_on: string | null;
}

interface RenewalRecordRow {
  id: Generated<number>;
  group_id: string;
  way: RecordedWay;
  term_until: string;
  delivered: Generated<string[]>;
  evidence: string;
  recorded_by: string | null;
  recorded_on: string;
  result: 'accepted' | 'refused' | null;
  settled_by: string | null;
  settled_on: string | null;
  reason: Generated<string>;
}

/** The tables of what becomes of a group. */
export interface Tables {
  'lifecycle.dormancy': DormancyRow;
  'lifecycle.notice': NoticeRow;
  'lifecycle.inactivity': { group_id: string; warned_on: string; lapses_on: string };
  'lifecycle.renewal_record': RenewalRecordRow;
  'lifecycle.proposal': ProposalRow;
  'lifecycle.agreement': AgreementRow;
  'lifecycle.decision': DecisionRow;
  'lifecycle.readiness': ReadinessRow;
  'lifecycle.convener_question': QuestionRow;
  'lifecycle.takeover': TakeoverRow;
  'lifecycle.takeover_asker': { takeover: number; person: string; asked_at: Date };
}

export const lifecycle = seeing<Tables>();
