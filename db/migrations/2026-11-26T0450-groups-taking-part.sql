-- Who takes part in which group now: for the lists, whose readers follow the roster.  Locks nothing for longer than the creation of
-- views.

create view groups.taking_part (group_id, person) as
select group_id, person from groups.participant where left_at is null;

create view groups.standing_group (group_id, slug, name, state) as
select id, slug, name, state from groups.registered_group;
