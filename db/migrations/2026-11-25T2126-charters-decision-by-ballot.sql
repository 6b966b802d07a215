-- A decision knows the ballot that it came of, and its conditions.  Locks charters.decision for an instant.
alter table charters.decision
  add column ballot integer unique,
  add column votes_returned integer,
  add column conditions text not null default '',
  -- When reasons and conditions were written after the decision itself, as follows a vote by mail.
  add column worded_at timestamptz;
