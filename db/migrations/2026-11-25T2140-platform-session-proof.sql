-- How whoever holds a session last showed who they are: confirmed_at says when.
-- Locks platform.web_session while the check reads it, some ms for ten thousand sessions; nothing is rewritten.

alter table platform.web_session
  add column confirmed_by text not null default 'letter' check (confirmed_by in ('letter', 'provider', 'passkey'));
