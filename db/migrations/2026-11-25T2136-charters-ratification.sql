-- What became of approvals that the council has to ratify.  Locks charters.decision for an instant: both columns are empty.

-- What the council made of it, and on which day; null while it has not voted, or need not.
alter table charters.decision
  add column ratification text check (ratification in ('ratified', 'not-ratified')),
  add column ratified_on date,
  add check ((ratification is null) = (ratified_on is null));
