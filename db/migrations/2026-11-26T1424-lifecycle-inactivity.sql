-- Groups that were warned because nobody gave a sign of life.  Locks nothing: the table is new.

create table lifecycle.inactivity (
  -- Of groups.registered_group.
  group_id uuid primary key,
  warned_on date not null,
  -- The day on which it lapses unless there is a sign of life.
  lapses_on date not null check (lapses_on >= warned_on)
);
