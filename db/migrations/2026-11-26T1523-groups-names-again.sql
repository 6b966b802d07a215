-- A group may take a former name again, and give it up again: each change of its name is kept.  Locks groups.former_name for as long as
-- the index over its few thousand rows takes.

alter table groups.former_name drop constraint former_name_group_id_name_key;
alter table groups.former_name add constraint former_name_once unique nulls not distinct (group_id, name, until_on);
