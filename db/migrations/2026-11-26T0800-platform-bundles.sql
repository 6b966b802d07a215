-- What waits to be sent, by the bundle of neighbours instead of by the copy.  Locks platform.delivery while a bundle is written for each
-- copy that waits.

create table platform.bundle (
  id bigint generated always as identity primary key,
  mailing bigint not null references platform.mailing on delete cascade,
  first_number integer not null,
  last_number integer not null,
  -- Copies that were put off have a later instant and a bundle of their own.
  try_at timestamptz not null,
  held_by integer
);
create index bundle_waiting on platform.bundle (try_at, id);
create index bundle_mailing on platform.bundle (mailing);

insert into platform.bundle (mailing, first_number, last_number, try_at)
select mailing, number, number, try_at from platform.delivery where sent_at is null and failed_at is null;

-- No index knows any more what became of a copy, and there is room on its page: its outcome is noted without touching an index.
drop index platform.delivery_waiting;
alter table platform.delivery drop column held_by;
alter table platform.delivery set (fillfactor = 55);
