-- The Merkle tree over the facts.  New tables only; locks nothing.

-- Tiles of up to 256 hashes; those of row 0 are of leaves, and tell which facts they are of.
create table platform.seal_tile (
  row smallint not null,
  number integer not null,
  hashes bytea not null check (octet_length(hashes) between 32 and 8192 and octet_length(hashes) % 32 = 0),
  facts bigint[] check ((row = 0) = (facts is not null)),
  first_fact bigint generated always as (facts[1]) stored,
  primary key (row, number)
);
create unique index seal_tile_facts on platform.seal_tile (first_fact) where row = 0;

-- The tree at a moment, signed.
create table platform.checkpoint (
  size bigint primary key check (size > 0),
  root bytea not null check (octet_length(root) = 32),
  last_fact bigint not null,
  note text not null,
  made_at timestamptz not null
);

-- The last leaf about each petition: the next one tells of it, so that none can be left out of an account of all of them.
create table platform.seal_chain (
  about text primary key,
  hash bytea not null
);

-- From what the salts come under which a person stands in leaves.  It goes with an erased person; what stood for them is then kept.
create table platform.person_nonce (
  person uuid primary key,
  -- Null for whoever was erased.
  nonce bytea check (octet_length(nonce) = 32)
);
create table platform.kept_commitment (
  fact bigint not null,
  person uuid not null,
  commitment bytea not null,
  primary key (fact, person)
);

-- With what the checkpoints are signed: Ed25519, PKCS #8; and by whose name, which stays when the house moves to another address.
create table platform.seal_key (
  only_row boolean primary key default true check (only_row),
  origin text not null,
  pkcs8 bytea not null
);

-- What the nightly comparison of the facts with their leaves found.
create table platform.seal_check (
  size bigint not null,
  checked_at timestamptz primary key,
  findings jsonb not null
);
