-- Tokens with which a program acts for a person.  Locks nothing: the table is new.

create table roll.token (
  id uuid primary key default gen_random_uuid(),
  -- The token goes to the person, its hash stays here: who reads the table can act for nobody.
  token_hash bytea not null unique,
  person uuid not null references roll.person,
  name text not null,
  scopes text[] not null,
  made_at timestamptz not null,
  -- Exclusive.
  expires_at timestamptz not null,
  revoked_at timestamptz,
  -- A day and no more: it tells a forgotten token from one in use, and not what its owner does all day.
  last_used_on date
);
create index token_person on roll.token (person);
