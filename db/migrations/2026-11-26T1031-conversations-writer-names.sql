-- By what the roll knew those who write and read, so that they can be taken out of others' words when the roll has forgotten it.
-- Reads messages and subscriptions once; locks nothing that is there.

create table conversations.writer_name (
  person uuid not null,
  name text not null,
  -- The association's file said so, and not only the person.
  is_on_file boolean not null,
  primary key (person, name)
);

insert into conversations.writer_name (person, name, is_on_file)
select person, name, bool_or(is_on_file) from roll.named
where person in (select person from conversations.message union select person from conversations.subscription)
group by person, name;
