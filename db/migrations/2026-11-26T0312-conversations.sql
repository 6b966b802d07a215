-- Lists, who reads them, and what is said there.  Locks nothing: the tables are new.

create schema conversations;

create table conversations.list (
  id integer primary key generated always as identity,
  -- The part of its mail address before the @, and of its web address behind /lists/; former ones lead here as well.
  slug text not null unique,
  name text not null,
  -- Whose list it is; the other side keeps the rows.
  group_id uuid,
  purpose text not null default 'talk',
  visibility text not null default 'public',
  -- Whose new threads and replies are taken: see conversations/lists/model.ts.
  posting text not null default 'participants',
  opened_at timestamptz not null,
  -- From then on it can be read and no longer written to.
  closed_at timestamptz,
  closed_code text,
  next_number integer not null default 1,
  check (purpose in ('talk', 'announce', 'committee', 'closed')),
  check (visibility in ('public', 'members', 'participants'))
);
create unique index list_of_group on conversations.list (group_id) where purpose = 'talk';

create table conversations.list_address (
  slug text primary key,
  list integer not null references conversations.list
);

-- Who reads a list, and how it reaches them.  Whoever takes part in the group reads its list; a row is kept when they leave.
create table conversations.subscription (
  list integer not null references conversations.list,
  person uuid not null,
  delivery text not null default 'each',
  paused_until timestamptz,
  since_at timestamptz not null,
  ended_at timestamptz,
  primary key (list, person),
  check (delivery in ('each', 'daily', 'weekly', 'mentions', 'web'))
);
create index subscription_person on conversations.subscription (person);

create table conversations.thread (
  id bigint primary key generated always as identity,
  list integer not null references conversations.list,
  -- That of its first message; the address of the thread.
  number integer not null,
  subject text not null,
  -- Set when a late message turned out to be the one that both were answering.
  merged_into bigint references conversations.thread,
  closed_at timestamptz,
  messages integer not null default 0,
  last_at timestamptz not null,
  unique (list, number)
);
create index thread_newest on conversations.thread (list, last_at desc);

create table conversations.message (
  id bigint primary key generated always as identity,
  list integer not null references conversations.list,
  -- Within the list, from 1, for ever: the address of the message.
  number integer not null,
  thread bigint not null references conversations.thread,
  parent bigint references conversations.message,
  -- Without the angle brackets.  Ours where the writer's program gave none.
  message_id text not null,
  -- The ids that it names, nearest last: a parent that comes later finds its children by them.
  answers text[] not null default '{}',
  sha256 bytea not null,
  person uuid,
  from_name text not null,
  from_address text not null,
  subject text not null,
  -- As its Date line says; when it came, where there is none that can be read.
  dated_at timestamptz not null,
  posted_at timestamptz not null,
  came_by text not null check (came_by in ('mail', 'web', 'import')),
  -- What it says, as plain text, and as it came in HTML.
  body_text text not null,
  body_html text,
  removed_at timestamptz,
  removed_code text,
  unique (list, number),
  unique (list, message_id)
);
create index message_thread on conversations.message (thread, number);
create index message_parent on conversations.message (parent);
create index message_person on conversations.message (person);
create index message_answers on conversations.message using gin (answers);

-- Every byte of it, as it came or as we made it.
create table conversations.message_source (
  message bigint primary key references conversations.message,
  raw bytea not null
);
