-- And by what addresses: who reads on the web alone was never written to.  Locks nothing that is there.

create table conversations.writer_address (
  person uuid not null,
  address text not null,
  primary key (person, address)
);

insert into conversations.writer_address (person, address)
select person, address from roll.reachable
where person in (select person from conversations.message union select person from conversations.subscription);
