-- What an owner chose to put on the mail of a list.  Locks nothing: the table is new.

-- A list without a row goes by what is usual: nothing is put on, and From stays the writer’s where it can.
create table conversations.mail_choice (
  list integer primary key references conversations.list,
  -- Stands in brackets before each subject; empty for none.
  subject_tag text not null,
  -- Stands beneath each message; empty for none.
  footer text not null,
  from_line text not null check (from_line in ('when-needed', 'always')),
  -- Addresses and domains of writers whose From is the list’s own in any case.
  from_list_for text[] not null
);
