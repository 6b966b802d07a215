-- A takeover that is being gathered when this comes ends as one that begins after it. Locks nothing.

insert into platform.due (kind, subject, due_at, try_at)
select 'lifecycle.end-gathering', id::text, begun_at + interval '91 days', begun_at + interval '91 days' from lifecycle.takeover where state = 'gathering';
