-- Mail as it comes in, before anybody has looked at it.  Locks nothing: the tables are new.

create table platform.incoming_mail (
  id bigint generated always as identity primary key,
  received_at timestamptz not null,
  -- Every byte as it came; taken away once all whom it was for have had it for a while.
  raw bytea,
  size integer not null,
  -- Empty for the null sender, from which bounces come.
  envelope_from text not null,
  -- Who brought it, as far as we believe it.
  client_address inet,
  client_name text not null default ''
);

-- Whom it is for: handed over one by one, and tried again until somebody has taken it.
create table platform.incoming_recipient (
  mail bigint not null references platform.incoming_mail on delete cascade,
  address text not null,
  -- Which claim took the address when it was named.
  claim text not null,
  try_at timestamptz not null,
  attempts integer not null default 0,
  error text,
  handed_at timestamptz,
  primary key (mail, address)
);
create index incoming_recipient_waiting on platform.incoming_recipient (try_at) where handed_at is null;
