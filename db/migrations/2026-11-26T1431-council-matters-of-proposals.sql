-- A report tells what the committee decided on a change of a group, and asks the council to act on what it recommends.
-- Locks council.matter against everybody while the check is made anew: it has a row for each change of a group.

alter table council.matter
  drop constraint matter_kind_check,
  add check (kind in ('renamed', 'lapsed', 'recommended', 'graduated', 'dissolved', 'merged')),
  -- The proposal that it came of, of lifecycle.proposal; null where there was none.
  add column proposal integer,
  -- The body that goes on, or is to go on, with the work of the group.
  add column successor text not null default '';
