-- What a group's entry said before: its purposes and its contacts at headquarters, each until the day of the change.
-- Locks groups.registered_group against writes for a moment, because the new tables refer to it.

create table groups.former_purpose (
  id integer generated always as identity primary key,
  group_id uuid not null references groups.registered_group,
  purpose text not null,
  until_on date not null
);

create index former_purpose_group on groups.former_purpose (group_id);

create table groups.former_liaison (
  id integer generated always as identity primary key,
  group_id uuid not null references groups.registered_group,
  -- A person of roll.person, or a name alone; neither where there was no contact.
  person uuid,
  name text not null,
  until_on date not null
);

create index former_liaison_group on groups.former_liaison (group_id);
