-- What readers answer to a message with one word.
-- Makes a table; locks conversations.message for a moment, for the reference.

create table conversations.reaction (
  message bigint not null references conversations.message (id),
  person uuid not null,
  kind text not null check (kind in ('thanks', 'agree', 'helpful', 'join-in')),
  since_at timestamptz not null,
  primary key (message, person, kind)
);
create index reaction_person on conversations.reaction (person);
