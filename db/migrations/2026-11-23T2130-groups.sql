-- What members made: groups, their names, who takes part, who answers for what.  Locks nothing: every table is new.

create schema groups;

create table groups.registered_group (
  id uuid primary key default gen_random_uuid(),
  -- The number on its spine: G 4.
  number integer generated always as identity unique,
  -- Where its home is now; every slug that it ever had stands in groups.address.
  slug text not null unique,
  name text not null check (name <> ''),
  -- The purpose that was approved; only a decision changes it.
  purpose text not null,
  -- What the group says of itself besides.
  about text not null default '',
  open_to text not null default '',
  -- Who may join; copied from the policy at opening.
  participation text not null check (participation in ('members-in-good-standing', 'members', 'anyone')),
  roster_shown boolean not null default false,
  state text not null check (state in ('active', 'lapsed', 'graduated', 'dissolved', 'merged')),
  opened_on date not null,
  -- The first day on which it was no longer active.
  ended_on date,
  ended_code text,
  -- The body that goes on with its work: a round table, another group.
  successor text,
  -- The petition that made it; petitions stand above, so no foreign key.
  petition integer,
  policy_id text,
  policy_version text,
  liaison uuid,
  liaison_name text not null default '',
  -- Grows with every change to what the group says of itself; who saves over a newer one is told.
  revision integer not null default 1,
  registered_at timestamptz not null,
  check ((state = 'active') = (ended_on is null)),
  check (ended_on >= opened_on)
);
create index registered_group_state on groups.registered_group (state);
create unique index registered_group_petition on groups.registered_group (petition);

-- Every address under which a group is or was found.  A former one leads to the present one and is never given away.
create table groups.address (
  slug text primary key,
  group_id uuid not null references groups.registered_group
);
create index address_group on groups.address (group_id);

create table groups.former_name (
  id integer primary key generated always as identity,
  group_id uuid not null references groups.registered_group,
  name text not null check (name <> ''),
  -- The day of the change; null where it is not known.
  until_on date,
  unique (group_id, name)
);

create table groups.topic (
  group_id uuid not null references groups.registered_group,
  topic text not null,
  primary key (group_id, topic)
);
create index topic_groups on groups.topic (topic);

-- Somebody's time in a group; who leaves and comes back has two rows.
create table groups.participant (
  id bigint primary key generated always as identity,
  group_id uuid not null references groups.registered_group,
  person uuid not null,
  -- Chosen by the participant; the roster shows no one else, and only if the group shows its roster.
  name_shown boolean not null default false,
  since_at timestamptz not null,
  left_at timestamptz,
  -- The day on which their good standing in the association ended; they take part until policy says otherwise.
  standing_ended_on date,
  check (left_at >= since_at)
);
create unique index participant_once on groups.participant (group_id, person) where left_at is null;
create index participant_person on groups.participant (person);

-- Who answers for what in a group.  Nobody holds a role that they have not accepted.
create table groups.role (
  id integer primary key generated always as identity,
  group_id uuid not null references groups.registered_group,
  person uuid not null,
  role text not null check (role in ('convener', 'moderator', 'organizer', 'contact')),
  -- The role that ends when this one is accepted: a handover never leaves a gap.
  succeeds integer references groups.role,
  appointed_by uuid,
  appointed_at timestamptz not null,
  accepted_at timestamptz,
  declined_at timestamptz,
  from_on date,
  -- Exclusive; null while it lasts.
  until_on date,
  check (accepted_at is null or (from_on is not null and declined_at is null)),
  check (until_on >= from_on)
);
create unique index role_once on groups.role (group_id, person, role) where until_on is null and declined_at is null;
create index role_person on groups.role (person);

-- Which role gives which word.
create table groups.role_word (
  role text not null,
  word text not null,
  primary key (role, word)
);
insert into groups.role_word (role, word) values
  ('convener', 'group.edit'), ('convener', 'group.roles'), ('convener', 'group.moderate'), ('convener', 'group.programme'),
  ('moderator', 'group.moderate'),
  ('organizer', 'group.programme');

-- What roles let their holders do, as platform/auth asks it: group.edit@diversity.
create view groups.held_grant (person, word, from_on, until_on) as
select role.person, role_word.word || '@' || registered_group.slug, role.from_on, role.until_on
from groups.role
join groups.registered_group on registered_group.id = role.group_id
join groups.role_word on role_word.role = role.role
where role.accepted_at is not null;
