-- Who wants a receipt by mail for what they post.  Locks nothing for long: a new table, and an index on one that is young.

create table conversations.receipt_wish (
  person uuid primary key,
  since_at timestamptz not null
);

create index held_post_message on conversations.held_post (message) where message is not null;
