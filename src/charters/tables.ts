import type { Generated } from 'kysely';
import { seeing } from '../platform/db/index.ts';
import type { AnswerCode, GoneCode } from './circulation/model.ts';
import type { Position } from './consultations/model.ts';
import type { TakeDownCode } from './news/model.ts';
import type { LineState } from './paper/model.ts';
import type { ClosedCode, PetitionState } from './petitions/model.ts';

interface PetitionRow {
  id: Generated<number>;
  kind: 'establish' | 'renew';
  group_id: string | null;
  policy_id: string;
  policy_version: string;
  state: PetitionState;
  stage: Generated<number>;
  stage_since: Date | null;
  title: Generated<string>;
  purpose: Generated<string>;
  open_to: Generated<string>;
  revision: Generated<number>;
  edited_by: string | null;
  edited_at: Date;
  begun_by: string;
  begun_at: Date;
  frozen_at: Date | null;
  text_sha256: string | null;
  needed: number | null;
  screen_by: Date | null;
  opened_at: Date | null;
  closes_at: Date | null;
  filed_at: Date | null;
  filed_on: string | null;
  verified_at: Date | null;
  decided_at: Date | null;
  ended_at: Date | null;
  closed_code: ClosedCode | null;
  closing_told_at: Date | null;
}

interface OrganizerRow {
  id: Generated<string>;
  petition: number;
  person: string | null;
  name: string;
  email: string;
  postal_address: Generated<string>;
  work: Generated<string>;
  invited_at: Date;
  accepted_at: Date | null;
  declined_at: Date | null;
  token_hash: Buffer | null;
  erased_at: Date | null;
}

interface SignatureRow {
  id: Generated<number>;
  petition: number;
  member: number;
  person: string | null;
  signed_at: Date;
  text_sha256: string;
  name_shown: boolean;
  class: string;
  paid_through: string | null;
  shared_address: boolean;
  network_hash: Buffer | null;
  wants_news: Generated<boolean>;
  withdrawn_at: Date | null;
  invalidated_at: Date | null;
  invalid_code: string | null;
}

interface SignatureKindRow {
  signature: number;
  place: number;
  is_confirmed: boolean | null;
  settled_by: string | null;
  settled_at: Date | null;
}

interface SignatureLetterRow {
  signature: number;
  body: string;
}

interface DecisionRow {
  id: Generated<number>;
  petition: number;
  result: 'approved' | 'declined' | 'returned';
  decided_on: string;
  office: Generated<string>;
  present: number | null;
  votes_for: number | null;
  votes_against: number | null;
  votes_abstained: number | null;
  reasons: string;
  minute: string;
  recorded_by: string | null;
  recorded_at: Date;
  to_report: Generated<boolean>;
  reported_on: string | null;
  ballot: number | null;
  votes_returned: number | null;
  conditions: Generated<string>;
  worded_at: Date | null;
  ratification: Generated<'ratified' | 'not-ratified' | null>;
  ratified_on: Generated<string | null>;
}

interface ReceiptRow {
  petition: number;
  filed_at: Date;
  acknowledged_by: string;
  acknowledged_at: Date;
}

interface ConsultationRow {
  id: Generated<number>;
  petition: number;
  unit: number;
  touched: Generated<string[]>;
  reason: Generated<string>;
  question: string;
  asked_by: string;
  asked_at: Date;
  answer_by: string;
  reminded_at: Date | null;
  position: Position | null;
  reasons: Generated<string>;
  remarks: Generated<string>;
  replier_name: Generated<string>;
  replier_office: Generated<string>;
  replied_at: Date | null;
  confirmed_by: string | null;
  confirmed_at: Date | null;
  set_aside_by: string | null;
  set_aside_at: Date | null;
  set_aside_because: Generated<string>;
}

interface TermRow {
  id: Generated<number>;
  group_id: string;
  petition: number | null;
  policy_id: string;
  policy_version: string;
  from_on: string;
  until_on: string | null;
  ended_code: string | null;
  ended_on: string | null;
}

interface CirculationRow {
  petition: number;
  begun_at: Date;
  closed_at: Date | null;
  link: Generated<number>;
  link_withdrawn_at: Date | null;
}

interface CirculatedVersionRow {
  petition: number;
  number: number;
  title: string;
  purpose: string;
  open_to: string;
  topics: string[];
  circulated_at: Date;
}

interface CommentRow {
  id: Generated<number>;
  petition: number;
  version: number;
  paragraph: number | null;
  person: string;
  body: string;
  made_at: Date;
  answer: AnswerCode | null;
  answer_line: Generated<string>;
  taken_up_in: number | null;
  answered_at: Date | null;
  told_at: Date | null;
  erased_at: Date | null;
  withdrawn_at: Date | null;
  taken_down_by: string | null;
  taken_down_at: Date | null;
  taken_down_code: GoneCode | null;
}

interface NewsItemRow {
  id: Generated<number>;
  petition: number;
  title: string;
  body: string;
  posted_by: string;
  posted_at: Date;
  taken_down_by: string | null;
  taken_down_at: Date | null;
  taken_down_code: TakeDownCode | null;
}

interface PaperSheetRow {
  id: Generated<number>;
  petition: number;
  entered_by: string;
  entered_at: Date;
  scan_sha256: Buffer | null;
}

interface PaperLineRow {
  id: Generated<number>;
  sheet: number;
  place: number;
  name_written: string;
  number_written: string;
  signed_on: string;
  state: LineState;
  reason: string | null;
  member: number | null;
  signature: number | null;
  settled_by: string | null;
  settled_at: Date | null;
}

/** The tables of the charters. */
export interface Tables {
  'charters.petition': PetitionRow;
  'charters.petition_topic': { petition: number; topic: string };
  'charters.organizer': OrganizerRow;
  'charters.signature': SignatureRow;
  'charters.signature_kind': SignatureKindRow;
  'charters.signature_letter': SignatureLetterRow;
  'charters.paper_sheet': PaperSheetRow;
  'charters.paper_line': PaperLineRow;
  'charters.decision': DecisionRow;
  'charters.receipt': ReceiptRow;
  'charters.consultation': ConsultationRow;
  'charters.term': TermRow;
  'charters.circulation': CirculationRow;
  'charters.circulated_version': CirculatedVersionRow;
  'charters.comment': CommentRow;
  'charters.news_item': NewsItemRow;
}

export const charters = seeing<Tables>();
