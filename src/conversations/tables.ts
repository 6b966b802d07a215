import type { Generated } from 'kysely';
import { seeing } from '../platform/db/index.ts';
import type { DigestForm } from './digests/model.ts';
import type { ListPurpose, Posting, Visibility } from './lists/model.ts';
import type { Delivery, Departure } from './subscriptions/model.ts';
import type { CameBy } from './threads/model.ts';

interface ListRow {
  id: Generated<number>;
  slug: string;
  name: string;
  group_id: string | null;
  purpose: ListPurpose;
  visibility: Visibility;
  posting: Posting;
  opened_at: Date;
  closed_at: Date | null;
  closed_code: string | null;
  reason: Generated<string>;
  next_number: Generated<number>;
  is_indexed: Generated<boolean>;
}

interface SubscriptionRow {
  list: number;
  person: string;
  delivery: Generated<Delivery>;
  paused_until: Date | null;
  since_at: Date;
  ended_at: Date | null;
  ended_code: Departure | null;
}

interface ReadingSpanRow {
  list: number;
  person: string;
  after_number: number;
  to_number: number | null;
  delivery: Delivery | 'paused';
  sent_number: number;
}

interface DigestChoiceRow {
  person: string;
  time_zone: string | null;
  weekday: number;
  form: DigestForm;
}

interface ThreadRow {
  id: Generated<number>;
  list: number;
  number: number;
  subject: string;
  merged_into: number | null;
  closed_at: Date | null;
  messages: Generated<number>;
  last_at: Date;
  ghost: string | null;
  closed_reason: Generated<string>;
  stands: Generated<boolean>;
}

interface MessageRow {
  id: Generated<number>;
  list: number;
  number: number;
  thread: number;
  parent: number | null;
  message_id: string;
  answers: string[];
  sha256: Buffer;
  person: string | null;
  from_name: string;
  from_address: string;
  subject: string;
  dated_at: Date;
  posted_at: Date;
  came_by: CameBy;
  body_text: string;
  body_html: string | null;
  removed_at: Date | null;
  removed_code: string | null;
  removed_note: Generated<string>;
  corrected_at: Date | null;
  written: string | null;
  base_subject: string | null;
  placed_by: 'named' | 'subject' | null;
  words: Generated<string | null>;
}

interface AttachmentRow {
  message: number;
  position: number;
  name: string;
  type: string;
  size: number;
  sha256: Buffer;
  content_id: string | null;
  inline: boolean;
}

interface ArchiveImportRow {
  id: Generated<number>;
  list: number;
  file: Buffer;
  read_to: number;
  began_at: Date;
  ended_at: Date | null;
  new_messages: Generated<number>;
  known_messages: Generated<number>;
  renamed_messages: Generated<number>;
  unread_messages: Generated<number>;
  troubles: Generated<unknown>;
}

interface DraftRow {
  list: number;
  person: string;
  answers: number | null;
  subject: string;
  body: string;
  saved_at: Date;
}

/** The tables of conversations, and the views of others that they may read. */
export interface Tables {
  'conversations.list': ListRow;
  'conversations.filling': { list: number; unit: number | null; codes: string[] };
  'conversations.list_address': { slug: string; list: number };
  'conversations.subscription': SubscriptionRow;
  'conversations.reading_span': ReadingSpanRow;
  'conversations.digest_choice': DigestChoiceRow;
  'conversations.thread': ThreadRow;
  'conversations.message': MessageRow;
  'conversations.draft': DraftRow;
  'conversations.seen': { list: number; person: string; numbers: string };
  'conversations.message_source': { message: number; raw: Buffer };
  'conversations.awaited': { list: number; message_id: string; named_by: number };
  'conversations.attachment': AttachmentRow;
  'conversations.archive_import': ArchiveImportRow;
  /** Published by the roll. */
  readonly 'roll.reachable': { readonly person: string; readonly name: string; readonly address: string };
  readonly 'roll.named': { readonly person: string | null; readonly name: string; readonly is_on_file: boolean };
  /** Published by groups. */
  readonly 'groups.taking_part': { readonly group_id: string; readonly person: string };
  readonly 'groups.standing_group': {
    readonly group_id: string;
    readonly slug: string;
    readonly name: string;
    readonly state: string;
  };
}

export const conversations = seeing<Tables>();
