-- Files are kept with a draft until it is sent.  Locks nothing that is there.

create table conversations.draft_file (
  id bigint generated always as identity primary key,
  list integer not null references conversations.list,
  person uuid not null,
  answers bigint references conversations.message,
  name text not null,
  sha256 bytea not null,
  size integer not null,
  put_at timestamptz not null
);
create index draft_file_person on conversations.draft_file (person, list);
