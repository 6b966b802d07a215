-- What the owners of a list have moderators say when they send a message back.  Locks nothing: the table is new.

create table conversations.refusal_text (
  id integer primary key generated always as identity,
  list integer not null references conversations.list,
  -- By which a moderator names it, on the web and in a reply.
  name text not null check (name <> ''),
  said text not null check (said <> ''),
  unique (list, name)
);
