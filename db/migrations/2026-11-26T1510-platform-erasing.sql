-- By what somebody was known whom the roll has erased, until it has been masked where others wrote it: then the row goes. Locks nothing.

create table platform.erasing (
  id bigint generated always as identity primary key,
  persons uuid[] not null,
  names text[] not null,
  addresses text[] not null,
  begun_at timestamptz not null
);
