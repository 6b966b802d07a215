-- By what names the roll knows people, and which of them are of the association's file.  Locks nothing for longer than the creation of a view.

-- What is longer than 500 letters is no name, and would fit no index.
create view roll.named (person, name, is_on_file) as
select person, trim(first_name || ' ' || last_name), true from roll.member
where erased_at is null and length(trim(first_name || ' ' || last_name)) between 1 and 500
union
select person, trim(informal_name || ' ' || last_name), true from roll.member
where erased_at is null and trim(informal_name) <> '' and length(trim(informal_name || ' ' || last_name)) <= 500
union
-- What somebody wrote who is no member.
select id, trim(name), false from roll.person
where erased_at is null and length(trim(name)) between 1 and 500 and not exists (select from roll.member where member.person = person.id);
