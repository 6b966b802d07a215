-- Locks charters.signature for a moment, and waits for the signers who are under way: the column has a constant default, so no row
-- is rewritten, and the index is empty.  Locks charters.petition for an instant, for the foreign key of a new table.

-- Whether the signer asked to be told how it goes on.  It goes when the marks of the networks go.
alter table charters.signature add column wants_news boolean not null default false;
create index signature_news on charters.signature (petition, id) where wants_news and withdrawn_at is null and invalidated_at is null;

-- What organizers tell of their petition, on its page and by mail to those who asked.
create table charters.news_item (
  id bigint generated always as identity primary key,
  petition integer not null references charters.petition,
  title text not null,
  body text not null,
  posted_by uuid not null,
  posted_at timestamptz not null,
  -- Staff took it down: that something stood there stays to be seen, and why it went.
  taken_down_by uuid,
  taken_down_at timestamptz,
  taken_down_code text,
  check ((taken_down_at is null) = (taken_down_code is null))
);
create index news_item_petition on charters.news_item (petition, posted_at);
