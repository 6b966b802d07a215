-- Renewals that need no petition: what conveners or staff put on record, and what became of it.
-- Locks nothing: the table is new.

create table lifecycle.renewal_record (
  id integer generated always as identity primary key,
  -- Of groups.registered_group.
  group_id uuid not null,
  way text not null check (way in ('registration', 'deliverables', 'agreement')),
  -- The end of the term that it is to follow.
  term_until date not null,
  -- Which of the things that the policy names were delivered, in its words.
  delivered text[] not null default '{}',
  evidence text not null check (evidence <> ''),
  recorded_by uuid,
  recorded_on date not null,
  result text check (result in ('accepted', 'refused')),
  settled_by uuid,
  settled_on date,
  reason text not null default '',
  check ((result is null) = (settled_on is null)),
  check ((result is not distinct from 'refused') = (reason <> ''))
);
-- A group has one that waits at most; it is also the lock of two that are written at once.
create unique index renewal_record_waiting on lifecycle.renewal_record (group_id) where result is null;
create index renewal_record_group on lifecycle.renewal_record (group_id);
