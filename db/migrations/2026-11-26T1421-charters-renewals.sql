-- A group is renewed by one petition at a time.  Locks charters.petition against writing while the index is made: milliseconds
-- for some thousands.

create unique index petition_renewing on charters.petition (group_id)
  where kind = 'renew' and state not in ('approved', 'declined', 'withdrawn', 'expired');
