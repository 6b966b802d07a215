-- How many take part in each group, kept for lists: counting thousands of rows for every page is slow.
-- Locks nothing: the table is new.

create table groups.participant_count (
  group_id uuid primary key references groups.registered_group,
  participants integer not null
);
insert into groups.participant_count (group_id, participants)
select group_id, count(*) from groups.participant where left_at is null group by group_id;
