-- Which notices of a term that ends were sent.  Locks nothing: the table is new.

create table lifecycle.notice (
  -- Of groups.registered_group.
  group_id uuid not null,
  -- The end of the term that it is about.
  term_until date not null,
  -- As `opens`, `half`, `before-30`, `lapsed`.
  code text not null,
  sent_on date not null,
  primary key (group_id, term_until, code)
);
