-- When the organizers of a petition that nobody carries on were told that it will be closed.
-- Locks charters.petition for an instant: the column is empty, and no row is written.

alter table charters.petition add column closing_told_at timestamptz;
