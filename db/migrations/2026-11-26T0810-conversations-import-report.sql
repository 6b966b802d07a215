-- What came of a mailbox that was brought in, for the owners of the list.  Locks conversations.archive_import for the instant of adding columns:
-- their defaults are kept beside the rows.

alter table conversations.archive_import
  -- Of the last time that the file was read; what went before an interruption is counted in.
  add column new_messages integer not null default 0,
  add column known_messages integer not null default 0,
  add column renamed_messages integer not null default 0,
  add column unread_messages integer not null default 0,
  -- The first of what could not be read, or not whole: see conversations/archive/model.ts.
  add column troubles jsonb not null default '[]';
