-- Messages can be corrected and taken down, and threads closed for a reason.  Locks conversations.message and conversations.thread for an
-- instant, and conversations.message against writing while its index is made: a second for a million.

alter table conversations.message
  add column corrected_at timestamptz,
  -- In Markdown, as its writer typed it on the web, so that they can go on from there.
  add column written text,
  add column removed_note text not null default '';
create index message_removed on conversations.message (removed_at) where removed_at is not null;

alter table conversations.thread
  add column closed_reason text not null default '',
  -- Not so where all of it was taken down: then no list of threads shows it.
  add column stands boolean not null default true;
