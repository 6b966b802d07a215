-- The result of db/migrations, read from the catalogue. Do not edit: npm test writes it anew.

-- charters ------------------------------------------------------------------------------------------------------------

create table charters.certificate (
  petition integer not null,
  number integer not null,
  title text not null,
  text_sha256 text not null,
  policy_id text not null,
  policy_version text not null,
  needed integer not null,
  filed_at timestamp with time zone not null,
  filed_on date not null,
  signed integer not null,
  on_paper integer not null,
  valid integer not null,
  not_valid jsonb not null,
  first_signed_at timestamp with time zone,
  last_signed_at timestamp with time zone,
  verified_at timestamp with time zone not null,
  verified_by uuid,
  constraint certificate_pkey PRIMARY KEY (petition, number),
  constraint certificate_petition_fkey FOREIGN KEY (petition) REFERENCES charters.petition(id)
);

create table charters.circulated_version (
  petition integer not null,
  number integer not null,
  title text not null,
  purpose text not null,
  open_to text not null,
  topics text[] not null,
  circulated_at timestamp with time zone not null,
  constraint circulated_version_pkey PRIMARY KEY (petition, number),
  constraint circulated_version_number_check CHECK ((number > 0)),
  constraint circulated_version_petition_fkey FOREIGN KEY (petition) REFERENCES charters.circulation(petition)
);

create table charters.circulation (
  petition integer not null,
  begun_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  link integer default 1 not null,
  link_withdrawn_at timestamp with time zone,
  constraint circulation_pkey PRIMARY KEY (petition),
  constraint circulation_petition_fkey FOREIGN KEY (petition) REFERENCES charters.petition(id)
);

create table charters.comment (
  id bigint generated always as identity not null,
  petition integer not null,
  version integer not null,
  paragraph integer,
  person uuid not null,
  body text not null,
  made_at timestamp with time zone not null,
  answer text,
  answer_line text default ''::text not null,
  taken_up_in integer,
  answered_at timestamp with time zone,
  told_at timestamp with time zone,
  erased_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  taken_down_by uuid,
  taken_down_at timestamp with time zone,
  taken_down_code text,
  constraint comment_pkey PRIMARY KEY (id),
  constraint comment_answer_check CHECK ((answer = ANY (ARRAY['taken-up'::text, 'not-taken-up'::text, 'noted'::text]))),
  constraint comment_check CHECK (((answer IS NULL) = (answered_at IS NULL))),
  constraint comment_check1 CHECK (((NOT (answer IS DISTINCT FROM 'taken-up'::text)) = (taken_up_in IS NOT NULL))),
  constraint comment_paragraph_check CHECK ((paragraph > 0)),
  constraint comment_petition_version_fkey FOREIGN KEY (petition, version) REFERENCES charters.circulated_version(petition, number),
  constraint comment_taken_down CHECK (((taken_down_at IS NULL) = (taken_down_code IS NULL)))
);
CREATE INDEX comment_person ON charters.comment USING btree (person);
CREATE INDEX comment_petition ON charters.comment USING btree (petition, made_at, id);
CREATE INDEX comment_untold ON charters.comment USING btree (petition) WHERE (told_at IS NULL);

create table charters.complaint (
  id bigint generated always as identity not null,
  petition integer not null,
  code text not null,
  remark text default ''::text not null,
  made_by uuid,
  made_at timestamp with time zone not null,
  settled_by uuid,
  settled_at timestamp with time zone,
  comment bigint,
  constraint complaint_pkey PRIMARY KEY (id),
  constraint complaint_comment_fkey FOREIGN KEY (comment) REFERENCES charters.comment(id),
  constraint complaint_petition_fkey FOREIGN KEY (petition) REFERENCES charters.petition(id)
);
CREATE INDEX complaint_comment ON charters.complaint USING btree (comment) WHERE (comment IS NOT NULL);
CREATE INDEX complaint_open ON charters.complaint USING btree (petition) WHERE (settled_at IS NULL);

create table charters.consultation (
  id bigint generated always as identity not null,
  petition integer not null,
  unit integer not null,
  touched text[] default '{}'::text[] not null,
  reason text default ''::text not null,
  question text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  answer_by date not null,
  reminded_at timestamp with time zone,
  "position" text,
  reasons text default ''::text not null,
  remarks text default ''::text not null,
  replier_name text default ''::text not null,
  replier_office text default ''::text not null,
  replied_at timestamp with time zone,
  confirmed_by uuid,
  confirmed_at timestamp with time zone,
  set_aside_by uuid,
  set_aside_at timestamp with time zone,
  set_aside_because text default ''::text not null,
  constraint consultation_pkey PRIMARY KEY (id),
  constraint consultation_check CHECK ((("position" IS NULL) = (replied_at IS NULL))),
  constraint consultation_check1 CHECK (((replied_at IS NOT NULL) OR ((confirmed_at IS NULL) AND (set_aside_at IS NULL)))),
  constraint consultation_check2 CHECK (((set_aside_at IS NULL) = (set_aside_because = ''::text))),
  constraint consultation_petition_fkey FOREIGN KEY (petition) REFERENCES charters.petition(id),
  constraint consultation_position_check CHECK (("position" = ANY (ARRAY['no-objection'::text, 'coordinate'::text, 'objection'::text])))
);
CREATE INDEX consultation_petition ON charters.consultation USING btree (petition, asked_at);

create table charters.decision (
  id integer generated always as identity not null,
  petition integer not null,
  result text not null,
  decided_on date not null,
  present integer,
  votes_for integer,
  votes_against integer,
  votes_abstained integer,
  reasons text default ''::text not null,
  minute text default ''::text not null,
  recorded_by uuid,
  recorded_at timestamp with time zone not null,
  reported_on date,
  ballot integer,
  votes_returned integer,
  conditions text default ''::text not null,
  worded_at timestamp with time zone,
  ratification text,
  ratified_on date,
  words tsvector generated always as (to_tsvector('english'::regconfig, reasons)) stored,
  to_report boolean default true not null,
  office text default ''::text not null,
  constraint decision_pkey PRIMARY KEY (id),
  constraint decision_ballot_key UNIQUE (ballot),
  constraint decision_check CHECK (((ratification IS NULL) = (ratified_on IS NULL))),
  constraint decision_petition_fkey FOREIGN KEY (petition) REFERENCES charters.petition(id),
  constraint decision_petition_recorded_at_key UNIQUE (petition, recorded_at),
  constraint decision_ratification_check CHECK ((ratification = ANY (ARRAY['ratified'::text, 'not-ratified'::text]))),
  constraint decision_result_check CHECK ((result = ANY (ARRAY['approved'::text, 'declined'::text, 'returned'::text])))
);
CREATE INDEX decision_unreported ON charters.decision USING btree (decided_on) WHERE ((reported_on IS NULL) AND to_report);

create table charters.news_item (
  id bigint generated always as identity not null,
  petition integer not null,
  title text not null,
  body text not null,
  posted_by uuid not null,
  posted_at timestamp with time zone not null,
  taken_down_by uuid,
  taken_down_at timestamp with time zone,
  taken_down_code text,
  constraint news_item_pkey PRIMARY KEY (id),
  constraint news_item_check CHECK (((taken_down_at IS NULL) = (taken_down_code IS NULL))),
  constraint news_item_petition_fkey FOREIGN KEY (petition) REFERENCES charters.petition(id)
);
CREATE INDEX news_item_petition ON charters.news_item USING btree (petition, posted_at);

create view charters.on_record as
 SELECT 'petition'::text AS kind,
    petition.id,
    petition.id AS petition,
    petition.title,
    petition.state AS petition_state,
    NULL::text AS result,
    petition.opened_at AS at,
    NULL::date AS on_day,
    petition.words
   FROM charters.petition
  WHERE petition.opened_at IS NOT NULL
UNION ALL
 SELECT 'decision'::text AS kind,
    decision.id,
    petition.id AS petition,
    petition.title,
    petition.state AS petition_state,
    decision.result,
    decision.recorded_at AS at,
    decision.decided_on AS on_day,
    decision.words || to_tsvector('english'::regconfig, petition.title) AS words
   FROM charters.decision
     JOIN charters.petition ON petition.id = decision.petition;

create table charters.organizer (
  id uuid default gen_random_uuid() not null,
  petition integer not null,
  person uuid,
  name text not null,
  email text not null,
  postal_address text default ''::text not null,
  work text default ''::text not null,
  invited_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  declined_at timestamp with time zone,
  token_hash bytea,
  erased_at timestamp with time zone,
  constraint organizer_pkey PRIMARY KEY (id),
  constraint organizer_petition_fkey FOREIGN KEY (petition) REFERENCES charters.petition(id)
);
CREATE UNIQUE INDEX organizer_once ON charters.organizer USING btree (petition, lower(email)) WHERE ((declined_at IS NULL) AND (erased_at IS NULL) AND (email <> ''::text));
CREATE INDEX organizer_person ON charters.organizer USING btree (person);
CREATE INDEX organizer_petition ON charters.organizer USING btree (petition, invited_at);
CREATE UNIQUE INDEX organizer_token ON charters.organizer USING btree (token_hash) WHERE (token_hash IS NOT NULL);

create table charters.paper_line (
  id bigint generated always as identity not null,
  sheet integer not null,
  place integer not null,
  name_written text not null,
  number_written text not null,
  signed_on date not null,
  state text not null,
  reason text,
  member bigint,
  signature bigint,
  settled_by uuid,
  settled_at timestamp with time zone,
  constraint paper_line_pkey PRIMARY KEY (id),
  constraint paper_line_check CHECK (((state = 'signed'::text) <= (signature IS NOT NULL))),
  constraint paper_line_sheet_fkey FOREIGN KEY (sheet) REFERENCES charters.paper_sheet(id),
  constraint paper_line_sheet_place_key UNIQUE (sheet, place),
  constraint paper_line_signature_fkey FOREIGN KEY (signature) REFERENCES charters.signature(id),
  constraint paper_line_signature_key UNIQUE (signature),
  constraint paper_line_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'signed'::text, 'refused'::text, 'nobody'::text, 'taken-back'::text])))
);
CREATE INDEX paper_line_member ON charters.paper_line USING btree (member) WHERE (member IS NOT NULL);
CREATE INDEX paper_line_waiting ON charters.paper_line USING btree (sheet) WHERE (state = 'waiting'::text);

create table charters.paper_sheet (
  id integer generated always as identity not null,
  petition integer not null,
  entered_by uuid not null,
  entered_at timestamp with time zone not null,
  scan_sha256 bytea,
  constraint paper_sheet_pkey PRIMARY KEY (id),
  constraint paper_sheet_petition_fkey FOREIGN KEY (petition) REFERENCES charters.petition(id)
);
CREATE INDEX paper_sheet_petition ON charters.paper_sheet USING btree (petition, id);

create table charters.petition (
  id integer generated always as identity not null,
  kind text not null,
  group_id uuid,
  policy_id text not null,
  policy_version text not null,
  state text not null,
  title text default ''::text not null,
  purpose text default ''::text not null,
  open_to text default ''::text not null,
  revision integer default 1 not null,
  edited_by uuid,
  edited_at timestamp with time zone not null,
  begun_by uuid not null,
  begun_at timestamp with time zone not null,
  frozen_at timestamp with time zone,
  text_sha256 text,
  needed integer,
  screen_by timestamp with time zone,
  opened_at timestamp with time zone,
  closes_at timestamp with time zone,
  filed_at timestamp with time zone,
  filed_on date,
  verified_at timestamp with time zone,
  decided_at timestamp with time zone,
  ended_at timestamp with time zone,
  closing_told_at timestamp with time zone,
  words tsvector generated always as (to_tsvector('english'::regconfig, ((title || ' '::text) || purpose))) stored,
  stage integer default 0 not null,
  stage_since timestamp with time zone,
  closed_code text,
  constraint petition_pkey PRIMARY KEY (id),
  constraint petition_check CHECK (((frozen_at IS NULL) = (text_sha256 IS NULL))),
  constraint petition_closed_code_check CHECK ((closed_code = ANY (ARRAY['group-ended'::text, 'group-renewed'::text]))),
  constraint petition_kind_check CHECK ((kind = ANY (ARRAY['establish'::text, 'renew'::text]))),
  constraint petition_stage_check CHECK ((stage >= 0))
);
CREATE INDEX petition_of_group ON charters.petition USING btree (group_id) WHERE (group_id IS NOT NULL);
CREATE UNIQUE INDEX petition_renewing ON charters.petition USING btree (group_id) WHERE ((kind = 'renew'::text) AND (state <> ALL (ARRAY['draft'::text, 'approved'::text, 'declined'::text, 'withdrawn'::text, 'expired'::text])));
CREATE INDEX petition_state ON charters.petition USING btree (state, opened_at DESC);

create table charters.petition_topic (
  petition integer not null,
  topic text not null,
  constraint petition_topic_pkey PRIMARY KEY (petition, topic),
  constraint petition_topic_petition_fkey FOREIGN KEY (petition) REFERENCES charters.petition(id)
);

create table charters.receipt (
  petition integer not null,
  filed_at timestamp with time zone not null,
  acknowledged_by uuid not null,
  acknowledged_at timestamp with time zone not null,
  constraint receipt_pkey PRIMARY KEY (petition, filed_at),
  constraint receipt_petition_fkey FOREIGN KEY (petition) REFERENCES charters.petition(id)
);

create table charters.redraft (
  petition integer not null,
  title text not null,
  purpose text not null,
  open_to text not null,
  topics text[] not null,
  constraint redraft_pkey PRIMARY KEY (petition),
  constraint redraft_petition_fkey FOREIGN KEY (petition) REFERENCES charters.petition(id)
);

create table charters.retention (
  petition integer not null,
  erased_at timestamp with time zone not null,
  constraint retention_pkey PRIMARY KEY (petition),
  constraint retention_petition_fkey FOREIGN KEY (petition) REFERENCES charters.petition(id)
);

create table charters.signature (
  id bigint generated always as identity not null,
  petition integer not null,
  member bigint not null,
  person uuid,
  signed_at timestamp with time zone not null,
  text_sha256 text not null,
  name_shown boolean default false not null,
  class text not null,
  paid_through date,
  shared_address boolean default false not null,
  network_hash bytea,
  withdrawn_at timestamp with time zone,
  invalidated_at timestamp with time zone,
  invalid_code text,
  wants_news boolean default false not null,
  constraint signature_pkey PRIMARY KEY (id),
  constraint signature_petition_fkey FOREIGN KEY (petition) REFERENCES charters.petition(id)
);
CREATE INDEX signature_news ON charters.signature USING btree (petition, id) WHERE (wants_news AND (withdrawn_at IS NULL) AND (invalidated_at IS NULL));
CREATE UNIQUE INDEX signature_once ON charters.signature USING btree (petition, member) WHERE ((withdrawn_at IS NULL) AND ((invalidated_at IS NULL) OR (invalid_code = ANY (ARRAY['same-person'::text, 'not-the-member'::text, 'signed-under-pressure'::text, 'other'::text, 'merged-had-signed'::text]))));
CREATE INDEX signature_person ON charters.signature USING btree (person);
CREATE INDEX signature_time ON charters.signature USING btree (petition, signed_at) WHERE ((withdrawn_at IS NULL) AND (invalidated_at IS NULL));

create table charters.signature_kind (
  signature bigint not null,
  place integer not null,
  is_confirmed boolean,
  settled_by uuid,
  settled_at timestamp with time zone,
  constraint signature_kind_pkey PRIMARY KEY (signature, place),
  constraint signature_kind_check CHECK (((is_confirmed IS NULL) = (settled_at IS NULL))),
  constraint signature_kind_place_check CHECK ((place >= 0)),
  constraint signature_kind_signature_fkey FOREIGN KEY (signature) REFERENCES charters.signature(id)
);

create table charters.signature_letter (
  signature bigint not null,
  body text not null,
  constraint signature_letter_pkey PRIMARY KEY (signature),
  constraint signature_letter_body_check CHECK ((length(body) >= 1)),
  constraint signature_letter_signature_fkey FOREIGN KEY (signature) REFERENCES charters.signature(id)
);

create table charters.suspension (
  id integer generated always as identity not null,
  petition integer not null,
  code text not null,
  suspended_by uuid not null,
  suspended_at timestamp with time zone not null,
  lifted_by uuid,
  lifted_at timestamp with time zone,
  constraint suspension_pkey PRIMARY KEY (id),
  constraint suspension_petition_fkey FOREIGN KEY (petition) REFERENCES charters.petition(id)
);
CREATE UNIQUE INDEX suspension_open ON charters.suspension USING btree (petition) WHERE (lifted_at IS NULL);

create table charters.term (
  id integer generated always as identity not null,
  group_id uuid not null,
  petition integer,
  policy_id text not null,
  policy_version text not null,
  from_on date not null,
  until_on date,
  ended_code text,
  ended_on date,
  constraint term_pkey PRIMARY KEY (id),
  constraint term_check CHECK ((until_on > from_on)),
  constraint term_group_id_from_on_key UNIQUE (group_id, from_on),
  constraint term_never_begun CHECK (((ended_on >= from_on) AND ((ended_code <> 'never-begun'::text) OR (ended_on = from_on)))),
  constraint term_petition_fkey FOREIGN KEY (petition) REFERENCES charters.petition(id)
);
CREATE INDEX term_open ON charters.term USING btree (until_on) WHERE (ended_on IS NULL);

create table charters.verdict (
  signature bigint not null,
  petition integer not null,
  at_signing jsonb not null,
  at_filing jsonb not null,
  result text not null,
  reason text,
  near bigint,
  marks text[] default '{}'::text[] not null,
  settled_by uuid,
  settled_at timestamp with time zone,
  constraint verdict_pkey PRIMARY KEY (signature),
  constraint verdict_petition_fkey FOREIGN KEY (petition) REFERENCES charters.petition(id),
  constraint verdict_result_check CHECK ((result = ANY (ARRAY['counts'::text, 'doubt'::text, 'rejected'::text]))),
  constraint verdict_signature_fkey FOREIGN KEY (signature) REFERENCES charters.signature(id)
);
CREATE INDEX verdict_petition ON charters.verdict USING btree (petition, result);

create table charters.verification (
  petition integer not null,
  tested_at timestamp with time zone not null,
  note text default ''::text not null,
  signed_off_by uuid,
  signed_off_at timestamp with time zone,
  counted integer,
  constraint verification_pkey PRIMARY KEY (petition),
  constraint verification_petition_fkey FOREIGN KEY (petition) REFERENCES charters.petition(id)
);

-- conversations -------------------------------------------------------------------------------------------------------

CREATE OR REPLACE FUNCTION conversations.begin_reading_spans()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into conversations.reading_span (list, person, after_number, delivery, sent_number)
  select begun.list, begun.person, next_number - 1, case when begun.paused_until is null then begun.delivery else 'paused' end, next_number - 1
  from begun join (
    -- Whoever posts holds the list: every message is on one side of the change.
    select id, next_number from conversations.list where id in (select list from begun) order by id for share) list on list.id = begun.list
  where begun.ended_at is null
  on conflict (list, person, after_number) do update set delivery = excluded.delivery, to_number = null;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION conversations.drop_reading_span()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  delete from conversations.reading_span where list = old.list and person = old.person;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION conversations.keep_reading_span()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  last_number integer;
  way text := case when new.paused_until is null then new.delivery else 'paused' end;
begin
  if new.ended_at is not null then
    delete from conversations.reading_span where list = new.list and person = new.person;
    return null;
  end if;
  -- Whoever posts holds the list: every message is on one side of the change.
  select next_number - 1 into last_number from conversations.list where id = new.list for share;
  if exists (
    select from conversations.reading_span
    where list = new.list and person = new.person and to_number is null and delivery = way) then
    return null;
  end if;
  update conversations.reading_span set to_number = last_number
  where list = new.list and person = new.person and to_number is null;
  insert into conversations.reading_span (list, person, after_number, delivery, sent_number)
  values (new.list, new.person, last_number, way, last_number)
  on conflict (list, person, after_number) do update set delivery = excluded.delivery, to_number = null;
  return null;
end $function$;

create table conversations.archive_import (
  id bigint generated always as identity not null,
  list integer not null,
  file bytea not null,
  read_to bigint not null,
  began_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  new_messages integer default 0 not null,
  known_messages integer default 0 not null,
  renamed_messages integer default 0 not null,
  unread_messages integer default 0 not null,
  troubles jsonb default '[]'::jsonb not null,
  constraint archive_import_pkey PRIMARY KEY (id),
  constraint archive_import_list_file_key UNIQUE (list, file),
  constraint archive_import_list_fkey FOREIGN KEY (list) REFERENCES conversations.list(id)
);

create table conversations.attachment (
  message bigint not null,
  "position" integer not null,
  name text not null,
  type text not null,
  size integer not null,
  sha256 bytea not null,
  content_id text,
  inline boolean not null,
  constraint attachment_pkey PRIMARY KEY (message, "position"),
  constraint attachment_message_fkey FOREIGN KEY (message) REFERENCES conversations.message(id)
);
CREATE INDEX attachment_sha256 ON conversations.attachment USING btree (sha256);

create table conversations.awaited (
  list integer not null,
  message_id text not null,
  named_by bigint not null,
  constraint awaited_pkey PRIMARY KEY (list, message_id, named_by),
  constraint awaited_list_fkey FOREIGN KEY (list) REFERENCES conversations.list(id),
  constraint awaited_named_by_fkey FOREIGN KEY (named_by) REFERENCES conversations.message(id)
);
CREATE INDEX awaited_named_by ON conversations.awaited USING btree (named_by);

create table conversations.digest_choice (
  person uuid not null,
  time_zone text,
  weekday integer default 1 not null,
  form text default 'mime'::text not null,
  most integer default 50 not null,
  constraint digest_choice_pkey PRIMARY KEY (person),
  constraint digest_choice_form_check CHECK ((form = ANY (ARRAY['mime'::text, 'plain'::text]))),
  constraint digest_choice_most_check CHECK (((most >= 5) AND (most <= 50))),
  constraint digest_choice_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))
);

create table conversations.draft (
  list integer not null,
  person uuid not null,
  answers bigint,
  subject text not null,
  body text not null,
  saved_at timestamp with time zone not null,
  constraint draft_answers_fkey FOREIGN KEY (answers) REFERENCES conversations.message(id),
  constraint draft_list_fkey FOREIGN KEY (list) REFERENCES conversations.list(id),
  constraint draft_list_person_answers_key UNIQUE NULLS NOT DISTINCT (list, person, answers)
);
CREATE INDEX draft_person ON conversations.draft USING btree (person);

create table conversations.draft_file (
  id bigint generated always as identity not null,
  list integer not null,
  person uuid not null,
  answers bigint,
  name text not null,
  sha256 bytea not null,
  size integer not null,
  put_at timestamp with time zone not null,
  constraint draft_file_pkey PRIMARY KEY (id),
  constraint draft_file_answers_fkey FOREIGN KEY (answers) REFERENCES conversations.message(id),
  constraint draft_file_list_fkey FOREIGN KEY (list) REFERENCES conversations.list(id)
);
CREATE INDEX draft_file_person ON conversations.draft_file USING btree (person, list);

create table conversations.filling (
  list integer not null,
  unit integer,
  codes text[] not null,
  constraint filling_pkey PRIMARY KEY (list),
  constraint filling_codes_check CHECK ((cardinality(codes) > 0)),
  constraint filling_list_fkey FOREIGN KEY (list) REFERENCES conversations.list(id)
);
CREATE INDEX filling_unit ON conversations.filling USING btree (unit);

create table conversations.held_post (
  id bigint generated always as identity not null,
  list integer not null,
  rule text not null,
  message_id text not null,
  raw bytea,
  person uuid,
  from_name text not null,
  from_address text not null,
  subject text not null,
  body_text text not null,
  came_by text not null,
  vouching text not null,
  verdicts jsonb,
  received_at timestamp with time zone not null,
  held_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  decision text,
  decided_by uuid,
  reason text default ''::text not null,
  message bigint,
  constraint held_post_pkey PRIMARY KEY (id),
  constraint held_post_came_by_check CHECK ((came_by = ANY (ARRAY['mail'::text, 'web'::text]))),
  constraint held_post_check CHECK (((decided_at IS NULL) = (decision IS NULL))),
  constraint held_post_decision_check CHECK ((decision = ANY (ARRAY['accepted'::text, 'refused'::text, 'discarded'::text, 'expired'::text]))),
  constraint held_post_list_fkey FOREIGN KEY (list) REFERENCES conversations.list(id),
  constraint held_post_list_message_id_key UNIQUE (list, message_id),
  constraint held_post_message_fkey FOREIGN KEY (message) REFERENCES conversations.message(id)
);
CREATE INDEX held_post_message ON conversations.held_post USING btree (message) WHERE (message IS NOT NULL);
CREATE INDEX held_post_person ON conversations.held_post USING btree (person);
CREATE INDEX held_post_waiting ON conversations.held_post USING btree (list, held_at) WHERE (decided_at IS NULL);

create table conversations.list (
  id integer generated always as identity not null,
  slug text not null,
  name text not null,
  group_id uuid,
  purpose text default 'talk'::text not null,
  visibility text default 'public'::text not null,
  posting text default 'participants'::text not null,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  closed_code text,
  next_number integer default 1 not null,
  is_indexed boolean default true not null,
  reason text default ''::text not null,
  constraint list_pkey PRIMARY KEY (id),
  constraint list_purpose_check CHECK ((purpose = ANY (ARRAY['talk'::text, 'announce'::text, 'committee'::text, 'closed'::text]))),
  constraint list_reason_check CHECK (((purpose <> 'closed'::text) OR (reason <> ''::text))),
  constraint list_slug_key UNIQUE (slug),
  constraint list_visibility_check CHECK ((visibility = ANY (ARRAY['public'::text, 'members'::text, 'participants'::text])))
);
CREATE INDEX list_every_of_group ON conversations.list USING btree (group_id);
CREATE UNIQUE INDEX list_of_group ON conversations.list USING btree (group_id) WHERE (purpose = 'talk'::text);

create table conversations.list_address (
  slug text not null,
  list integer not null,
  constraint list_address_pkey PRIMARY KEY (slug),
  constraint list_address_list_fkey FOREIGN KEY (list) REFERENCES conversations.list(id)
);

create table conversations.mail_choice (
  list integer not null,
  subject_tag text not null,
  footer text not null,
  from_line text not null,
  from_list_for text[] not null,
  constraint mail_choice_pkey PRIMARY KEY (list),
  constraint mail_choice_from_line_check CHECK ((from_line = ANY (ARRAY['when-needed'::text, 'always'::text]))),
  constraint mail_choice_list_fkey FOREIGN KEY (list) REFERENCES conversations.list(id)
);

create table conversations.message (
  id bigint generated always as identity not null,
  list integer not null,
  number integer not null,
  thread bigint not null,
  parent bigint,
  message_id text not null,
  answers text[] default '{}'::text[] not null,
  sha256 bytea not null,
  person uuid,
  from_name text not null,
  from_address text not null,
  subject text not null,
  dated_at timestamp with time zone not null,
  posted_at timestamp with time zone not null,
  came_by text not null,
  body_text text not null,
  body_html text,
  removed_at timestamp with time zone,
  removed_code text,
  base_subject text,
  placed_by text,
  words tsvector generated always as (
CASE
    WHEN (removed_at IS NULL) THEN ((setweight(to_tsvector('english'::regconfig, "left"(subject, 1000)), 'A'::"char") || setweight(to_tsvector('simple'::regconfig, "left"(from_name, 1000)), 'B'::"char")) || setweight(to_tsvector('english'::regconfig, "left"(body_text, 100000)), 'C'::"char"))
    ELSE NULL::tsvector
END) stored,
  corrected_at timestamp with time zone,
  written text,
  removed_note text default ''::text not null,
  constraint message_pkey PRIMARY KEY (id),
  constraint message_came_by_check CHECK ((came_by = ANY (ARRAY['mail'::text, 'web'::text, 'import'::text]))),
  constraint message_list_fkey FOREIGN KEY (list) REFERENCES conversations.list(id),
  constraint message_list_message_id_key UNIQUE (list, message_id),
  constraint message_list_number_key UNIQUE (list, number),
  constraint message_parent_fkey FOREIGN KEY (parent) REFERENCES conversations.message(id),
  constraint message_placed_by_check CHECK ((placed_by = ANY (ARRAY['named'::text, 'subject'::text]))),
  constraint message_thread_fkey FOREIGN KEY (thread) REFERENCES conversations.thread(id)
);
CREATE INDEX message_base_subject ON conversations.message USING btree (list, base_subject, dated_at) WHERE (base_subject IS NOT NULL);
CREATE INDEX message_newest ON conversations.message USING btree (list, posted_at DESC);
CREATE INDEX message_newest_of_all ON conversations.message USING btree (posted_at DESC, list);
CREATE INDEX message_parent ON conversations.message USING btree (parent);
CREATE INDEX message_person ON conversations.message USING btree (person);
CREATE INDEX message_removed ON conversations.message USING btree (removed_at) WHERE (removed_at IS NOT NULL);
CREATE INDEX message_thread ON conversations.message USING btree (thread, number);
CREATE INDEX message_words ON conversations.message USING gin (words);

create table conversations.message_source (
  message bigint not null,
  raw bytea not null,
  constraint message_source_pkey PRIMARY KEY (message),
  constraint message_source_message_fkey FOREIGN KEY (message) REFERENCES conversations.message(id)
);

create table conversations.message_verdicts (
  message bigint not null,
  vouching text not null,
  verdicts jsonb not null,
  constraint message_verdicts_pkey PRIMARY KEY (message),
  constraint message_verdicts_message_fkey FOREIGN KEY (message) REFERENCES conversations.message(id)
);

create table conversations.posting_choice (
  list integer not null,
  first_posts text not null,
  lapsed text not null,
  most_kilobytes integer not null,
  most_recipients integer not null,
  slow_minutes integer not null,
  conduct_url text not null,
  constraint posting_choice_pkey PRIMARY KEY (list),
  constraint posting_choice_first_posts_check CHECK ((first_posts = ANY (ARRAY['nobody'::text, 'guests'::text, 'everyone'::text]))),
  constraint posting_choice_lapsed_check CHECK ((lapsed = ANY (ARRAY['accept'::text, 'hold'::text, 'refuse'::text]))),
  constraint posting_choice_list_fkey FOREIGN KEY (list) REFERENCES conversations.list(id),
  constraint posting_choice_most_kilobytes_check CHECK (((most_kilobytes >= 10) AND (most_kilobytes <= 20000))),
  constraint posting_choice_most_recipients_check CHECK (((most_recipients >= 1) AND (most_recipients <= 100))),
  constraint posting_choice_slow_minutes_check CHECK (((slow_minutes >= 0) AND (slow_minutes <= 1440)))
);

create table conversations.question (
  token_hash bytea not null,
  kind text not null,
  list integer not null,
  address text not null,
  person uuid,
  name text default ''::text not null,
  held_post bigint,
  asked_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  constraint question_pkey PRIMARY KEY (token_hash),
  constraint question_held_post_fkey FOREIGN KEY (held_post) REFERENCES conversations.held_post(id),
  constraint question_kind_check CHECK ((kind = ANY (ARRAY['confirm-post'::text, 'join'::text, 'leave'::text, 'decide'::text]))),
  constraint question_list_fkey FOREIGN KEY (list) REFERENCES conversations.list(id)
);
CREATE INDEX question_expires ON conversations.question USING btree (expires_at);
CREATE INDEX question_held ON conversations.question USING btree (held_post);

create table conversations.reaction (
  message bigint not null,
  person uuid not null,
  kind text not null,
  since_at timestamp with time zone not null,
  constraint reaction_pkey PRIMARY KEY (message, person, kind),
  constraint reaction_kind_check CHECK ((kind = ANY (ARRAY['thanks'::text, 'agree'::text, 'helpful'::text, 'join-in'::text]))),
  constraint reaction_message_fkey FOREIGN KEY (message) REFERENCES conversations.message(id)
);
CREATE INDEX reaction_person ON conversations.reaction USING btree (person);

create table conversations.reading_span (
  list integer not null,
  person uuid not null,
  after_number integer not null,
  to_number integer,
  delivery text not null,
  sent_number integer not null,
  digest_at timestamp with time zone,
  constraint reading_span_pkey PRIMARY KEY (list, person, after_number),
  constraint reading_span_delivery_check CHECK ((delivery = ANY (ARRAY['each'::text, 'daily'::text, 'weekly'::text, 'mentions'::text, 'web'::text, 'paused'::text]))),
  constraint reading_span_list_fkey FOREIGN KEY (list) REFERENCES conversations.list(id)
);
CREATE INDEX reading_span_digest ON conversations.reading_span USING btree (list, sent_number) WHERE (delivery = ANY (ARRAY['daily'::text, 'weekly'::text]));
CREATE INDEX reading_span_person ON conversations.reading_span USING btree (person);

create table conversations.receipt_wish (
  person uuid not null,
  since_at timestamp with time zone not null,
  constraint receipt_wish_pkey PRIMARY KEY (person)
);

create table conversations.refusal_text (
  id integer generated always as identity not null,
  list integer not null,
  name text not null,
  said text not null,
  constraint refusal_text_pkey PRIMARY KEY (id),
  constraint refusal_text_list_fkey FOREIGN KEY (list) REFERENCES conversations.list(id),
  constraint refusal_text_list_name_key UNIQUE (list, name),
  constraint refusal_text_name_check CHECK ((name <> ''::text)),
  constraint refusal_text_said_check CHECK ((said <> ''::text))
);

create table conversations.report (
  list integer not null,
  message bigint not null,
  person uuid not null,
  reason text not null,
  reported_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ending text,
  constraint report_pkey PRIMARY KEY (message, person),
  constraint report_check CHECK (((ended_at IS NULL) = (ending IS NULL))),
  constraint report_ending_check CHECK ((ending = ANY (ARRAY['dismissed'::text, 'removed'::text]))),
  constraint report_list_fkey FOREIGN KEY (list) REFERENCES conversations.list(id),
  constraint report_message_fkey FOREIGN KEY (message) REFERENCES conversations.message(id)
);
CREATE INDEX report_open ON conversations.report USING btree (list, reported_at) WHERE (ended_at IS NULL);
CREATE INDEX report_person ON conversations.report USING btree (person);

create table conversations.seen (
  list integer not null,
  person uuid not null,
  numbers int4multirange not null,
  constraint seen_pkey PRIMARY KEY (list, person),
  constraint seen_list_fkey FOREIGN KEY (list) REFERENCES conversations.list(id)
);
CREATE INDEX seen_person ON conversations.seen USING btree (person);

create table conversations.subscription (
  list integer not null,
  person uuid not null,
  delivery text default 'each'::text not null,
  paused_until timestamp with time zone,
  since_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_code text,
  constraint subscription_pkey PRIMARY KEY (list, person),
  constraint subscription_delivery_check CHECK ((delivery = ANY (ARRAY['each'::text, 'daily'::text, 'weekly'::text, 'mentions'::text, 'web'::text]))),
  constraint subscription_ended_code_check CHECK ((ended_code = ANY (ARRAY['left'::text, 'answered'::text, 'complained'::text, 'left-group'::text, 'unnamed'::text]))),
  constraint subscription_list_fkey FOREIGN KEY (list) REFERENCES conversations.list(id)
);
CREATE INDEX subscription_person ON conversations.subscription USING btree (person);
CREATE TRIGGER begin_reading_spans AFTER INSERT ON conversations.subscription REFERENCING NEW TABLE AS begun FOR EACH STATEMENT EXECUTE FUNCTION conversations.begin_reading_spans();
CREATE TRIGGER drop_reading_span AFTER DELETE ON conversations.subscription FOR EACH ROW EXECUTE FUNCTION conversations.drop_reading_span();
CREATE TRIGGER keep_reading_span AFTER UPDATE OF delivery, paused_until, ended_at ON conversations.subscription FOR EACH ROW EXECUTE FUNCTION conversations.keep_reading_span();

create table conversations.thread (
  id bigint generated always as identity not null,
  list integer not null,
  number integer not null,
  subject text not null,
  merged_into bigint,
  closed_at timestamp with time zone,
  messages integer default 0 not null,
  last_at timestamp with time zone not null,
  ghost text,
  closed_reason text default ''::text not null,
  stands boolean default true not null,
  constraint thread_pkey PRIMARY KEY (id),
  constraint thread_list_fkey FOREIGN KEY (list) REFERENCES conversations.list(id),
  constraint thread_list_number_key UNIQUE (list, number),
  constraint thread_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES conversations.thread(id)
);
CREATE INDEX thread_ghost ON conversations.thread USING btree (list, ghost) WHERE (ghost IS NOT NULL);
CREATE INDEX thread_newest ON conversations.thread USING btree (list, last_at DESC);

create table conversations.writer_address (
  person uuid not null,
  address text not null,
  constraint writer_address_pkey PRIMARY KEY (person, address)
);

create table conversations.writer_name (
  person uuid not null,
  name text not null,
  is_on_file boolean not null,
  constraint writer_name_pkey PRIMARY KEY (person, name)
);

create table conversations.writer_trust (
  id bigint generated always as identity not null,
  list integer not null,
  person uuid,
  address text,
  trust text not null,
  reason text not null,
  by_person uuid,
  since_at timestamp with time zone not null,
  constraint writer_trust_pkey PRIMARY KEY (id),
  constraint writer_trust_check CHECK (((person IS NULL) <> (address IS NULL))),
  constraint writer_trust_list_address_key UNIQUE (list, address),
  constraint writer_trust_list_fkey FOREIGN KEY (list) REFERENCES conversations.list(id),
  constraint writer_trust_list_person_key UNIQUE (list, person),
  constraint writer_trust_trust_check CHECK ((trust = ANY (ARRAY['banned'::text, 'moderated'::text, 'trusted'::text])))
);

-- council -------------------------------------------------------------------------------------------------------------

create table council.matter (
  id integer generated always as identity not null,
  kind text not null,
  group_id uuid not null,
  name text not null,
  former_name text default ''::text not null,
  happened_on date not null,
  reported_in integer,
  proposal integer,
  successor text default ''::text not null,
  constraint matter_pkey PRIMARY KEY (id),
  constraint matter_kind_check CHECK ((kind = ANY (ARRAY['renamed'::text, 'lapsed'::text, 'recommended'::text, 'graduated'::text, 'dissolved'::text, 'merged'::text]))),
  constraint matter_kind_group_id_happened_on_name_key UNIQUE (kind, group_id, happened_on, name),
  constraint matter_reported_in_fkey FOREIGN KEY (reported_in) REFERENCES council.report(id)
);
CREATE INDEX matter_unreported ON council.matter USING btree (happened_on) WHERE (reported_in IS NULL);

create table council.ratification (
  id integer generated always as identity not null,
  decision integer not null,
  result text not null,
  voted_on date not null,
  present integer,
  votes_for integer,
  votes_against integer,
  votes_abstained integer,
  minute text default ''::text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint ratification_pkey PRIMARY KEY (id),
  constraint ratification_result_check CHECK ((result = ANY (ARRAY['ratified'::text, 'not-ratified'::text, 'postponed'::text])))
);
CREATE INDEX ratification_decision ON council.ratification USING btree (decision, voted_on);
CREATE UNIQUE INDEX ratification_once ON council.ratification USING btree (decision) WHERE (result <> 'postponed'::text);

create table council.report (
  id integer generated always as identity not null,
  state text not null,
  amends integer,
  changed text default ''::text not null,
  title text not null,
  introduction text default ''::text not null,
  revision integer default 1 not null,
  drawn_by uuid,
  drawn_at timestamp with time zone not null,
  session text,
  number integer,
  amendment integer,
  designation text,
  finalized_by uuid,
  finalized_at timestamp with time zone,
  reported_on date,
  document jsonb,
  markdown text,
  sha256 text,
  words tsvector generated always as (to_tsvector('english'::regconfig, ((title || ' '::text) || COALESCE(markdown, ''::text)))) stored,
  constraint report_pkey PRIMARY KEY (id),
  constraint report_amends_fkey FOREIGN KEY (amends) REFERENCES council.report(id),
  constraint report_check CHECK (((state = 'final'::text) = (number IS NOT NULL))),
  constraint report_check1 CHECK (((state = 'draft'::text) OR ((session IS NOT NULL) AND (amendment IS NOT NULL) AND (designation IS NOT NULL) AND (finalized_at IS NOT NULL) AND (reported_on IS NOT NULL) AND (document IS NOT NULL) AND (markdown IS NOT NULL) AND (sha256 IS NOT NULL)))),
  constraint report_session_number_amendment_key UNIQUE (session, number, amendment),
  constraint report_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'final'::text])))
);
CREATE UNIQUE INDEX report_draft_open ON council.report USING btree ((true)) WHERE (state = 'draft'::text);

create table council.report_item (
  id integer generated always as identity not null,
  report integer not null,
  place integer not null,
  decision integer,
  told_as text not null,
  body text not null,
  left_out boolean default false not null,
  matter integer,
  constraint report_item_pkey PRIMARY KEY (id),
  constraint report_item_check CHECK (((decision IS NULL) OR (matter IS NULL))),
  constraint report_item_matter_fkey FOREIGN KEY (matter) REFERENCES council.matter(id),
  constraint report_item_report_decision_key UNIQUE (report, decision),
  constraint report_item_report_fkey FOREIGN KEY (report) REFERENCES council.report(id) ON DELETE CASCADE,
  constraint report_item_report_matter_key UNIQUE (report, matter),
  constraint report_item_told_as_check CHECK ((told_as = ANY (ARRAY['information'::text, 'action'::text])))
);
CREATE INDEX report_item_decision ON council.report_item USING btree (decision);

create table council.session (
  name text not null,
  last_number integer not null,
  constraint session_pkey PRIMARY KEY (name)
);

-- duties --------------------------------------------------------------------------------------------------------------

create table duties.duty (
  id bigint generated always as identity not null,
  kind text not null,
  petition integer,
  group_id uuid,
  unit integer,
  office text default ''::text not null,
  promise text default ''::text not null,
  opened_by_fact bigint,
  opened_by uuid,
  opened_on date not null,
  due_on date,
  remind_days_before integer,
  is_public boolean not null,
  outcome text,
  closed_on date,
  closed_by uuid,
  evidence_kind text,
  evidence text default ''::text not null,
  reason text default ''::text not null,
  endorsement bigint,
  constraint duty_pkey PRIMARY KEY (id),
  constraint duty_check CHECK (((kind = 'promise'::text) = (opened_by_fact IS NULL))),
  constraint duty_check1 CHECK (((kind = 'promise'::text) = (promise <> ''::text))),
  constraint duty_check2 CHECK (((kind <> 'promise'::text) OR (group_id IS NOT NULL))),
  constraint duty_check3 CHECK (((outcome IS NULL) = (closed_on IS NULL))),
  constraint duty_check4 CHECK (((NOT (outcome IS DISTINCT FROM 'met'::text)) = (evidence_kind IS NOT NULL))),
  constraint duty_check5 CHECK (((evidence_kind IS NULL) = (evidence = ''::text))),
  constraint duty_check6 CHECK (((NOT (outcome IS DISTINCT FROM 'released'::text)) = (reason <> ''::text))),
  constraint duty_evidence_kind_check CHECK ((evidence_kind = ANY (ARRAY['fact'::text, 'document'::text, 'link'::text]))),
  constraint duty_kind_opened_by_fact_key UNIQUE (kind, opened_by_fact),
  constraint duty_outcome_check CHECK ((outcome = ANY (ARRAY['met'::text, 'released'::text]))),
  constraint duty_remind_days_before_check CHECK ((remind_days_before >= 0))
);
CREATE INDEX duty_endorsement ON duties.duty USING btree (endorsement) WHERE (endorsement IS NOT NULL);
CREATE INDEX duty_group ON duties.duty USING btree (group_id);
CREATE INDEX duty_open_by_day ON duties.duty USING btree (due_on) WHERE (outcome IS NULL);
CREATE INDEX duty_open_of_post ON duties.duty USING btree (unit, office) WHERE (outcome IS NULL);
CREATE INDEX duty_petition ON duties.duty USING btree (petition);

-- groups --------------------------------------------------------------------------------------------------------------

create table groups.address (
  slug text not null,
  group_id uuid not null,
  constraint address_pkey PRIMARY KEY (slug),
  constraint address_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups.registered_group(id)
);
CREATE INDEX address_group ON groups.address USING btree (group_id);

create table groups.former_liaison (
  id integer generated always as identity not null,
  group_id uuid not null,
  person uuid,
  name text not null,
  until_on date not null,
  constraint former_liaison_pkey PRIMARY KEY (id),
  constraint former_liaison_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups.registered_group(id)
);
CREATE INDEX former_liaison_group ON groups.former_liaison USING btree (group_id);

create table groups.former_name (
  id integer generated always as identity not null,
  group_id uuid not null,
  name text not null,
  until_on date,
  constraint former_name_pkey PRIMARY KEY (id),
  constraint former_name_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups.registered_group(id),
  constraint former_name_name_check CHECK ((name <> ''::text)),
  constraint former_name_once UNIQUE NULLS NOT DISTINCT (group_id, name, until_on)
);

create table groups.former_purpose (
  id integer generated always as identity not null,
  group_id uuid not null,
  purpose text not null,
  until_on date not null,
  constraint former_purpose_pkey PRIMARY KEY (id),
  constraint former_purpose_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups.registered_group(id)
);
CREATE INDEX former_purpose_group ON groups.former_purpose USING btree (group_id);

create view groups.held_grant as
 SELECT role.person,
    (role_word.word || '@'::text) || registered_group.slug AS word,
    role.from_on,
    role.until_on
   FROM groups.role
     JOIN groups.registered_group ON registered_group.id = role.group_id
     JOIN groups.role_word ON role_word.role = role.role
  WHERE role.accepted_at IS NOT NULL;

create table groups.participant (
  id bigint generated always as identity not null,
  group_id uuid not null,
  person uuid not null,
  name_shown boolean default false not null,
  since_at timestamp with time zone not null,
  left_at timestamp with time zone,
  standing_ended_on date,
  constraint participant_pkey PRIMARY KEY (id),
  constraint participant_check CHECK ((left_at >= since_at)),
  constraint participant_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups.registered_group(id)
);
CREATE UNIQUE INDEX participant_once ON groups.participant USING btree (group_id, person) WHERE (left_at IS NULL);
CREATE INDEX participant_person ON groups.participant USING btree (person);

create table groups.participant_count (
  group_id uuid not null,
  participants integer not null,
  constraint participant_count_pkey PRIMARY KEY (group_id),
  constraint participant_count_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups.registered_group(id)
);

create table groups.profile (
  person uuid not null,
  library text,
  serves text[] not null,
  level text,
  work text[] not null,
  topics text[] not null,
  changed_at timestamp with time zone not null,
  constraint profile_pkey PRIMARY KEY (person)
);

create table groups.registered_group (
  id uuid default gen_random_uuid() not null,
  number integer generated always as identity not null,
  slug text not null,
  name text not null,
  purpose text not null,
  about text default ''::text not null,
  open_to text default ''::text not null,
  participation text not null,
  roster_shown boolean default false not null,
  state text not null,
  opened_on date not null,
  ended_on date,
  ended_code text,
  successor text,
  petition integer,
  policy_id text,
  policy_version text,
  liaison uuid,
  liaison_name text default ''::text not null,
  revision integer default 1 not null,
  registered_at timestamp with time zone not null,
  constraint registered_group_pkey PRIMARY KEY (id),
  constraint registered_group_check CHECK (((state = 'active'::text) = (ended_on IS NULL))),
  constraint registered_group_check1 CHECK ((ended_on >= opened_on)),
  constraint registered_group_name_check CHECK ((name <> ''::text)),
  constraint registered_group_number_key UNIQUE (number),
  constraint registered_group_participation_check CHECK ((participation = ANY (ARRAY['members-in-good-standing'::text, 'members'::text, 'anyone'::text]))),
  constraint registered_group_slug_key UNIQUE (slug),
  constraint registered_group_state_check CHECK ((state = ANY (ARRAY['active'::text, 'lapsed'::text, 'graduated'::text, 'dissolved'::text, 'merged'::text])))
);
CREATE UNIQUE INDEX registered_group_petition ON groups.registered_group USING btree (petition);
CREATE INDEX registered_group_state ON groups.registered_group USING btree (state);

create table groups.role (
  id integer generated always as identity not null,
  group_id uuid not null,
  person uuid not null,
  role text not null,
  succeeds integer,
  appointed_by uuid,
  appointed_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  declined_at timestamp with time zone,
  from_on date,
  until_on date,
  ends_on date,
  constraint role_pkey PRIMARY KEY (id),
  constraint role_check CHECK (((accepted_at IS NULL) OR ((from_on IS NOT NULL) AND (declined_at IS NULL)))),
  constraint role_check1 CHECK ((until_on >= from_on)),
  constraint role_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups.registered_group(id),
  constraint role_role_check CHECK ((role = ANY (ARRAY['convener'::text, 'moderator'::text, 'organizer'::text, 'contact'::text]))),
  constraint role_succeeds_fkey FOREIGN KEY (succeeds) REFERENCES groups.role(id)
);
CREATE INDEX role_ending ON groups.role USING btree (ends_on) WHERE (until_on IS NULL);
CREATE UNIQUE INDEX role_once ON groups.role USING btree (group_id, person, role) WHERE ((until_on IS NULL) AND (declined_at IS NULL));
CREATE INDEX role_person ON groups.role USING btree (person);

create table groups.role_word (
  role text not null,
  word text not null,
  constraint role_word_pkey PRIMARY KEY (role, word)
);

create view groups.standing_group as
 SELECT id AS group_id,
    slug,
    name,
    state
   FROM groups.registered_group;

create view groups.taking_part as
 SELECT group_id,
    person
   FROM groups.participant
  WHERE left_at IS NULL;

create table groups.topic (
  group_id uuid not null,
  topic text not null,
  constraint topic_pkey PRIMARY KEY (group_id, topic),
  constraint topic_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups.registered_group(id)
);
CREATE INDEX topic_groups ON groups.topic USING btree (topic);

-- hooks ---------------------------------------------------------------------------------------------------------------

create table hooks.call (
  webhook_id text not null,
  at timestamp with time zone not null,
  body_sha256 bytea not null,
  counts jsonb,
  refusal jsonb default '[]'::jsonb not null,
  constraint call_pkey PRIMARY KEY (webhook_id)
);
CREATE INDEX call_at ON hooks.call USING btree (at);

create table hooks.delivery (
  id bigint generated always as identity not null,
  target integer not null,
  fact bigint,
  message_id text not null,
  kind text not null,
  body text not null,
  made_at timestamp with time zone not null,
  attempts integer default 0 not null,
  tried_at timestamp with time zone,
  next_at timestamp with time zone,
  arrived_at timestamp with time zone,
  status integer,
  trouble text,
  answer text default ''::text not null,
  constraint delivery_pkey PRIMARY KEY (id),
  constraint delivery_message_id_key UNIQUE (message_id),
  constraint delivery_target_fact_key UNIQUE (target, fact),
  constraint delivery_target_fkey FOREIGN KEY (target) REFERENCES hooks.target(id)
);
CREATE INDEX delivery_made ON hooks.delivery USING btree (target, made_at);
CREATE INDEX delivery_next ON hooks.delivery USING btree (next_at) WHERE (next_at IS NOT NULL);

create table hooks.secret (
  id integer generated always as identity not null,
  secret text not null,
  made_by uuid,
  made_at timestamp with time zone not null,
  until_at timestamp with time zone,
  constraint secret_pkey PRIMARY KEY (id)
);

create table hooks.target (
  id integer generated always as identity not null,
  address text not null,
  secret text not null,
  former_secret text,
  former_until timestamp with time zone,
  kinds text[] not null,
  made_by uuid,
  made_at timestamp with time zone not null,
  off_at timestamp with time zone,
  off_by_itself boolean default false not null,
  failing_since timestamp with time zone,
  removed_at timestamp with time zone,
  constraint target_pkey PRIMARY KEY (id)
);

-- lifecycle -----------------------------------------------------------------------------------------------------------

create table lifecycle.agreement (
  proposal integer not null,
  group_id uuid not null,
  person uuid not null,
  as_staff boolean not null,
  agreed_at timestamp with time zone not null,
  constraint agreement_pkey PRIMARY KEY (proposal, group_id, person),
  constraint agreement_proposal_fkey FOREIGN KEY (proposal) REFERENCES lifecycle.proposal(id)
);

create table lifecycle.convener_question (
  id integer generated always as identity not null,
  group_id uuid not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  answer_by date not null,
  answered_by uuid,
  answered_on date,
  constraint convener_question_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX convener_question_open ON lifecycle.convener_question USING btree (group_id) WHERE (answered_on IS NULL);

create table lifecycle.decision (
  id integer generated always as identity not null,
  proposal integer not null,
  body text not null,
  result text not null,
  decided_on date not null,
  present integer,
  votes_for integer,
  votes_against integer,
  votes_abstained integer,
  reasons text default ''::text not null,
  minute text default ''::text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint decision_pkey PRIMARY KEY (id),
  constraint decision_body_check CHECK ((body = ANY (ARRAY['committee'::text, 'council'::text]))),
  constraint decision_proposal_body_key UNIQUE (proposal, body),
  constraint decision_proposal_fkey FOREIGN KEY (proposal) REFERENCES lifecycle.proposal(id),
  constraint decision_result_check CHECK ((result = ANY (ARRAY['approved'::text, 'declined'::text])))
);

create table lifecycle.dormancy (
  id bigint generated always as identity not null,
  group_id uuid not null,
  reason text not null,
  declared_by uuid,
  declared_on date not null,
  returns_on date not null,
  woken_by uuid,
  woken_on date,
  constraint dormancy_pkey PRIMARY KEY (id),
  constraint dormancy_check CHECK ((returns_on > declared_on)),
  constraint dormancy_check1 CHECK ((woken_on >= declared_on)),
  constraint dormancy_reason_check CHECK ((reason <> ''::text))
);
CREATE UNIQUE INDEX dormancy_once ON lifecycle.dormancy USING btree (group_id) WHERE (woken_on IS NULL);

create table lifecycle.inactivity (
  group_id uuid not null,
  warned_on date not null,
  lapses_on date not null,
  constraint inactivity_pkey PRIMARY KEY (group_id),
  constraint inactivity_check CHECK ((lapses_on >= warned_on))
);

create table lifecycle.notice (
  group_id uuid not null,
  term_until date not null,
  code text not null,
  sent_on date,
  constraint notice_pkey PRIMARY KEY (group_id, term_until, code)
);

create table lifecycle.proposal (
  id integer generated always as identity not null,
  kind text not null,
  group_id uuid not null,
  into_group uuid,
  name text default ''::text not null,
  reason text not null,
  state text not null,
  policy_id text not null,
  policy_version text not null,
  decider text not null,
  begun_by uuid not null,
  begun_as text not null,
  begun_at timestamp with time zone not null,
  settled_on date,
  reported_on date,
  constraint proposal_pkey PRIMARY KEY (id),
  constraint proposal_begun_as_check CHECK ((begun_as = ANY (ARRAY['convener'::text, 'committee'::text]))),
  constraint proposal_check CHECK (((kind = 'merge'::text) = (into_group IS NOT NULL))),
  constraint proposal_check1 CHECK (((kind = ANY (ARRAY['rename'::text, 'graduate'::text])) = (name <> ''::text))),
  constraint proposal_check2 CHECK ((into_group IS DISTINCT FROM group_id)),
  constraint proposal_check3 CHECK (((state = ANY (ARRAY['made'::text, 'declined'::text, 'withdrawn'::text])) = (settled_on IS NOT NULL))),
  constraint proposal_decider_check CHECK ((decider = ANY (ARRAY['conveners'::text, 'committee'::text, 'council'::text]))),
  constraint proposal_kind_check CHECK ((kind = ANY (ARRAY['rename'::text, 'dissolve'::text, 'merge'::text, 'graduate'::text]))),
  constraint proposal_reason_check CHECK ((reason <> ''::text)),
  constraint proposal_state_check CHECK ((state = ANY (ARRAY['agreeing'::text, 'deciding'::text, 'recommended'::text, 'made'::text, 'declined'::text, 'withdrawn'::text])))
);
CREATE INDEX proposal_group ON lifecycle.proposal USING btree (group_id);
CREATE INDEX proposal_into ON lifecycle.proposal USING btree (into_group) WHERE (into_group IS NOT NULL);
CREATE UNIQUE INDEX proposal_under_way ON lifecycle.proposal USING btree (group_id) WHERE (state = ANY (ARRAY['agreeing'::text, 'deciding'::text, 'recommended'::text]));

create table lifecycle.readiness (
  group_id uuid not null,
  petition text default ''::text not null,
  officers text default ''::text not null,
  bylaws text default ''::text not null,
  revision integer not null,
  saved_by uuid not null,
  saved_at timestamp with time zone not null,
  constraint readiness_pkey PRIMARY KEY (group_id)
);

create table lifecycle.renewal_record (
  id integer generated always as identity not null,
  group_id uuid not null,
  way text not null,
  term_until date not null,
  delivered text[] default '{}'::text[] not null,
  evidence text not null,
  recorded_by uuid,
  recorded_on date not null,
  result text,
  settled_by uuid,
  settled_on date,
  reason text default ''::text not null,
  constraint renewal_record_pkey PRIMARY KEY (id),
  constraint renewal_record_check CHECK (((result IS NULL) = (settled_on IS NULL))),
  constraint renewal_record_check1 CHECK (((NOT (result IS DISTINCT FROM 'refused'::text)) = (reason <> ''::text))),
  constraint renewal_record_evidence_check CHECK ((evidence <> ''::text)),
  constraint renewal_record_result_check CHECK ((result = ANY (ARRAY['accepted'::text, 'refused'::text]))),
  constraint renewal_record_way_check CHECK ((way = ANY (ARRAY['registration'::text, 'deliverables'::text, 'agreement'::text])))
);
CREATE INDEX renewal_record_group ON lifecycle.renewal_record USING btree (group_id);
CREATE UNIQUE INDEX renewal_record_waiting ON lifecycle.renewal_record USING btree (group_id) WHERE (result IS NULL);

create table lifecycle.takeover (
  id integer generated always as identity not null,
  group_id uuid not null,
  ground text not null,
  state text not null,
  begun_at timestamp with time zone not null,
  objections_until date,
  settled_on date,
  gathers_until date,
  constraint takeover_pkey PRIMARY KEY (id),
  constraint takeover_check CHECK (((state = ANY (ARRAY['made'::text, 'stopped'::text])) = (settled_on IS NOT NULL))),
  constraint takeover_ground_check CHECK ((ground = ANY (ARRAY['no-convener'::text, 'conveners-lapsed'::text, 'no-answer'::text]))),
  constraint takeover_state_check CHECK ((state = ANY (ARRAY['gathering'::text, 'open'::text, 'made'::text, 'stopped'::text])))
);
CREATE UNIQUE INDEX takeover_under_way ON lifecycle.takeover USING btree (group_id) WHERE (state = ANY (ARRAY['gathering'::text, 'open'::text]));

create table lifecycle.takeover_asker (
  takeover integer not null,
  person uuid not null,
  asked_at timestamp with time zone not null,
  constraint takeover_asker_pkey PRIMARY KEY (takeover, person),
  constraint takeover_asker_takeover_fkey FOREIGN KEY (takeover) REFERENCES lifecycle.takeover(id)
);

-- meetings ------------------------------------------------------------------------------------------------------------

create table meetings.agenda_item (
  id integer generated always as identity not null,
  sitting integer not null,
  place integer not null,
  title text not null,
  note text default ''::text not null,
  subject_kind text,
  subject_id text,
  subject_address text default ''::text not null,
  minute text default ''::text not null,
  added_by uuid,
  added_at timestamp with time zone not null,
  constraint agenda_item_pkey PRIMARY KEY (id),
  constraint agenda_item_check CHECK (((subject_kind IS NULL) = (subject_id IS NULL))),
  constraint agenda_item_place_check CHECK ((place > 0)),
  constraint agenda_item_sitting_fkey FOREIGN KEY (sitting) REFERENCES meetings.sitting(id),
  constraint agenda_item_sitting_place_key UNIQUE (sitting, place) DEFERRABLE,
  constraint agenda_item_title_check CHECK ((title <> ''::text))
);
CREATE UNIQUE INDEX agenda_item_subject ON meetings.agenda_item USING btree (sitting, subject_kind, subject_id);

create table meetings.amendment (
  id integer generated always as identity not null,
  sitting integer not null,
  body text not null,
  reason text not null,
  amended_by uuid,
  amended_at timestamp with time zone not null,
  constraint amendment_pkey PRIMARY KEY (id),
  constraint amendment_body_check CHECK ((body <> ''::text)),
  constraint amendment_reason_check CHECK ((reason <> ''::text)),
  constraint amendment_sitting_fkey FOREIGN KEY (sitting) REFERENCES meetings.minutes(sitting)
);
CREATE INDEX amendment_sitting ON meetings.amendment USING btree (sitting);

create table meetings.attendance (
  sitting integer not null,
  person uuid not null,
  mode text not null,
  recorded_by uuid,
  recorded_at timestamp with time zone not null,
  constraint attendance_pkey PRIMARY KEY (sitting, person),
  constraint attendance_mode_check CHECK ((mode = ANY (ARRAY['room'::text, 'link'::text, 'in-world'::text, 'excused'::text, 'absent'::text]))),
  constraint attendance_sitting_fkey FOREIGN KEY (sitting) REFERENCES meetings.sitting(id)
);
CREATE INDEX attendance_person ON meetings.attendance USING btree (person);

create table meetings.ballot (
  id integer generated always as identity not null,
  unit integer not null,
  subject_kind text not null,
  subject text not null,
  question text not null,
  href text not null,
  way text not null,
  positions text not null,
  carries text not null,
  quorum integer,
  confirmations integer,
  objection_hours integer,
  sitting integer,
  opened_by uuid not null,
  announced_at timestamp with time zone not null,
  opens_at timestamp with time zone not null,
  closes_at timestamp with time zone,
  closed_at timestamp with time zone,
  decided_on date,
  outcome text,
  figures jsonb,
  reasons jsonb,
  mover uuid,
  seconder uuid,
  minute text default ''::text not null,
  sheet_sha256 bytea,
  may_return boolean default true not null,
  constraint ballot_pkey PRIMARY KEY (id),
  constraint ballot_carries_check CHECK ((carries = ANY (ARRAY['majority'::text, 'two-thirds'::text]))),
  constraint ballot_check CHECK (((way = 'confirmation'::text) = (confirmations IS NOT NULL))),
  constraint ballot_check1 CHECK (((way = 'confirmation'::text) = (objection_hours IS NOT NULL))),
  constraint ballot_check2 CHECK (((closed_at IS NULL) = (outcome IS NULL))),
  constraint ballot_check3 CHECK (((closed_at IS NULL) = (figures IS NULL))),
  constraint ballot_outcome_check CHECK ((outcome = ANY (ARRAY['approved'::text, 'declined'::text, 'returned'::text, 'no-quorum'::text, 'tied'::text, 'objected'::text, 'called-off'::text]))),
  constraint ballot_positions_check CHECK ((positions = ANY (ARRAY['open'::text, 'secret'::text]))),
  constraint ballot_sitting_fkey FOREIGN KEY (sitting) REFERENCES meetings.sitting(id),
  constraint ballot_way_check CHECK ((way = ANY (ARRAY['room'::text, 'mail'::text, 'online'::text, 'confirmation'::text])))
);
CREATE UNIQUE INDEX ballot_open ON meetings.ballot USING btree (subject_kind, subject) WHERE (closed_at IS NULL);
CREATE INDEX ballot_subject ON meetings.ballot USING btree (subject_kind, subject, announced_at);

create table meetings.elector (
  ballot integer not null,
  person uuid not null,
  recused text,
  has_voted boolean default false not null,
  constraint elector_pkey PRIMARY KEY (ballot, person),
  constraint elector_ballot_fkey FOREIGN KEY (ballot) REFERENCES meetings.ballot(id)
);
CREATE INDEX elector_person ON meetings.elector USING btree (person);

create table meetings.minutes (
  sitting integer not null,
  body text default ''::text not null,
  saved_by uuid,
  saved_at timestamp with time zone not null,
  revision integer default 1 not null,
  published_by uuid,
  published_at timestamp with time zone,
  constraint minutes_pkey PRIMARY KEY (sitting),
  constraint minutes_sitting_fkey FOREIGN KEY (sitting) REFERENCES meetings.sitting(id)
);

create table meetings.paper (
  id integer generated always as identity not null,
  sitting integer not null,
  item integer,
  title text not null,
  sha256 bytea not null,
  is_public boolean default false not null,
  added_by uuid,
  added_at timestamp with time zone not null,
  constraint paper_pkey PRIMARY KEY (id),
  constraint paper_item_fkey FOREIGN KEY (item) REFERENCES meetings.agenda_item(id),
  constraint paper_sitting_fkey FOREIGN KEY (sitting) REFERENCES meetings.sitting(id),
  constraint paper_title_check CHECK ((title <> ''::text))
);
CREATE INDEX paper_item ON meetings.paper USING btree (item);
CREATE INDEX paper_sitting ON meetings.paper USING btree (sitting);

create table meetings.remark (
  ballot integer not null,
  person uuid not null,
  body text not null,
  made_at timestamp with time zone not null,
  constraint remark_pkey PRIMARY KEY (ballot, person),
  constraint remark_ballot_person_fkey FOREIGN KEY (ballot, person) REFERENCES meetings.elector(ballot, person)
);

create table meetings.secret_count (
  ballot integer not null,
  "position" text not null,
  votes integer default 0 not null,
  constraint secret_count_pkey PRIMARY KEY (ballot, "position"),
  constraint secret_count_ballot_fkey FOREIGN KEY (ballot) REFERENCES meetings.ballot(id),
  constraint secret_count_position_check CHECK (("position" = ANY (ARRAY['approve'::text, 'decline'::text, 'return'::text, 'abstain'::text])))
);

create table meetings.sitting (
  id integer generated always as identity not null,
  unit integer not null,
  name text not null,
  begins_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  place text default ''::text not null,
  link text default ''::text not null,
  in_world text default ''::text not null,
  open_to_guests boolean default false not null,
  file_by date,
  calendar_on date,
  state text default 'planned'::text not null,
  cancelled_because text default ''::text not null,
  announced_by uuid,
  announced_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  revision integer default 0 not null,
  agenda_published_at timestamp with time zone,
  guests integer default 0 not null,
  planned_ends_at timestamp with time zone,
  constraint sitting_pkey PRIMARY KEY (id),
  constraint sitting_check CHECK ((ends_at > begins_at)),
  constraint sitting_check1 CHECK (((state = 'cancelled'::text) = (cancelled_because <> ''::text))),
  constraint sitting_guests_check CHECK ((guests >= 0)),
  constraint sitting_name_check CHECK ((name <> ''::text)),
  constraint sitting_planned_end CHECK (((planned_ends_at IS NULL) OR ((state = 'held'::text) AND (planned_ends_at > ends_at)))),
  constraint sitting_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'held'::text, 'cancelled'::text])))
);
CREATE INDEX sitting_begins ON meetings.sitting USING btree (begins_at);
CREATE UNIQUE INDEX sitting_calendar ON meetings.sitting USING btree (unit, calendar_on);
CREATE INDEX sitting_unit ON meetings.sitting USING btree (unit, begins_at);

create table meetings.vote (
  ballot integer not null,
  person uuid not null,
  "position" text not null,
  cast_at timestamp with time zone not null,
  constraint vote_pkey PRIMARY KEY (ballot, person),
  constraint vote_ballot_person_fkey FOREIGN KEY (ballot, person) REFERENCES meetings.elector(ballot, person),
  constraint vote_position_check CHECK (("position" = ANY (ARRAY['approve'::text, 'decline'::text, 'return'::text, 'abstain'::text, 'confirm'::text, 'object'::text])))
);

create table meetings.written_comment (
  id integer generated always as identity not null,
  sitting integer not null,
  item integer,
  person uuid not null,
  body text not null,
  written_at timestamp with time zone not null,
  erased_at timestamp with time zone,
  constraint written_comment_pkey PRIMARY KEY (id),
  constraint written_comment_item_fkey FOREIGN KEY (item) REFERENCES meetings.agenda_item(id),
  constraint written_comment_sitting_fkey FOREIGN KEY (sitting) REFERENCES meetings.sitting(id)
);
CREATE INDEX written_comment_item ON meetings.written_comment USING btree (item);
CREATE UNIQUE INDEX written_comment_once ON meetings.written_comment USING btree (sitting, person, COALESCE(item, 0));
CREATE INDEX written_comment_person ON meetings.written_comment USING btree (person);

-- platform ------------------------------------------------------------------------------------------------------------

CREATE OR REPLACE FUNCTION platform.keep_facts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'facts are never changed or deleted';
end $function$;

create table platform.attempt (
  bucket text not null,
  window_at timestamp with time zone not null,
  count integer not null,
  constraint attempt_pkey PRIMARY KEY (bucket, window_at)
);

create table platform.backup_taken (
  taken_at timestamp with time zone not null,
  constraint backup_taken_pkey PRIMARY KEY (taken_at)
);

create table platform.bounce (
  id bigint generated always as identity not null,
  address text not null,
  person uuid,
  kind text not null,
  status text,
  answer text not null,
  at timestamp with time zone not null,
  mailing bigint,
  number integer,
  letter bigint,
  constraint bounce_pkey PRIMARY KEY (id),
  constraint bounce_check CHECK (((mailing IS NULL) OR (letter IS NULL))),
  constraint bounce_kind_check CHECK ((kind = ANY (ARRAY['permanent'::text, 'temporary'::text, 'complaint'::text]))),
  constraint bounce_letter_fkey FOREIGN KEY (letter) REFERENCES platform.letter(id) ON DELETE SET NULL,
  constraint bounce_mailing_fkey FOREIGN KEY (mailing) REFERENCES platform.mailing(id) ON DELETE SET NULL
);
CREATE INDEX bounce_address ON platform.bounce USING btree (address, at);
CREATE INDEX bounce_at ON platform.bounce USING btree (at);
CREATE UNIQUE INDEX bounce_of_copy ON platform.bounce USING btree (mailing, number, kind);
CREATE UNIQUE INDEX bounce_of_letter ON platform.bounce USING btree (letter, kind);
CREATE INDEX bounce_person ON platform.bounce USING btree (person);

create table platform.bundle (
  id bigint generated always as identity not null,
  mailing bigint not null,
  first_number integer not null,
  last_number integer not null,
  try_at timestamp with time zone not null,
  held_by integer,
  domain text,
  constraint bundle_pkey PRIMARY KEY (id),
  constraint bundle_mailing_fkey FOREIGN KEY (mailing) REFERENCES platform.mailing(id) ON DELETE CASCADE
);
CREATE INDEX bundle_mailing ON platform.bundle USING btree (mailing);
CREATE INDEX bundle_waiting ON platform.bundle USING btree (try_at, id);

create table platform.checkpoint (
  size bigint not null,
  root bytea not null,
  last_fact bigint not null,
  note text not null,
  made_at timestamp with time zone not null,
  constraint checkpoint_pkey PRIMARY KEY (size),
  constraint checkpoint_root_check CHECK ((octet_length(root) = 32)),
  constraint checkpoint_size_check CHECK ((size > 0))
);

create table platform.counted_from (
  address text not null,
  at timestamp with time zone not null,
  constraint counted_from_pkey PRIMARY KEY (address)
);

create table platform.delivery (
  mailing bigint not null,
  number integer not null,
  address text not null,
  domain text generated always as (lower(split_part(address, '@'::text, '-1'::integer))) stored not null,
  person uuid,
  try_at timestamp with time zone not null,
  attempts integer default 0 not null,
  answer text,
  sent_at timestamp with time zone,
  failed_at timestamp with time zone,
  constraint delivery_pkey PRIMARY KEY (mailing, number),
  constraint delivery_mailing_fkey FOREIGN KEY (mailing) REFERENCES platform.mailing(id) ON DELETE CASCADE
);
CREATE INDEX delivery_person ON platform.delivery USING btree (person);

create table platform.due (
  id bigint generated always as identity not null,
  kind text not null,
  subject text not null,
  due_at timestamp with time zone not null,
  try_at timestamp with time zone not null,
  attempts integer default 0 not null,
  error text,
  done_at timestamp with time zone,
  constraint due_pkey PRIMARY KEY (id),
  constraint due_kind_subject_due_at_key UNIQUE (kind, subject, due_at)
);
CREATE INDEX due_open ON platform.due USING btree (try_at) WHERE (done_at IS NULL);

create table platform.erasing (
  id bigint generated always as identity not null,
  persons uuid[] not null,
  names text[] not null,
  addresses text[] not null,
  begun_at timestamp with time zone not null,
  constraint erasing_pkey PRIMARY KEY (id)
);

create table platform.fact (
  id bigint generated always as identity not null,
  at timestamp with time zone not null,
  kind text not null,
  by_person uuid,
  body jsonb not null,
  constraint fact_pkey PRIMARY KEY (id)
);
CREATE INDEX fact_group ON platform.fact USING btree (((body ->> 'group'::text)), id) WHERE (body ? 'group'::text);
CREATE INDEX fact_kind ON platform.fact USING btree (kind, id);
CREATE INDEX fact_petition ON platform.fact USING btree (((body ->> 'petition'::text)), id) WHERE (body ? 'petition'::text);
CREATE TRIGGER keep_facts BEFORE DELETE OR UPDATE ON platform.fact FOR EACH ROW EXECUTE FUNCTION platform.keep_facts();

create table platform.file (
  sha256 bytea not null,
  media_type text not null,
  bytes bytea not null,
  put_at timestamp with time zone not null,
  uses integer not null,
  constraint file_pkey PRIMARY KEY (sha256),
  constraint file_uses_check CHECK ((uses > 0))
);

create table platform.incoming_mail (
  id bigint generated always as identity not null,
  received_at timestamp with time zone not null,
  raw bytea,
  size integer not null,
  envelope_from text not null,
  client_address inet,
  client_name text default ''::text not null,
  from_peer boolean default false not null,
  constraint incoming_mail_pkey PRIMARY KEY (id)
);
CREATE INDEX incoming_mail_kept ON platform.incoming_mail USING btree (received_at) WHERE (raw IS NOT NULL);

create table platform.incoming_recipient (
  mail bigint not null,
  address text not null,
  claim text not null,
  try_at timestamp with time zone not null,
  attempts integer default 0 not null,
  error text,
  handed_at timestamp with time zone,
  held_by integer,
  constraint incoming_recipient_pkey PRIMARY KEY (mail, address),
  constraint incoming_recipient_mail_fkey FOREIGN KEY (mail) REFERENCES platform.incoming_mail(id) ON DELETE CASCADE
);
CREATE INDEX incoming_recipient_waiting ON platform.incoming_recipient USING btree (try_at) WHERE (handed_at IS NULL);

create table platform.installation (
  only_row boolean default true not null,
  kind text not null,
  created_at timestamp with time zone not null,
  hash_key bytea not null,
  clock_ahead_ms bigint default 0 not null,
  filled_at timestamp with time zone,
  example text,
  constraint installation_pkey PRIMARY KEY (only_row),
  constraint installation_check CHECK (((kind = 'example'::text) OR (clock_ahead_ms = 0))),
  constraint installation_example_check CHECK (((example IS NULL) OR (kind = 'example'::text))),
  constraint installation_kind_check CHECK ((kind = ANY (ARRAY['example'::text, 'association'::text]))),
  constraint installation_only_row_check CHECK (only_row)
);

create table platform.kept_commitment (
  fact bigint not null,
  person uuid not null,
  commitment bytea not null,
  constraint kept_commitment_pkey PRIMARY KEY (fact, person)
);

create table platform.letter (
  id bigint generated always as identity not null,
  once text not null,
  kind text not null,
  address text not null,
  person uuid,
  subject text not null,
  body_text text,
  body_html text,
  headers jsonb default '{}'::jsonb not null,
  secret boolean default false not null,
  written_at timestamp with time zone not null,
  try_at timestamp with time zone not null,
  attempts integer default 0 not null,
  sent_at timestamp with time zone,
  failed_at timestamp with time zone,
  error text,
  parts json,
  constraint letter_pkey PRIMARY KEY (id),
  constraint letter_once_key UNIQUE (once)
);
CREATE INDEX letter_failed ON platform.letter USING btree (failed_at) WHERE (failed_at IS NOT NULL);
CREATE INDEX letter_open ON platform.letter USING btree (try_at) WHERE ((sent_at IS NULL) AND (failed_at IS NULL));
CREATE INDEX letter_person ON platform.letter USING btree (person);

create table platform.mailing (
  id bigint generated always as identity not null,
  once text not null,
  kind text not null,
  head text not null,
  personal_head text not null,
  body bytea not null,
  audience text not null,
  posted_at timestamp with time zone not null,
  stopped_at timestamp with time zone,
  constraint mailing_pkey PRIMARY KEY (id),
  constraint mailing_once_key UNIQUE (once)
);

create table platform.person_nonce (
  person uuid not null,
  nonce bytea,
  constraint person_nonce_pkey PRIMARY KEY (person),
  constraint person_nonce_nonce_check CHECK ((octet_length(nonce) = 32))
);

create table platform.reaction (
  name text not null,
  swept_to bigint default 0 not null,
  constraint reaction_pkey PRIMARY KEY (name)
);

create table platform.reaction_done (
  reaction text not null,
  fact bigint not null,
  constraint reaction_done_pkey PRIMARY KEY (reaction, fact)
);

create table platform.reaction_failed (
  reaction text not null,
  fact bigint not null,
  attempts integer not null,
  retry_at timestamp with time zone not null,
  error text not null,
  constraint reaction_failed_pkey PRIMARY KEY (reaction, fact),
  constraint reaction_failed_fact_fkey FOREIGN KEY (fact) REFERENCES platform.fact(id),
  constraint reaction_failed_reaction_fkey FOREIGN KEY (reaction) REFERENCES platform.reaction(name)
);

create table platform.seal_chain (
  about text not null,
  hash bytea not null,
  constraint seal_chain_pkey PRIMARY KEY (about)
);

create table platform.seal_check (
  size bigint not null,
  checked_at timestamp with time zone not null,
  findings jsonb not null,
  constraint seal_check_pkey PRIMARY KEY (checked_at)
);

create table platform.seal_key (
  origin text not null,
  pkcs8 bytea,
  since bigint not null,
  since_at timestamp with time zone,
  public_key bytea,
  handover text,
  constraint seal_key_pkey PRIMARY KEY (since),
  constraint seal_key_check CHECK ((num_nonnulls(pkcs8, public_key) = 1)),
  constraint seal_key_public_key_check CHECK ((octet_length(public_key) = 32)),
  constraint seal_key_since_check CHECK ((since >= 0))
);

create table platform.seal_tile (
  "row" smallint not null,
  number integer not null,
  hashes bytea not null,
  facts bigint[],
  first_fact bigint generated always as (facts[1]) stored,
  constraint seal_tile_pkey PRIMARY KEY ("row", number),
  constraint seal_tile_check CHECK ((("row" = 0) = (facts IS NOT NULL))),
  constraint seal_tile_hashes_check CHECK ((((octet_length(hashes) >= 32) AND (octet_length(hashes) <= 8192)) AND ((octet_length(hashes) % 32) = 0)))
);
CREATE UNIQUE INDEX seal_tile_facts ON platform.seal_tile USING btree (first_fact) WHERE ("row" = 0);

create table platform.search_entry (
  noun text not null,
  id text not null,
  href text not null,
  title text not null,
  body text not null,
  audience text default 'public'::text not null,
  words tsvector generated always as ((setweight(to_tsvector('english'::regconfig, title), 'A'::"char") || setweight(to_tsvector('english'::regconfig, body), 'B'::"char"))) stored,
  constraint search_entry_pkey PRIMARY KEY (noun, id)
);
CREATE INDEX search_words ON platform.search_entry USING gin (words);

create table platform.suspended_address (
  address text not null,
  since timestamp with time zone not null,
  reason text not null,
  constraint suspended_address_pkey PRIMARY KEY (address)
);

create table platform.web_session (
  token_hash bytea not null,
  person uuid not null,
  opened_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  confirmed_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  device text default ''::text not null,
  confirmed_by text default 'letter'::text not null,
  constraint web_session_pkey PRIMARY KEY (token_hash),
  constraint web_session_confirmed_by_check CHECK ((confirmed_by = ANY (ARRAY['letter'::text, 'provider'::text, 'passkey'::text])))
);
CREATE INDEX web_session_person ON platform.web_session USING btree (person);

-- policies ------------------------------------------------------------------------------------------------------------

create table policies.version (
  id text not null,
  version text not null,
  sha256 text not null,
  body jsonb not null,
  effective_on date not null,
  kept_at timestamp with time zone not null,
  constraint version_pkey PRIMARY KEY (id, version),
  constraint policy_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
);

-- public --------------------------------------------------------------------------------------------------------------

create table public.migration (
  name text not null,
  applied_at timestamp with time zone not null,
  constraint migration_pkey PRIMARY KEY (name)
);

-- roll ----------------------------------------------------------------------------------------------------------------

create table roll.administrator (
  person uuid not null,
  from_on date not null,
  until_on date,
  constraint administrator_pkey PRIMARY KEY (person),
  constraint administrator_person_fkey FOREIGN KEY (person) REFERENCES roll.person(id)
);

create table roll.erasure (
  number_hash bytea not null,
  erased_at timestamp with time zone not null,
  constraint erasure_pkey PRIMARY KEY (number_hash)
);

create table roll.head_count (
  whole boolean default true not null,
  members integer not null,
  counted_at timestamp with time zone not null,
  constraint head_count_pkey PRIMARY KEY (whole),
  constraint head_count_whole_check CHECK (whole)
);

create view roll.held_grant as
 SELECT administrator.person,
    word.word,
    administrator.from_on,
    administrator.until_on
   FROM roll.administrator,
    unnest(ARRAY['administration'::text, 'roll.import'::text, 'roll.read'::text, 'units.edit'::text, 'posts.edit'::text, 'petitions.screen'::text]) word(word);

create table roll.import (
  id integer generated always as identity not null,
  state text not null,
  file_name text not null,
  bytes bigint default 0 not null,
  reading jsonb,
  counts jsonb,
  refused jsonb default '[]'::jsonb not null,
  progress jsonb,
  failure jsonb,
  confirmed boolean default false not null,
  begun_by uuid,
  begun_at timestamp with time zone not null,
  read_at timestamp with time zone,
  ended_by uuid,
  ended_at timestamp with time zone,
  constraint import_pkey PRIMARY KEY (id),
  constraint import_state_check CHECK ((state = ANY (ARRAY['uploaded'::text, 'reading'::text, 'read'::text, 'applying'::text, 'applied'::text, 'discarded'::text, 'failed'::text])))
);
CREATE INDEX import_open ON roll.import USING btree (id) WHERE (state = ANY (ARRAY['uploaded'::text, 'reading'::text, 'read'::text, 'applying'::text]));

create unlogged table roll.import_change (
  line integer,
  member bigint,
  verdict text not null,
  standing_differs boolean not null,
  ends_standing boolean not null
);

create table roll.import_mapping (
  header_hash bytea not null,
  mapping jsonb not null,
  saved_at timestamp with time zone not null,
  saved_by uuid,
  constraint import_mapping_pkey PRIMARY KEY (header_hash)
);

create unlogged table roll.import_row (
  line integer not null,
  refused boolean not null,
  number text collate "C" not null,
  first_name text not null,
  last_name text not null,
  informal_name text not null,
  name_key text collate "C" not null,
  email text,
  email_key text collate "C",
  company text not null,
  joined_on date,
  directory_opt_out boolean not null,
  class text not null,
  type text not null,
  status text not null,
  paid_through date,
  suspended boolean not null,
  merged_into text collate "C"
);

create table roll.member (
  id bigint generated always as identity not null,
  number text collate "C" not null,
  first_name text default ''::text not null,
  last_name text default ''::text not null,
  informal_name text default ''::text not null,
  name_key text collate "C" default ''::text not null,
  email text,
  email_key text collate "C",
  company text default ''::text not null,
  joined_on date,
  directory_opt_out boolean default false not null,
  person uuid,
  survivor bigint,
  erased_at timestamp with time zone,
  constraint member_pkey PRIMARY KEY (id),
  constraint member_check CHECK ((survivor IS DISTINCT FROM id)),
  constraint member_number_key UNIQUE (number),
  constraint member_person_fkey FOREIGN KEY (person) REFERENCES roll.person(id),
  constraint member_survivor_fkey FOREIGN KEY (survivor) REFERENCES roll.member(id)
);
CREATE INDEX member_email ON roll.member USING btree (email_key) WHERE (email_key IS NOT NULL);
CREATE INDEX member_erased ON roll.member USING btree (id) WHERE (erased_at IS NOT NULL);
CREATE INDEX member_like ON roll.member USING btree (((("left"(translate(split_part(name_key, ' '::text, 1), 'aeiouyhw'::text, ''::text), 5) || ' '::text) || "left"(split_part(name_key, ' '::text, 2), 3)))) WHERE (name_key <> ''::text);
CREATE INDEX member_name ON roll.member USING btree (name_key);
CREATE UNIQUE INDEX member_person ON roll.member USING btree (person) WHERE (person IS NOT NULL);
CREATE INDEX member_survivor ON roll.member USING btree (survivor) WHERE (survivor IS NOT NULL);
CREATE INDEX member_words ON roll.member USING gin (string_to_array(name_key, ' '::text)) WHERE (erased_at IS NULL);

create view roll.named as
 SELECT member.person,
    TRIM(BOTH FROM (member.first_name || ' '::text) || member.last_name) AS name,
    true AS is_on_file
   FROM roll.member
  WHERE member.erased_at IS NULL AND length(TRIM(BOTH FROM (member.first_name || ' '::text) || member.last_name)) >= 1 AND length(TRIM(BOTH FROM (member.first_name || ' '::text) || member.last_name)) <= 500
UNION
 SELECT member.person,
    TRIM(BOTH FROM (member.informal_name || ' '::text) || member.last_name) AS name,
    true AS is_on_file
   FROM roll.member
  WHERE member.erased_at IS NULL AND TRIM(BOTH FROM member.informal_name) <> ''::text AND length(TRIM(BOTH FROM (member.informal_name || ' '::text) || member.last_name)) <= 500
UNION
 SELECT person.id AS person,
    TRIM(BOTH FROM person.name) AS name,
    false AS is_on_file
   FROM roll.person
  WHERE person.erased_at IS NULL AND length(TRIM(BOTH FROM person.name)) >= 1 AND length(TRIM(BOTH FROM person.name)) <= 500 AND NOT (EXISTS ( SELECT
           FROM roll.member
          WHERE member.person = person.id));

create table roll.passkey (
  id text not null,
  person uuid not null,
  handle uuid not null,
  name text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  made_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint passkey_pkey PRIMARY KEY (id),
  constraint passkey_person_fkey FOREIGN KEY (person) REFERENCES roll.person(id)
);
CREATE INDEX passkey_person ON roll.passkey USING btree (person);

create table roll.passkey_challenge (
  challenge_hash bytea not null,
  browser_hash bytea not null,
  person uuid,
  expires_at timestamp with time zone not null,
  constraint passkey_challenge_pkey PRIMARY KEY (challenge_hash),
  constraint passkey_challenge_person_fkey FOREIGN KEY (person) REFERENCES roll.person(id)
);
CREATE INDEX passkey_challenge_expired ON roll.passkey_challenge USING btree (expires_at);

create table roll.passkey_reset (
  id bigint generated always as identity not null,
  person uuid not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  confirmed_by uuid,
  done_at timestamp with time zone,
  dropped_at timestamp with time zone,
  constraint passkey_reset_pkey PRIMARY KEY (id),
  constraint passkey_reset_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES roll.person(id),
  constraint passkey_reset_check CHECK ((asked_by <> person)),
  constraint passkey_reset_check1 CHECK (((confirmed_by <> asked_by) AND (confirmed_by <> person))),
  constraint passkey_reset_check2 CHECK (((confirmed_by IS NULL) = (done_at IS NULL))),
  constraint passkey_reset_check3 CHECK (((done_at IS NULL) OR (dropped_at IS NULL))),
  constraint passkey_reset_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES roll.person(id),
  constraint passkey_reset_person_fkey FOREIGN KEY (person) REFERENCES roll.person(id)
);
CREATE UNIQUE INDEX passkey_reset_open ON roll.passkey_reset USING btree (person) WHERE ((done_at IS NULL) AND (dropped_at IS NULL));

create table roll.person (
  id uuid default gen_random_uuid() not null,
  name text default ''::text not null,
  email text,
  email_key text,
  came_at timestamp with time zone not null,
  erased_at timestamp with time zone,
  constraint person_pkey PRIMARY KEY (id)
);
CREATE INDEX person_email ON roll.person USING btree (email_key);
CREATE INDEX person_words ON roll.person USING gin (regexp_split_to_array(lower(name), '[[:space:]]+'::text)) WHERE ((erased_at IS NULL) AND (length(name) <= 500));

create table roll.provider_account (
  id bigint generated always as identity not null,
  issuer text not null,
  subject text not null,
  person uuid not null,
  linked_at timestamp with time zone not null,
  used_at timestamp with time zone not null,
  constraint provider_account_pkey PRIMARY KEY (id),
  constraint provider_account_issuer_subject_key UNIQUE (issuer, subject),
  constraint provider_account_person_fkey FOREIGN KEY (person) REFERENCES roll.person(id)
);
CREATE INDEX provider_account_person ON roll.provider_account USING btree (person);

create view roll.reachable as
 SELECT person.id AS person,
    COALESCE(NULLIF(TRIM(BOTH FROM (COALESCE(NULLIF(member.informal_name, ''::text), member.first_name) || ' '::text) || member.last_name), ''::text), person.name) AS name,
    COALESCE(member.email, person.email) AS address
   FROM roll.person person
     LEFT JOIN roll.member member ON member.person = person.id
  WHERE person.erased_at IS NULL AND COALESCE(member.email, person.email) IS NOT NULL;

create table roll.sign_in (
  token_hash bytea not null,
  code_hash bytea not null,
  person uuid not null,
  browser_hash bytea not null,
  any_browser boolean default false not null,
  then_path text default '/me'::text not null,
  act_kind text,
  act_subject text,
  asked_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  wrong_codes integer default 0 not null,
  constraint sign_in_pkey PRIMARY KEY (token_hash),
  constraint sign_in_person_fkey FOREIGN KEY (person) REFERENCES roll.person(id)
);
CREATE INDEX sign_in_browser ON roll.sign_in USING btree (browser_hash, asked_at);
CREATE INDEX sign_in_person ON roll.sign_in USING btree (person);

create view roll.signer as
 SELECT own.person,
    kept.id AS member,
    kept.number,
    kept.first_name,
    kept.last_name,
    kept.informal_name,
    kept.email,
    kept.joined_on,
    kept.directory_opt_out,
    standing.class,
    standing.type,
    standing.status,
    standing.paid_through,
    standing.suspended,
    NULL::text AS merged_into,
    (EXISTS ( SELECT
           FROM roll.member other
          WHERE other.email_key = kept.email_key AND other.id <> kept.id AND other.survivor IS NULL AND other.erased_at IS NULL)) AS shared_address
   FROM roll.member own
     JOIN roll.member kept ON kept.id = COALESCE(own.survivor, own.id)
     JOIN roll.standing standing ON standing.member = kept.id AND standing.until_on IS NULL
  WHERE own.person IS NOT NULL;

create table roll.standing (
  member bigint not null,
  from_on date not null,
  until_on date,
  class text not null,
  type text default ''::text not null,
  status text default ''::text not null,
  paid_through date,
  suspended boolean default false not null,
  merged_into bigint,
  constraint standing_pkey PRIMARY KEY (member, from_on),
  constraint standing_check CHECK ((until_on > from_on)),
  constraint standing_member_fkey FOREIGN KEY (member) REFERENCES roll.member(id),
  constraint standing_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES roll.member(id)
);
CREATE UNIQUE INDEX standing_in_force ON roll.standing USING btree (member) WHERE (until_on IS NULL);
CREATE INDEX standing_merged ON roll.standing USING btree (merged_into) WHERE ((merged_into IS NOT NULL) AND (until_on IS NULL));

create table roll.token (
  id uuid default gen_random_uuid() not null,
  token_hash bytea not null,
  person uuid not null,
  name text not null,
  scopes text[] not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  last_used_on date,
  constraint token_pkey PRIMARY KEY (id),
  constraint token_person_fkey FOREIGN KEY (person) REFERENCES roll.person(id),
  constraint token_token_hash_key UNIQUE (token_hash)
);
CREATE INDEX token_person ON roll.token USING btree (person);

-- steps ---------------------------------------------------------------------------------------------------------------

create table steps.endorsement (
  id bigint generated always as identity not null,
  petition integer not null,
  stage integer not null,
  name text not null,
  office text not null,
  email text not null,
  named_by uuid not null,
  named_at timestamp with time zone not null,
  reminded_at timestamp with time zone,
  answer text,
  reasons text default ''::text not null,
  answered_at timestamp with time zone,
  confirmed_by uuid,
  confirmed_at timestamp with time zone,
  taken_back_at timestamp with time zone,
  constraint endorsement_pkey PRIMARY KEY (id),
  constraint endorsement_answer_check CHECK ((answer = ANY (ARRAY['endorsed'::text, 'declined'::text]))),
  constraint endorsement_check CHECK (((answer IS NULL) = (answered_at IS NULL))),
  constraint endorsement_check1 CHECK (((confirmed_by IS NULL) = (confirmed_at IS NULL)))
);
CREATE INDEX endorsement_petition ON steps.endorsement USING btree (petition);

create table steps.finding (
  id bigint generated always as identity not null,
  petition integer not null,
  stage integer not null,
  result text not null,
  reason text default ''::text not null,
  found_by uuid not null,
  found_at timestamp with time zone not null,
  constraint finding_pkey PRIMARY KEY (id),
  constraint finding_check CHECK (((result = 'confirmed'::text) OR (reason <> ''::text))),
  constraint finding_result_check CHECK ((result = ANY (ARRAY['confirmed'::text, 'refused'::text])))
);
CREATE INDEX finding_petition ON steps.finding USING btree (petition);

create table steps.open_meeting (
  id bigint generated always as identity not null,
  petition integer not null,
  stage integer not null,
  held_on date not null,
  begins time without time zone,
  place text default ''::text not null,
  link text default ''::text not null,
  announced_by uuid not null,
  announced_at timestamp with time zone not null,
  called_off_at timestamp with time zone,
  attendance integer,
  minute text default ''::text not null,
  recorded_by uuid,
  recorded_at timestamp with time zone,
  constraint open_meeting_pkey PRIMARY KEY (id),
  constraint open_meeting_attendance_check CHECK ((attendance >= 0)),
  constraint open_meeting_check CHECK (((place <> ''::text) OR (link <> ''::text))),
  constraint open_meeting_check1 CHECK (((attendance IS NULL) = (recorded_at IS NULL)))
);
CREATE INDEX open_meeting_petition ON steps.open_meeting USING btree (petition);

-- units ---------------------------------------------------------------------------------------------------------------

create table units.address (
  slug text not null,
  unit integer not null,
  constraint address_pkey PRIMARY KEY (slug),
  constraint address_unit_fkey FOREIGN KEY (unit) REFERENCES units.unit(id)
);
CREATE INDEX address_unit ON units.address USING btree (unit);

create table units.former_name (
  id integer generated always as identity not null,
  unit integer not null,
  name text not null,
  until_on date,
  constraint former_name_pkey PRIMARY KEY (id),
  constraint former_name_name_check CHECK ((name <> ''::text)),
  constraint former_name_unit_fkey FOREIGN KEY (unit) REFERENCES units.unit(id),
  constraint former_name_unit_name_key UNIQUE (unit, name)
);
CREATE INDEX former_name_name ON units.former_name USING btree (lower(name));

create view units.grant_at as
 SELECT unit.id AS unit,
    office_grant.office,
    office_grant.word
   FROM units.office_grant,
    units.unit
  WHERE office_grant.at_unit = ''::text OR lower(office_grant.at_unit) = lower(unit.name) OR (EXISTS ( SELECT
           FROM units.former_name
          WHERE former_name.unit = unit.id AND lower(former_name.name) = lower(office_grant.at_unit)));

create view units.held_grant as
 SELECT post.person,
    grant_at.word,
    post.from_on,
    post.until_on,
    post.id AS post,
    post.unit
   FROM units.post
     JOIN units.grant_at ON grant_at.unit = post.unit AND grant_at.office = post.office;

create table units.office_grant (
  office text not null,
  at_unit text default ''::text not null,
  word text not null,
  constraint office_grant_pkey PRIMARY KEY (office, at_unit, word)
);

create table units.post (
  id integer generated always as identity not null,
  unit integer not null,
  office text not null,
  person uuid not null,
  from_on date not null,
  until_on date,
  filled_by uuid,
  filled_at timestamp with time zone not null,
  constraint post_pkey PRIMARY KEY (id),
  constraint post_check CHECK ((until_on >= from_on)),
  constraint post_unit_fkey FOREIGN KEY (unit) REFERENCES units.unit(id)
);
CREATE INDEX post_person ON units.post USING btree (person);
CREATE INDEX post_unit ON units.post USING btree (unit, office);

create table units.topic (
  unit integer not null,
  topic text not null,
  constraint topic_pkey PRIMARY KEY (unit, topic),
  constraint topic_unit_fkey FOREIGN KEY (unit) REFERENCES units.unit(id)
);
CREATE INDEX topic_units ON units.topic USING btree (topic);

create table units.unit (
  id integer generated always as identity not null,
  slug text not null,
  name text not null,
  acronym text default ''::text not null,
  kind text not null,
  parent integer,
  charge text default ''::text not null,
  founded_on date,
  discontinued_on date,
  contact_name text default ''::text not null,
  contact_email text default ''::text not null,
  revision integer default 1 not null,
  changed_at timestamp with time zone not null,
  constraint unit_pkey PRIMARY KEY (id),
  constraint unit_check CHECK ((parent <> id)),
  constraint unit_check1 CHECK ((discontinued_on >= founded_on)),
  constraint unit_kind_check CHECK ((kind <> ''::text)),
  constraint unit_name_check CHECK ((name <> ''::text)),
  constraint unit_parent_fkey FOREIGN KEY (parent) REFERENCES units.unit(id),
  constraint unit_slug_key UNIQUE (slug)
);
CREATE INDEX unit_changed ON units.unit USING btree (changed_at);
CREATE INDEX unit_name ON units.unit USING btree (lower(name));
CREATE UNIQUE INDEX unit_once ON units.unit USING btree (COALESCE(parent, 0), lower(name)) WHERE (discontinued_on IS NULL);
CREATE INDEX unit_parent ON units.unit USING btree (parent);
