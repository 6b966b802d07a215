-- Files that belong to something else, such as scans.  Locks nothing: the table is new.

create table platform.file (
  sha256 bytea primary key,
  media_type text not null,
  bytes bytea not null,
  put_at timestamptz not null,
  -- How many refer to it; with the last of them it goes.
  uses integer not null check (uses > 0)
);
-- Scans are packed already: PostgreSQL need not try it again.
alter table platform.file alter column bytes set storage external;
