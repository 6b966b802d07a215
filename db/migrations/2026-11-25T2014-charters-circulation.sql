-- A draft that members comment on before it is frozen.  Locks nothing: every table is new.

create table charters.circulation (
  petition integer primary key references charters.petition,
  begun_at timestamptz not null,
  -- Set when the text is frozen; emptied when a petition that was returned is circulated again.
  closed_at timestamptz,
  -- Which link is in force.  The link itself is not kept: it names this number and carries our seal.
  link integer not null default 1,
  link_withdrawn_at timestamptz
);

-- The text as it was circulated, and last as it was frozen.  Never changed.
create table charters.circulated_version (
  petition integer not null references charters.circulation,
  number integer not null check (number > 0),
  title text not null,
  purpose text not null,
  open_to text not null,
  topics text[] not null,
  circulated_at timestamptz not null,
  primary key (petition, number)
);

create table charters.comment (
  id bigint generated always as identity primary key,
  petition integer not null,
  -- What it was made on: a version, and in it a numbered paragraph or the whole text.
  version integer not null,
  paragraph integer check (paragraph > 0),
  person uuid not null,
  body text not null,
  made_at timestamptz not null,
  answer text check (answer in ('taken-up', 'not-taken-up', 'noted')),
  answer_line text not null default '',
  -- The version in which it was taken up; it may be the next one, which does not stand yet.
  taken_up_in integer,
  answered_at timestamptz,
  -- When the organizers were written to of it.
  told_at timestamptz,
  -- The commenter was erased, and their words with them.
  erased_at timestamptz,
  foreign key (petition, version) references charters.circulated_version,
  check ((answer is null) = (answered_at is null)),
  check ((answer is not distinct from 'taken-up') = (taken_up_in is not null))
);
create index comment_petition on charters.comment (petition, made_at, id);
create index comment_person on charters.comment (person);
create index comment_untold on charters.comment (petition) where told_at is null;
