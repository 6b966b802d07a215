-- Readers report messages to the moderators of a list.  Locks nothing that is there.

create table conversations.report (
  list integer not null references conversations.list,
  message bigint not null references conversations.message,
  person uuid not null,
  reason text not null,
  reported_at timestamptz not null,
  ended_at timestamptz,
  -- dismissed, or removed with the message
  ending text check (ending in ('dismissed', 'removed')),
  check ((ended_at is null) = (ending is null)),
  primary key (message, person)
);
create index report_open on conversations.report (list, reported_at) where ended_at is null;
create index report_person on conversations.report (person);
