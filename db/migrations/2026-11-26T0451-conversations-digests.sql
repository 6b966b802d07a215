-- Which messages reach whom in which way, also when somebody changes their mind between two of them.  Locks
-- conversations.subscription while its rows are copied, a second for each million.

-- What somebody chose for all their digests; without a row, the time zone is the association's.
create table conversations.digest_choice (
  person uuid primary key,
  -- An IANA name, checked when it is chosen; null for that of the association.
  time_zone text,
  -- On which a weekly digest comes, 1 for Monday.
  weekday integer not null default 1 check (weekday between 1 and 7),
  form text not null default 'mime' check (form in ('mime', 'plain'))
);

-- A stretch of a list's messages that reach somebody in one way.  The stretches of a reader follow one another without gap or overlap, so
-- that each message reaches them once, however late it is sent on.  Gone when they leave.
create table conversations.reading_span (
  list integer not null references conversations.list,
  person uuid not null,
  -- It begins behind the message of this number, and ends with that one; null while it lasts.
  after_number integer not null,
  to_number integer,
  delivery text not null check (delivery in ('each', 'daily', 'weekly', 'mentions', 'web', 'paused')),
  -- The last message that a digest brought; only digests move it.
  sent_number integer not null,
  primary key (list, person, after_number)
);
create index reading_span_person on conversations.reading_span (person);
create index reading_span_digest on conversations.reading_span (list, sent_number) where delivery in ('daily', 'weekly');

insert into conversations.reading_span (list, person, after_number, delivery, sent_number)
select subscription.list, person, next_number - 1, case when paused_until is null then delivery else 'paused' end, next_number - 1
from conversations.subscription join conversations.list on list.id = subscription.list where ended_at is null;

-- By a trigger, because nobody who changes how a list is read may forget it.
create function conversations.keep_reading_span() returns trigger language plpgsql as $$
declare
  last_number integer;
  way text := case when new.paused_until is null then new.delivery else 'paused' end;
begin
  if new.ended_at is not null then
    delete from conversations.reading_span where list = new.list and person = new.person;
    return null;
  end if;
  -- Whoever posts holds the list: every message is on one side of the change.
  select next_number - 1 into last_number from conversations.list where id = new.list for share;
  if exists (
    select from conversations.reading_span
    where list = new.list and person = new.person and to_number is null and delivery = way) then
    return null;
  end if;
  update conversations.reading_span set to_number = last_number
  where list = new.list and person = new.person and to_number is null;
  insert into conversations.reading_span (list, person, after_number, delivery, sent_number)
  values (new.list, new.person, last_number, way, last_number)
  on conflict (list, person, after_number) do update set delivery = excluded.delivery, to_number = null;
  return null;
end $$;
create trigger keep_reading_span after insert or update of delivery, paused_until, ended_at on conversations.subscription
for each row execute function conversations.keep_reading_span();

create function conversations.drop_reading_span() returns trigger language plpgsql as $$
begin
  delete from conversations.reading_span where list = old.list and person = old.person;
  return null;
end $$;
create trigger drop_reading_span after delete on conversations.subscription
for each row execute function conversations.drop_reading_span();
