-- What is said can be found by its words.  Rewrites conversations.message and locks it while it does: about a minute for a million.

-- The subject weighs most, then the writer's name, which is kept as it is written.  A word that stands behind the first 100,000 signs is
-- not found: a vector has room for a megabyte, and a message that has more must not be turned away for it.
alter table conversations.message add column words tsvector generated always as (
  case when removed_at is null then
    setweight(to_tsvector('english', left(subject, 1000)), 'A')
    || setweight(to_tsvector('simple', left(from_name, 1000)), 'B')
    || setweight(to_tsvector('english', left(body_text, 100000)), 'C')
  end
) stored;
create index message_words on conversations.message using gin (words);
create index message_newest on conversations.message (list, posted_at desc);
