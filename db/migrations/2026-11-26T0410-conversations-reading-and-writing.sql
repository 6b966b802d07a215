-- What somebody is writing, and what they have read.  Locks nothing: the tables are new.

-- A message before it is sent; taken away when it is.
create table conversations.draft (
  list integer not null references conversations.list,
  person uuid not null,
  -- Null for a thread that is to begin.
  answers bigint references conversations.message,
  subject text not null,
  body text not null,
  saved_at timestamptz not null,
  unique nulls not distinct (list, person, answers)
);
create index draft_person on conversations.draft (person);

-- The numbers of the messages that somebody has had on their screen.
create table conversations.seen (
  list integer not null references conversations.list,
  person uuid not null,
  numbers int4multirange not null,
  primary key (list, person)
);
create index seen_person on conversations.seen (person);
