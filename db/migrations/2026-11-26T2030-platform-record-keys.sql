-- The record may be signed by one key after another, and by one that is kept elsewhere.  Locks platform.seal_key, which has one row, for a moment.

alter table platform.seal_key drop constraint seal_key_pkey, drop column only_row,
  -- Leaves of the tree when the key began to sign: what it signed is larger.
  add column since bigint not null default 0 check (since >= 0) primary key,
  -- Null for a key from before this was written down.
  add column since_at timestamptz,
  -- The whole key where it is kept here and signs; else its public half.
  alter column pkcs8 drop not null,
  add column public_key bytea check (octet_length(public_key) = 32),
  add check (num_nonnulls(pkcs8, public_key) = 1),
  -- In which the key before signed that this one follows; null for the first one, and for one that follows a key that was lost.
  add column handover text;
alter table platform.seal_key alter column since drop default;
