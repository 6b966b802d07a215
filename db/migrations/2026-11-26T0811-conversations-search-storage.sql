-- What is looked through for one question lies together.  Rewrites conversations.message and locks it while it does: some minutes for a million.

-- Words that lie apart from their row cost two more reads for each of 10,000 candidates; the text, which is read for twenty, makes room for them.
alter table conversations.message drop column words;
alter table conversations.message set (toast_tuple_target = 4080);
alter table conversations.message
  add column words tsvector generated always as (
    case when removed_at is null then
      setweight(to_tsvector('english', left(subject, 1000)), 'A')
      || setweight(to_tsvector('simple', left(from_name, 1000)), 'B')
      || setweight(to_tsvector('english', left(body_text, 100000)), 'C')
    end
  ) stored,
  alter column words set storage main;
create index message_words on conversations.message using gin (words);
-- The newest of many lists, without sorting all that was ever said in them.
create index message_newest_of_all on conversations.message (posted_at desc, list);
