-- Passkeys, the challenges by which they are made and shown, and their reset by two administrators.
-- Locks nothing: every table is new.

create table roll.passkey (
  -- The id that the authenticator gave it, in base64url.
  id text primary key,
  person uuid not null references roll.person,
  -- What the authenticator keeps with it: the id of its person when it was made, whose record may have been merged since.
  handle uuid not null,
  name text not null,
  public_key bytea not null,
  -- How often the authenticator says that it was used; 0 for ever where it does not count.
  counter bigint not null,
  transports text[] not null,
  made_at timestamptz not null,
  used_at timestamptz
);
create index passkey_person on roll.passkey (person);

-- A challenge is answered once: its row goes when an answer comes, right or wrong.
create table roll.passkey_challenge (
  challenge_hash bytea primary key,
  browser_hash bytea not null,
  -- Who makes a passkey; null where somebody comes in by one.
  person uuid references roll.person,
  expires_at timestamptz not null
);
create index passkey_challenge_expired on roll.passkey_challenge (expires_at);

create table roll.passkey_reset (
  id bigint generated always as identity primary key,
  person uuid not null references roll.person,
  asked_by uuid not null references roll.person,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  confirmed_by uuid references roll.person,
  done_at timestamptz,
  dropped_at timestamptz,
  check (asked_by <> person),
  check (confirmed_by not in (asked_by, person)),
  check ((confirmed_by is null) = (done_at is null)),
  check (done_at is null or dropped_at is null)
);
-- One at a time for a person.
create unique index passkey_reset_open on roll.passkey_reset (person) where done_at is null and dropped_at is null;
