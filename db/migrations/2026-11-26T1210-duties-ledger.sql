-- Who owes what to whom by when.  Locks nothing: the table is new.

create schema duties;

create table duties.duty (
  id bigint generated always as identity primary key,
  -- As `receipt`, or `promise` for what a group has said that it will do.
  kind text not null,
  -- A petition of charters.petition and a group of groups.registered_group, where the duty is about one.
  petition integer,
  group_id uuid,
  -- The post that owes it: an office of a unit of units.unit.  A promise is owed by whoever convenes its group.
  unit integer,
  office text not null default '',
  -- In the words of its group; empty for a duty that a fact opened.
  promise text not null default '',
  -- The fact that opened it: one fact opens a kind of duty once.
  opened_by_fact bigint,
  opened_by uuid,
  opened_on date not null,
  -- The last day on which it is met in time; null where the rules give none.
  due_on date,
  -- So many days before it is due the post is reminded; null where another letter does that.
  remind_days_before integer check (remind_days_before >= 0),
  -- Whether everybody may read that it is overdue, or, for a promise, that it was made.
  is_public boolean not null,
  outcome text check (outcome in ('met', 'released')),
  closed_on date,
  closed_by uuid,
  -- For one that was met: a fact by its number, a document by what it is called, a page by its address.
  evidence_kind text check (evidence_kind in ('fact', 'document', 'link')),
  evidence text not null default '',
  -- For one that was released: a code where a fact did it, else what somebody wrote.
  reason text not null default '',
  unique (kind, opened_by_fact),
  check ((kind = 'promise') = (opened_by_fact is null)),
  check ((kind = 'promise') = (promise <> '')),
  check (kind <> 'promise' or group_id is not null),
  check ((outcome is null) = (closed_on is null)),
  check ((outcome is not distinct from 'met') = (evidence_kind is not null)),
  check ((evidence_kind is null) = (evidence = '')),
  check ((outcome is not distinct from 'released') = (reason <> ''))
);
create index duty_petition on duties.duty (petition);
create index duty_group on duties.duty (group_id);
create index duty_open_of_post on duties.duty (unit, office) where outcome is null;
create index duty_open_by_day on duties.duty (due_on) where outcome is null;
