-- The platform's own tables: the record of facts, what is due later, the outbox, web sessions, limits.
-- Locks nothing: every table is new.

create schema platform;

-- One row: what this database is.  Personas, the mailbox and the movable clock exist only where kind = 'example'.
create table platform.installation (
  only_row boolean primary key default true check (only_row),
  kind text not null check (kind in ('example', 'association')),
  created_at timestamptz not null,
  -- Keys the hashes by which an erased person is recognised; made when the database is.
  hash_key bytea not null,
  -- How far the example's clock stands ahead of the machine's.
  clock_ahead_ms bigint not null default 0 check (kind = 'example' or clock_ahead_ms = 0)
);

-- What happened, in ids, codes, numbers and hashes.  Never changed, never deleted.
create table platform.fact (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  kind text not null,
  by_person uuid,
  body jsonb not null
);
create index fact_kind on platform.fact (kind, id);
create index fact_petition on platform.fact ((body ->> 'petition'), id) where body ? 'petition';

create function platform.keep_facts() returns trigger language plpgsql as $$
begin
  raise exception 'facts are never changed or deleted';
end $$;
create trigger keep_facts before update or delete on platform.fact for each row execute function platform.keep_facts();

-- Which reaction has done which fact; below platform.reaction.swept_to all is done and the marks are gone.
create table platform.reaction (
  name text primary key,
  swept_to bigint not null default 0
);
create table platform.reaction_done (
  reaction text not null references platform.reaction,
  fact bigint not null references platform.fact,
  primary key (reaction, fact)
);
-- A fact on which a reaction failed waits here, with its error, until its next try.
create table platform.reaction_failed (
  reaction text not null references platform.reaction,
  fact bigint not null references platform.fact,
  attempts integer not null,
  retry_at timestamptz not null,
  error text not null,
  primary key (reaction, fact)
);

-- What is due later, woken by our own clock.
create table platform.due (
  id bigint generated always as identity primary key,
  kind text not null,
  subject text not null,
  due_at timestamptz not null,
  try_at timestamptz not null,
  attempts integer not null default 0,
  error text,
  done_at timestamptz,
  unique (kind, subject, due_at)
);
create index due_open on platform.due (try_at) where done_at is null;

-- Every letter we send: one row for each recipient and letter.
create table platform.letter (
  id bigint generated always as identity primary key,
  once text not null unique,
  kind text not null,
  address text not null,
  person uuid,
  subject text not null,
  -- Erased once a letter with a secret in it (a sign-in link) has left.
  body_text text,
  body_html text,
  headers jsonb not null default '{}',
  secret boolean not null default false,
  written_at timestamptz not null,
  try_at timestamptz not null,
  attempts integer not null default 0,
  sent_at timestamptz,
  failed_at timestamptz,
  error text
);
create index letter_open on platform.letter (try_at) where sent_at is null and failed_at is null;
create index letter_person on platform.letter (person);

create table platform.suspended_address (
  address text primary key,
  since timestamptz not null,
  reason text not null
);

create table platform.web_session (
  token_hash bytea primary key,
  person uuid not null,
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  confirmed_at timestamptz not null,
  ended_at timestamptz,
  device text not null default ''
);
create index web_session_person on platform.web_session (person);

-- Attempts counted by bucket and window.  Written outside the request's transaction, so that a refusal does not undo it.
create table platform.attempt (
  bucket text not null,
  window_at timestamptz not null,
  count integer not null,
  primary key (bucket, window_at)
);

-- One table to find everything by; filled by reactions.  Each hit is asked again whether the visitor may see it.
create table platform.search_entry (
  noun text not null,
  id text not null,
  href text not null,
  title text not null,
  body text not null,
  audience text not null default 'public',
  words tsvector generated always as (
    setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', body), 'B')
  ) stored,
  primary key (noun, id)
);
create index search_words on platform.search_entry using gin (words);
