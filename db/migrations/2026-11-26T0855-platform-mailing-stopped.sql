-- Mailings whose copies leave no more.  Locks platform.mailing for an instant.

alter table platform.mailing add column stopped_at timestamptz;
