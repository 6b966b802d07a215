-- How many stood on the roll when that was last counted: a table of one row.  Locks nothing.

create table roll.head_count (
  whole boolean primary key default true,
  members integer not null,
  counted_at timestamp with time zone not null,
  constraint head_count_whole_check check (whole)
);
