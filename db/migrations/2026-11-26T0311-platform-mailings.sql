-- Messages that leave for many, and a line for each copy.  Locks nothing: the tables are new.

create table platform.mailing (
  id bigint generated always as identity primary key,
  -- Posting the same mailing again posts nothing.
  once text not null unique,
  -- As `conversations.message`: for operators and statistics.
  kind text not null,
  -- What all copies have in common, the header lines and the body, as they are sent; and lines of ours in which {personal} stands for the
  -- token of the copy’s reader.
  head text not null,
  personal_head text not null,
  body bytea not null,
  -- What a personal token is good for, as `list 3`.
  audience text not null,
  posted_at timestamptz not null
);

create table platform.delivery (
  mailing bigint not null references platform.mailing on delete cascade,
  -- Within the mailing, from 1; the envelope's return address tells it.
  number integer not null,
  address text not null,
  domain text not null generated always as (lower(split_part(address, '@', -1))) stored,
  person uuid,
  try_at timestamptz not null,
  attempts integer not null default 0,
  -- The last answer of the other side, as `250 2.0.0 Ok`.
  answer text,
  sent_at timestamptz,
  failed_at timestamptz,
  primary key (mailing, number)
);
create index delivery_waiting on platform.delivery (try_at) where sent_at is null and failed_at is null;
create index delivery_person on platform.delivery (person);
