-- A group that sleeps, why, and until when.  Locks nothing: the table is new.

create schema lifecycle;

create table lifecycle.dormancy (
  id bigint generated always as identity primary key,
  -- Of groups.registered_group.
  group_id uuid not null,
  reason text not null check (reason <> ''),
  declared_by uuid,
  declared_on date not null,
  -- The day on which its conveners said that it would be back.
  returns_on date not null check (returns_on > declared_on),
  woken_by uuid,
  -- Null while it sleeps, also after the day that was promised.
  woken_on date check (woken_on >= declared_on)
);
create unique index dormancy_once on lifecycle.dormancy (group_id) where woken_on is null;
