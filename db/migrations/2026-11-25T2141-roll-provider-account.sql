-- Accounts at the association's own provider of sign-in, and the persons they let in. Locks nothing: the table is new.

create table roll.provider_account (
  id bigint generated always as identity primary key,
  -- Together the name of an account, which its provider never gives to anybody else (OpenID Connect Core, 2).
  issuer text not null,
  subject text not null,
  person uuid not null references roll.person,
  linked_at timestamptz not null,
  used_at timestamptz not null,
  unique (issuer, subject)
);
create index provider_account_person on roll.provider_account (person);
