-- The association's structure: units, their names and topics, who holds which office there.  Locks nothing: every table is new.

create schema units;

create table units.unit (
  id integer primary key generated always as identity,
  -- Where its page is now; every slug that it ever had stands in units.address.
  slug text not null unique,
  name text not null check (name <> ''),
  acronym text not null default '',
  -- What kind of body it is, in the association's own word: division, round table, committee.
  kind text not null check (kind <> ''),
  parent integer references units.unit check (parent <> id),
  charge text not null default '',
  founded_on date,
  -- The first day on which it was no more; null while it stands.
  discontinued_on date,
  contact_name text not null default '',
  contact_email text not null default '',
  -- Grows with every change; who saves over a newer one is told.
  revision integer not null default 1,
  changed_at timestamptz not null,
  check (discontinued_on >= founded_on)
);
create index unit_parent on units.unit (parent);
create index unit_name on units.unit (lower(name));
create index unit_changed on units.unit (changed_at);
-- Two divisions may have a membership committee each, one may not have two.
create unique index unit_once on units.unit (coalesce(parent, 0), lower(name)) where discontinued_on is null;

-- Every address under which a unit is or was found.  A former one leads to the present one and is never given away.
create table units.address (
  slug text primary key,
  unit integer not null references units.unit
);
create index address_unit on units.address (unit);

create table units.former_name (
  id integer primary key generated always as identity,
  unit integer not null references units.unit,
  name text not null check (name <> ''),
  -- The day of the change; null where it is not known.
  until_on date,
  unique (unit, name)
);
create index former_name_name on units.former_name (lower(name));

create table units.topic (
  unit integer not null references units.unit,
  topic text not null,
  primary key (unit, topic)
);
create index topic_units on units.topic (topic);

-- Somebody's time in an office of a unit.
create table units.post (
  id integer primary key generated always as identity,
  unit integer not null references units.unit,
  -- By its code in the association's file.
  office text not null,
  person uuid not null,
  from_on date not null,
  -- Exclusive; null while no end is known.
  until_on date,
  filled_by uuid,
  filled_at timestamptz not null,
  check (until_on >= from_on)
);
create index post_unit on units.post (unit, office);
create index post_person on units.post (person);

-- What an office lets its holder do, as the association's file says: at the unit of that name, or at every unit.
create table units.office_grant (
  office text not null,
  at_unit text not null default '',
  word text not null,
  primary key (office, at_unit, word)
);

-- What an office lets its holder do at each unit.  A unit that was renamed keeps its rights: the file may know it by a
-- former name.
create view units.grant_at (unit, office, word) as
select unit.id, office_grant.office, office_grant.word
from units.office_grant, units.unit
where office_grant.at_unit = ''
   or lower(office_grant.at_unit) = lower(unit.name)
   or exists (
     select from units.former_name
     where former_name.unit = unit.id and lower(former_name.name) = lower(office_grant.at_unit));

-- What posts let their holders do, as platform/auth asks it.
create view units.held_grant (person, word, from_on, until_on, post, unit) as
select post.person, grant_at.word, post.from_on, post.until_on, post.id, post.unit
from units.post
join units.grant_at on grant_at.unit = post.unit and grant_at.office = post.office;
