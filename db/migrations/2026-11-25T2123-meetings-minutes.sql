-- The minutes of a meeting, and what was amended after they were published.  Locks meetings.sitting for an instant, for the foreign
-- keys: the tables are new.

create table meetings.minutes (
  sitting integer primary key references meetings.sitting,
  -- Of the whole; that of each item stands with the item.
  body text not null default '',
  saved_by uuid,
  saved_at timestamptz not null,
  -- Grows with every change: whoever saves over a newer one is told.
  revision integer not null default 1,
  published_by uuid,
  published_at timestamptz
);

create table meetings.amendment (
  id integer primary key generated always as identity,
  sitting integer not null references meetings.minutes,
  body text not null check (body <> ''),
  reason text not null check (reason <> ''),
  amended_by uuid,
  amended_at timestamptz not null
);
create index amendment_sitting on meetings.amendment (sitting);
