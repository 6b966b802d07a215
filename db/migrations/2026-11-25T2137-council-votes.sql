-- What the council voted on what it was asked to act on.  Locks nothing: the table is new.

-- One vote of the council; an item that was postponed is voted on again.
create table council.ratification (
  id integer generated always as identity primary key,
  -- A decision of charters.decision.
  decision integer not null,
  result text not null check (result in ('ratified', 'not-ratified', 'postponed')),
  voted_on date not null,
  present integer,
  votes_for integer,
  votes_against integer,
  votes_abstained integer,
  minute text not null default '',
  recorded_by uuid not null,
  recorded_at timestamptz not null
);
create index ratification_decision on council.ratification (decision, voted_on);
create unique index ratification_once on council.ratification (decision) where result <> 'postponed';
