-- Letters in place of signatures.  Locks charters.signature against changes for an instant, for the reference: the table is new.

create table charters.signature_letter (
  signature bigint primary key references charters.signature (id),
  body text not null check (length(body) between 1 and 5000)
);
