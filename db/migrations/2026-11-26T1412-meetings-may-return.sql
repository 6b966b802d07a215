-- Whether a ballot may send its subject back for changes.  Locks meetings.ballot for an instant: the column is added without rewriting.

alter table meetings.ballot add column may_return boolean not null default true;
