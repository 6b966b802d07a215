-- A membership system tells of changed rows one by one: the secrets that it signs with, and what came.
-- Locks nothing: the tables are new.

create schema hooks;

create table hooks.secret (
  id integer generated always as identity primary key,
  -- As it is signed with: a hash would not do, and a key to seal it with would lie in the same database.
  secret text not null,
  made_by uuid,
  made_at timestamptz not null,
  -- From when it does not hold any more; null while it is the present one.
  until_at timestamptz
);

create table hooks.call (
  webhook_id text primary key,
  at timestamptz not null,
  body_sha256 bytea not null,
  -- How many rows of each kind came of it; null where it was refused.
  counts jsonb,
  -- What stood in the way; empty where it was taken.
  refusal jsonb not null default '[]'
);

create index call_at on hooks.call (at);
