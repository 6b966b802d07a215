-- Who decided by the right of an office, where no body voted.  Locks charters.decision for an instant: a constant default rewrites no row.

alter table charters.decision add column office text not null default '';
