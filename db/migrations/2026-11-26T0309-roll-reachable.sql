-- Whom a letter reaches, and where: for those who write to many.  Locks nothing for longer than the creation of a view.

create view roll.reachable (person, name, address) as
select person.id,
       coalesce(nullif(trim(coalesce(nullif(member.informal_name, ''), member.first_name) || ' ' || member.last_name), ''), person.name),
       coalesce(member.email, person.email)
from roll.person person left join roll.member member on member.person = person.id
where person.erased_at is null and coalesce(member.email, person.email) is not null;
