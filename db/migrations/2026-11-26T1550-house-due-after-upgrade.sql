-- What the version before laid out falls due for somebody.  Locks a few rows of platform.due for an instant.

-- Two tasks of the night are no more: nobody would do them, and it would look as if nobody worked.
delete from platform.due
where done_at is null and kind in ('charters.forget-erased-commenters', 'charters.forget-erased-organizers');

-- West of UTC the last day of what is gathered is not over yet after 91 days from an evening.
update platform.due set due_at = due_at + interval '1 day', try_at = try_at + interval '1 day'
from lifecycle.takeover
where due.kind = 'lifecycle.end-gathering' and due.subject = takeover.id::text and due.done_at is null
  and due.due_at = takeover.begun_at + interval '91 days';
