-- What a meeting deals with, and its papers.  Locks meetings.sitting for an instant, for a column; the tables are new.

alter table meetings.sitting add column agenda_published_at timestamptz;

create table meetings.agenda_item (
  id integer primary key generated always as identity,
  sitting integer not null references meetings.sitting,
  -- From 1; two change places in one statement.
  place integer not null check (place > 0),
  title text not null check (title <> ''),
  note text not null default '',
  -- What it is about, where that stands above: `charters.petition` and its number, and the address of its page.
  subject_kind text,
  subject_id text,
  subject_address text not null default '',
  -- What was said and decided; published with the minutes.
  minute text not null default '',
  added_by uuid,
  added_at timestamptz not null,
  unique (sitting, place) deferrable initially immediate,
  check ((subject_kind is null) = (subject_id is null))
);
-- What is on the agenda of a meeting is on it once.
create unique index agenda_item_subject on meetings.agenda_item (sitting, subject_kind, subject_id);

-- Files that the body reads; their bytes are in platform.file.
create table meetings.paper (
  id integer primary key generated always as identity,
  sitting integer not null references meetings.sitting,
  item integer references meetings.agenda_item,
  title text not null check (title <> ''),
  sha256 bytea not null,
  -- Whether everybody may read it, or the body alone.
  is_public boolean not null default false,
  added_by uuid,
  added_at timestamptz not null
);
create index paper_sitting on meetings.paper (sitting);
create index paper_item on meetings.paper (item);
