-- A takeover that is being gathered when this comes ends as one that begins after it. Locks nothing.

-- West of UTC the last day of what is gathered is not over yet after 91 days from an evening.
insert into platform.due (kind, subject, due_at, try_at)
select 'lifecycle.end-gathering', id::text, begun_at + interval '92 days', begun_at + interval '92 days' from lifecycle.takeover where state = 'gathering';
