-- What conveners bring forward to show that a group is ready to become another body.  Locks nothing: the table is new.

create table lifecycle.readiness (
  -- Of groups.registered_group.
  group_id uuid primary key,
  -- An address or the name of a document; empty where there is nothing yet.
  petition text not null default '',
  officers text not null default '',
  bylaws text not null default '',
  revision integer not null,
  saved_by uuid not null,
  saved_at timestamptz not null
);
