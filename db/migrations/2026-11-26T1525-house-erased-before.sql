-- Whoever was erased before this, and whom the next night would have taken out of petitions, is taken out by the task that does it
-- now. Locks a few rows of platform.due for an instant.

with gone as (
  insert into platform.erasing (persons, names, addresses, begun_at)
  select array_agg(id), '{}', '{}', max(erased_at) from roll.person where erased_at is not null having count(*) > 0
  returning id, begun_at)
insert into platform.due (kind, subject, due_at, try_at) select 'platform.forget-gone', id::text, begun_at, begun_at from gone;

-- The tasks of that night are no more: nobody would do them, and it would look as if nobody worked.
delete from platform.due
where done_at is null and kind in ('charters.forget-erased-commenters', 'charters.forget-erased-organizers');
