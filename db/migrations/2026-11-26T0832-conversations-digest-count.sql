-- When so many messages wait for somebody, a digest does not: they choose how many.  Locks conversations.digest_choice for an instant.

alter table conversations.digest_choice add column most integer not null default 50 check (most between 5 and 50);
