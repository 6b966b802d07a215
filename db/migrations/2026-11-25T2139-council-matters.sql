-- What else happens to groups and is told to the council.  Locks council.report_item for an instant.

-- A change of name, a lapse or another end, with the names as they were.
create table council.matter (
  id integer generated always as identity primary key,
  kind text not null check (kind in ('renamed', 'lapsed', 'graduated', 'dissolved', 'merged')),
  -- A group of groups.registered_group.
  group_id uuid not null,
  name text not null,
  former_name text not null default '',
  happened_on date not null,
  -- The report that told of it; null while none has.
  reported_in integer references council.report,
  unique (kind, group_id, happened_on, name)
);
create index matter_unreported on council.matter (happened_on) where reported_in is null;

alter table council.report_item
  add column matter integer references council.matter,
  add check (decision is null or matter is null),
  add unique (report, matter);
