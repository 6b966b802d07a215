-- What participants say of themselves, to be found by one another.  Locks nothing for longer than the creation of a table.

-- One for all groups of a person; shown beside their name where they show that, and what is empty is not shown.
create table groups.profile (
  person uuid primary key,
  library text,
  serves text[] not null,
  level text,
  work text[] not null,
  topics text[] not null,
  changed_at timestamptz not null
);
