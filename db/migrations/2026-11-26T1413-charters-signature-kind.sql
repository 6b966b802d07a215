-- Signers who say that they are of a kind of whom the rules ask for some.  Locks charters.signature against changes for an instant, for
-- the reference: the table is new.

create table charters.signature_kind (
  signature bigint not null references charters.signature (id),
  -- The place among the kinds that the step of signing names, from 0.
  place integer not null check (place >= 0),
  -- What staff found; null while nobody has looked.
  is_confirmed boolean,
  settled_by uuid,
  settled_at timestamptz,
  primary key (signature, place),
  check ((is_confirmed is null) = (settled_at is null))
);
