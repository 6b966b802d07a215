-- Mail of ours that came back, complaints about it, and letters that try an address.  Locks nothing: the tables are new.

create table platform.bounce (
  id bigint generated always as identity primary key,
  -- In lower case; from our own ledger, never from the report.
  address text not null,
  person uuid,
  kind text not null check (kind in ('permanent', 'temporary', 'complaint')),
  -- The enhanced code, as 5.1.1, where there is one.
  status text,
  -- What the other side said.
  answer text not null,
  at timestamptz not null,
  -- What came back: a copy of a mailing, or a letter.
  mailing bigint references platform.mailing on delete set null,
  number integer,
  letter bigint references platform.letter on delete set null,
  check (mailing is null or letter is null)
);
-- Of one copy or letter, a report of a kind counts once, however often it comes.
create unique index bounce_of_copy on platform.bounce (mailing, number, kind);
create unique index bounce_of_letter on platform.bounce (letter, kind);
create index bounce_address on platform.bounce (address, at);
create index bounce_person on platform.bounce (person);
create index bounce_at on platform.bounce (at);

-- From when on failures of an address count: when it was last tried by a letter of its own, or resumed by whoever reads it.
create table platform.counted_from (
  address text primary key,
  at timestamptz not null
);
