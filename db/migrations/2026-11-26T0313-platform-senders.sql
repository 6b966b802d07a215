-- Which process holds a copy on its way.  Locks platform.delivery for the instant of
-- adding a column without a default.

alter table platform.delivery add column held_by integer;
