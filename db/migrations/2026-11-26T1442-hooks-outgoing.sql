-- Which other systems are told of what, and what was sent to them.  Locks nothing: the tables are new.

create table hooks.target (
  id integer generated always as identity primary key,
  address text not null,
  secret text not null,
  -- The one before it, with which messages are signed too until the instant.
  former_secret text,
  former_until timestamptz,
  kinds text[] not null,
  made_by uuid,
  made_at timestamptz not null,
  off_at timestamptz,
  off_by_itself boolean not null default false,
  -- When its first message of those that have not arrived since was tried; null while they arrive.
  failing_since timestamptz,
  removed_at timestamptz
);

create table hooks.delivery (
  id bigint generated always as identity primary key,
  target integer not null references hooks.target,
  -- The fact of platform.fact that it tells of; null for a trial.
  fact bigint,
  message_id text not null unique,
  kind text not null,
  body text not null,
  made_at timestamptz not null,
  attempts integer not null default 0,
  tried_at timestamptz,
  next_at timestamptz,
  arrived_at timestamptz,
  status integer,
  trouble text,
  answer text not null default '',
  -- A target is told of a fact once.
  unique (target, fact)
);

create index delivery_next on hooks.delivery (next_at) where next_at is not null;
create index delivery_made on hooks.delivery (target, made_at);
