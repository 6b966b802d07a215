-- When nobody convenes a group any more: conveners are asked whether they are there, and participants take over together.
-- Locks nothing: the tables are new.

create table lifecycle.convener_question (
  id integer generated always as identity primary key,
  -- Of groups.registered_group.
  group_id uuid not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  -- The last day on which an answer is in time.
  answer_by date not null,
  answered_by uuid,
  answered_on date
);
create unique index convener_question_open on lifecycle.convener_question (group_id) where answered_on is null;

create table lifecycle.takeover (
  id integer generated always as identity primary key,
  group_id uuid not null,
  ground text not null check (ground in ('no-convener', 'conveners-lapsed', 'no-answer')),
  state text not null check (state in ('gathering', 'open', 'made', 'stopped')),
  begun_at timestamptz not null,
  -- The last day on which somebody may object; null until enough have asked.
  objections_until date,
  settled_on date,
  check ((state in ('made', 'stopped')) = (settled_on is not null))
);
create unique index takeover_under_way on lifecycle.takeover (group_id) where state in ('gathering', 'open');

create table lifecycle.takeover_asker (
  takeover integer not null references lifecycle.takeover,
  person uuid not null,
  asked_at timestamptz not null,
  primary key (takeover, person)
);
