-- More lists of a group: news, working lists whose readers follow offices, closed sessions.  Locks conversations.list for an instant.

-- Why a session is closed; whoever takes part in the group reads it.  Empty for every other list.
alter table conversations.list add column reason text not null default '';
-- Sessions that were closed before anybody was asked why.
update conversations.list set reason = 'No reason was written down.' where purpose = 'closed';
alter table conversations.list add constraint list_reason_check check (purpose <> 'closed' or reason <> '');
create index list_every_of_group on conversations.list (group_id);

-- Whose offices a working list follows: roles of its group, or offices of a unit.
create table conversations.filling (
  list integer primary key references conversations.list,
  -- Null for the group's own roles.
  unit integer,
  codes text[] not null check (cardinality(codes) > 0)
);
create index filling_unit on conversations.filling (unit);
