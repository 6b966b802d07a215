-- Many who begin to read a list at once are written at once.  Locks conversations.subscription for the instant of changing its triggers.

-- Row by row, ten thousand looked through one another: each asked for its stretches in a table that PostgreSQL believed to be empty.
create function conversations.begin_reading_spans() returns trigger language plpgsql as $$
begin
  insert into conversations.reading_span (list, person, after_number, delivery, sent_number)
  select begun.list, begun.person, next_number - 1, case when begun.paused_until is null then begun.delivery else 'paused' end, next_number - 1
  from begun join (
    -- Whoever posts holds the list: every message is on one side of the change.
    select id, next_number from conversations.list where id in (select list from begun) order by id for share) list on list.id = begun.list
  where begun.ended_at is null
  on conflict (list, person, after_number) do update set delivery = excluded.delivery, to_number = null;
  return null;
end $$;
drop trigger keep_reading_span on conversations.subscription;
create trigger begin_reading_spans after insert on conversations.subscription
referencing new table as begun for each statement execute function conversations.begin_reading_spans();
create trigger keep_reading_span after update of delivery, paused_until, ended_at on conversations.subscription
for each row execute function conversations.keep_reading_span();
