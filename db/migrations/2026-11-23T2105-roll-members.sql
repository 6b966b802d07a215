-- The association's roll: members, their standing as history, imports of the membership system's file.
-- Locks nothing: every table is new.
--
-- Numbers, addresses and keys are compared byte by byte (collate "C"): they mean the same in every database.

create table roll.member (
  id bigint generated always as identity primary key,
  -- As the membership system writes it, without spaces.  A random word once the member is erased.
  number text collate "C" not null unique,
  first_name text not null default '',
  last_name text not null default '',
  -- What the member is called, where that is not the first name.
  informal_name text not null default '',
  -- "last first informal" in lower case without accents, for search by how a name begins.
  name_key text collate "C" not null default '',
  email text,
  -- Two members may share an address, so this is not unique.
  email_key text collate "C",
  company text not null default '',
  joined_on date,
  directory_opt_out boolean not null default false,
  -- Set when the member first comes here or holds a post.
  person uuid references roll.person,
  -- The record into which this one was merged, at the end of the chain; null for a record that stands.
  survivor bigint references roll.member,
  erased_at timestamptz,
  check (survivor is distinct from id)
);
-- A partial index: most members never come here, and a million nulls need no index.
create unique index member_person on roll.member (person) where person is not null;
create index member_email on roll.member (email_key) where email_key is not null;
create index member_name on roll.member (name_key);
create index member_survivor on roll.member (survivor) where survivor is not null;

-- What the roll said of a member's standing, from day to day.  The versions of one member never overlap; where there is
-- none after the first, the member was missing from a file that held the whole roll.
create table roll.standing (
  member bigint not null references roll.member,
  from_on date not null,
  -- Exclusive; null for the version in force.
  until_on date,
  class text not null,
  type text not null default '',
  status text not null default '',
  -- The last day that is paid for; null where the class never expires, or nobody knows.
  paid_through date,
  suspended boolean not null default false,
  -- The next record in the chain of merges.
  merged_into bigint references roll.member,
  primary key (member, from_on),
  check (until_on > from_on)
);
create unique index standing_in_force on roll.standing (member) where until_on is null;
create index standing_merged on roll.standing (merged_into) where merged_into is not null and until_on is null;

-- Whom the next import must not bring back: the number as a hash keyed by the installation's own key.
create table roll.erasure (
  number_hash bytea primary key,
  erased_at timestamptz not null
);

-- How the columns of a file are read; found again by the set of its column names.
create table roll.import_mapping (
  header_hash bytea primary key,
  mapping jsonb not null,
  saved_at timestamptz not null,
  saved_by uuid
);

-- One import from upload to the end.  The file itself is erased when it is applied or thrown away.
create table roll.import (
  id integer generated always as identity primary key,
  state text not null check (state in ('uploaded', 'reading', 'read', 'applying', 'applied', 'discarded', 'failed')),
  file_name text not null,
  bytes bigint not null default 0,
  -- How it was read: letters, separator, header, mapping.
  reading jsonb,
  -- {rows, new, changed, unchanged, lapsed, absent, merged, erased, refused …}
  counts jsonb,
  -- The first refused rows with line, column, reason; emptied when a later import is applied.
  refused jsonb not null default '[]',
  progress jsonb,
  failure jsonb,
  -- Somebody has confirmed that so much standing may end.
  confirmed boolean not null default false,
  begun_by uuid,
  begun_at timestamptz not null,
  read_at timestamptz,
  ended_by uuid,
  ended_at timestamptz
);
create index import_open on roll.import (id) where state in ('uploaded', 'reading', 'read', 'applying');

-- The file on its way in.  One import at a time (advisory lock) fills these two, analyses them and empties them; a crash may
-- lose them, and vacuum has nothing to do here.
create unlogged table roll.import_row (
  line integer not null,
  -- Refused rows stay, so that their members do not count as missing from the file.
  refused boolean not null,
  number text collate "C" not null,
  first_name text not null,
  last_name text not null,
  informal_name text not null,
  name_key text collate "C" not null,
  email text,
  email_key text collate "C",
  company text not null,
  joined_on date,
  directory_opt_out boolean not null,
  class text not null,
  type text not null,
  status text not null,
  paid_through date,
  suspended boolean not null,
  merged_into text collate "C"
) with (autovacuum_enabled = false);

create unlogged table roll.import_change (
  -- Null for a member who is missing from the file.
  line integer,
  -- Null for a member who is new.
  member bigint,
  verdict text not null,
  standing_differs boolean not null,
  -- Good standing ends by this change.
  ends_standing boolean not null
) with (autovacuum_enabled = false);

-- Who signs: a person's member record with its standing of today; a merged record signs as its survivor, and a member
-- who is missing from the roll has no row.  Published: read by charters.
create view roll.signer as
select own.person, kept.id as member, kept.number, kept.first_name, kept.last_name, kept.informal_name, kept.email, kept.joined_on,
       kept.directory_opt_out, standing.class, standing.type, standing.status, standing.paid_through, standing.suspended,
       null::text as merged_into,
       exists (
         select from roll.member other
         where other.email_key = kept.email_key and other.id <> kept.id and other.survivor is null and other.erased_at is null
       ) as shared_address
from roll.member own
join roll.member kept on kept.id = coalesce(own.survivor, own.id)
join roll.standing standing on standing.member = kept.id and standing.until_on is null
where own.person is not null;
