-- Why somebody stopped reading a list: whoever was taken off does not come back by a press, whoever left may.  Locks
-- conversations.subscription for an instant.

-- By their own wish where nothing stands here.
alter table conversations.subscription add column ended_code text
  check (ended_code in ('left', 'answered', 'complained', 'left-group', 'unnamed'));
