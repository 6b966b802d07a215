-- Locks meetings.sitting for a moment; no row is rewritten.

-- A meeting that was put on record before its planned end ended then; the planned end comes back if that was a mistake.
alter table meetings.sitting
  add column planned_ends_at timestamptz,
  add constraint sitting_planned_end check (planned_ends_at is null or (state = 'held' and planned_ends_at > ends_at));
