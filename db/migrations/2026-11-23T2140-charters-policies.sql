-- The versions of the policies by which petitions and terms are judged.  Locks nothing: the table is new.

create schema if not exists charters;

-- A version never changes: petitions and terms are pinned to it, and its fingerprint shows a change of its file.
create table charters.policy (
  id text not null,
  version text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  body jsonb not null,
  effective_on date not null,
  kept_at timestamptz not null,
  primary key (id, version)
);
