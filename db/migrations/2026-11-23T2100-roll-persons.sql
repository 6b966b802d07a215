-- Persons: members who have come here, staff, repliers, observers. Locks nothing: every table is new.

create schema roll;

-- A person may or may not be a member; a row of the roll points here once its member has come.
create table roll.person (
  id uuid primary key default gen_random_uuid(),
  -- Both are empty once the person is erased; for a member the roll's own name and address come first.
  name text not null default '',
  email text,
  email_key text,
  came_at timestamptz not null,
  erased_at timestamptz
);
-- Two members may share an address, but one address makes one person who is no member.
create index person_email on roll.person (email_key);

-- A letter that lets its reader in once, or do one thing once.
create table roll.sign_in (
  token_hash bytea primary key,
  code_hash bytea not null,
  person uuid not null references roll.person,
  -- The browser that asked; only there does the letter open a session.
  browser_hash bytea not null,
  -- A link that an operator hands over by themselves, which no browser asked for, opens a session in any.
  any_browser boolean not null default false,
  then_path text not null default '/me',
  -- The one thing that the letter may do without a session: its kind and what it is about.
  act_kind text,
  act_subject text,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  wrong_codes integer not null default 0
);
create index sign_in_browser on roll.sign_in (browser_hash, asked_at);
create index sign_in_person on roll.sign_in (person);

-- Who looks after the installation: the first is named on the command line, others by an administrator.
create table roll.administrator (
  person uuid primary key references roll.person,
  from_on date not null,
  -- Exclusive; null while it lasts.
  until_on date
);

-- What an administrator may do.  Verifying and deciding petitions, and recording the council's votes belong to offices, not to them.
-- Published: the platform asks it for the grants of whoever visits.
create view roll.held_grant as
select person, word, from_on, until_on
from roll.administrator,
     unnest(array['administration', 'roll.import', 'roll.read', 'units.edit', 'posts.edit', 'petitions.screen']) as word;
