-- A role may be given for a time.  Locks groups.role against writers while the column is added; nothing is rewritten.

alter table groups.role
  -- The first day on which it is no longer held; null where no end was agreed.
  add column ends_on date;
create index role_ending on groups.role (ends_on) where until_on is null;
