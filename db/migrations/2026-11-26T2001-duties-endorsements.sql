-- What an endorser owes names their endorsement.  Locks duties.duty for the moment in which the column comes; no row is written.

alter table duties.duty
  -- Of steps.endorsement: whoever is asked owes it, unless a post does.
  add column endorsement bigint;
create index duty_endorsement on duties.duty (endorsement) where endorsement is not null;
