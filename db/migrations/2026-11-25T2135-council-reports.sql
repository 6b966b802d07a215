-- What the council is told.  Locks nothing: every table is new.

create schema council;

-- The last number that was given in a session.  Its row is the lock under which numbers are taken: two that are finalized at
-- once wait for one another, and a number that is not used goes back with its transaction.
create table council.session (
  name text primary key,
  last_number integer not null
);

create table council.report (
  id integer generated always as identity primary key,
  state text not null check (state in ('draft', 'final')),
  -- For an amended report, the first one of its number.
  amends integer references council.report,
  -- What has changed against the one before, and why.
  changed text not null default '',
  title text not null,
  introduction text not null default '',
  -- Grows with every save; an editor who saves over a newer revision is told.
  revision integer not null default 1,
  -- Null where it was drawn up from the command line.
  drawn_by uuid,
  drawn_at timestamptz not null,
  -- All that follows is taken once, when the report becomes final, and never changes.
  session text,
  number integer,
  amendment integer,
  designation text,
  finalized_by uuid,
  finalized_at timestamptz,
  reported_on date,
  -- All that the report says, from which its forms are drawn.
  document jsonb,
  -- The same as text, byte for byte what the hash is of.
  markdown text,
  sha256 text,
  -- For the search of the record.
  words tsvector generated always as (to_tsvector('english', title || ' ' || coalesce(markdown, ''))) stored,
  check ((state = 'final') = (number is not null)),
  check (state = 'draft' or (session is not null and amendment is not null and designation is not null
    and finalized_at is not null and reported_on is not null and document is not null and markdown is not null and sha256 is not null)),
  unique (session, number, amendment)
);
-- One draft at a time, so that no decision stands in two.
create unique index report_draft_open on council.report ((true)) where state = 'draft';

-- One thing that a report tells: a decision of the committee, or what its chair adds.
create table council.report_item (
  id integer generated always as identity primary key,
  report integer not null references council.report on delete cascade,
  place integer not null,
  -- A decision of charters.decision; null for what the chair adds.
  decision integer,
  told_as text not null check (told_as in ('information', 'action')),
  body text not null,
  -- Left out of this report: the decision waits for the next.
  left_out boolean not null default false,
  unique (report, decision)
);
create index report_item_decision on council.report_item (decision);
