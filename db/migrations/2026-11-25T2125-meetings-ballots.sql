-- How a body decides: ballots, who takes part in them, and what was said.  Locks meetings.sitting for an instant, for the foreign key:
-- all tables are new.
create schema if not exists meetings;

create table meetings.ballot (
  id integer generated always as identity primary key,
  -- The body: a unit of units.unit.
  unit integer not null,
  -- What it is about, as whoever opened it knows it: charters.petition, 12.
  subject_kind text not null,
  subject text not null,
  question text not null,
  href text not null,
  way text not null check (way in ('room', 'mail', 'online', 'confirmation')),
  positions text not null check (positions in ('open', 'secret')),
  carries text not null check (carries in ('majority', 'two-thirds')),
  quorum integer,
  confirmations integer,
  objection_hours integer,
  -- The meeting at which it was voted; null between meetings.
  sitting integer references meetings.sitting,
  opened_by uuid not null,
  announced_at timestamptz not null,
  opens_at timestamptz not null,
  -- Exclusive; null while the chair keeps it open, and until enough members have confirmed.
  closes_at timestamptz,
  closed_at timestamptz,
  decided_on date,
  outcome text check (outcome in ('approved', 'declined', 'returned', 'no-quorum', 'tied', 'objected', 'called-off')),
  figures jsonb,
  reasons jsonb,
  mover uuid,
  seconder uuid,
  minute text not null default '',
  sheet_sha256 bytea,
  check ((way = 'confirmation') = (confirmations is not null)),
  check ((way = 'confirmation') = (objection_hours is not null)),
  check ((closed_at is null) = (outcome is null)),
  check ((closed_at is null) = (figures is null))
);
-- One question at a time: a second ballot on the same subject is opened when the first is closed.
create unique index ballot_open on meetings.ballot (subject_kind, subject) where closed_at is null;
create index ballot_subject on meetings.ballot (subject_kind, subject, announced_at);

-- Members of the body on the day on which the ballot opens.
create table meetings.elector (
  ballot integer not null references meetings.ballot,
  person uuid not null,
  -- Why they take no part: a code of whoever opened the ballot, or own.
  recused text,
  -- That, and not when: of a secret ballot an order of voters would be half of what is to stay unknown.
  has_voted boolean not null default false,
  primary key (ballot, person)
);
create index elector_person on meetings.elector (person);

-- Positions by name, of open ballots.
create table meetings.vote (
  ballot integer not null,
  person uuid not null,
  position text not null check (position in ('approve', 'decline', 'return', 'abstain', 'confirm', 'object')),
  cast_at timestamptz not null,
  primary key (ballot, person),
  foreign key (ballot, person) references meetings.elector
);

-- Positions without names, of secret ballots: a row for each position, and none for a vote.
create table meetings.secret_count (
  ballot integer not null references meetings.ballot,
  position text not null check (position in ('approve', 'decline', 'return', 'abstain')),
  votes integer not null default 0,
  primary key (ballot, position)
);

-- What members say besides their votes, or instead of them.
create table meetings.remark (
  ballot integer not null,
  person uuid not null,
  body text not null,
  made_at timestamptz not null,
  primary key (ballot, person),
  foreign key (ballot, person) references meetings.elector
);
