-- How threads are mended by messages that come late, files that come with messages, and imports under way.  Locks conversations.message,
-- conversations.thread and conversations.list for the instant of adding columns without a default; their new indexes are made while
-- nothing writes to them, in a second for each million messages.

alter table conversations.message
  -- By which a reply that names nobody finds what it answers; null where it has no date or no subject.
  add column base_subject text,
  -- Whether its parent is one that it names, or one that has its subject; null where it has none.
  add column placed_by text check (placed_by in ('named', 'subject'));
create index message_base_subject on conversations.message (list, base_subject, dated_at) where base_subject is not null;

-- The eldest message that its first ones answer, and that has not come: what names it as well belongs here.
alter table conversations.thread add column ghost text;
create index thread_ghost on conversations.thread (list, ghost) where ghost is not null;

-- Messages that were named and had not come: when one comes, those that named it are found here.  Takes the place of an index of all names.
create table conversations.awaited (
  list integer not null references conversations.list,
  message_id text not null,
  named_by bigint not null references conversations.message,
  primary key (list, message_id, named_by)
);
create index awaited_named_by on conversations.awaited (named_by);
insert into conversations.awaited (list, message_id, named_by)
select distinct message.list, name, message.id from conversations.message, unnest(answers) as name
where not exists (select from conversations.message other where other.list = message.list and other.message_id = name);
drop index conversations.message_answers;

-- Files that came with messages; their bytes stand in platform.file, once for each content.
create table conversations.attachment (
  message bigint not null references conversations.message,
  -- Within the message, from 1.
  position integer not null,
  name text not null,
  -- As the message claims.
  type text not null,
  size integer not null,
  sha256 bytea not null,
  content_id text,
  -- Shown within its text, where the message has its way.
  inline boolean not null,
  primary key (message, position)
);
create index attachment_sha256 on conversations.attachment (sha256);

-- How far a mailbox has been read, so that an import that was killed goes on from there.
create table conversations.archive_import (
  id bigint primary key generated always as identity,
  list integer not null references conversations.list,
  -- The SHA-256 of its size and of its first megabyte.
  file bytea not null,
  -- In bytes.
  read_to bigint not null,
  began_at timestamptz not null,
  -- Set once it was read to its end.
  ended_at timestamptz,
  unique (list, file)
);
