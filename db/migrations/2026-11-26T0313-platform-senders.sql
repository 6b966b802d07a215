-- Which process holds a copy on its way, and which domains are left in peace for a while.  Locks platform.delivery for the instant of
-- adding a column without a default.

alter table platform.delivery add column held_by integer;

-- A domain that answers nobody is asked again after a while, and not once for each copy.
create table platform.resting_domain (
  domain text primary key,
  until_at timestamptz not null,
  failures integer not null,
  answer text not null
);
