-- What a petition waits for that is neither signing nor a decision.  Locks nothing: the tables are new.

create schema steps;

-- What staff found of the organizers or the scope of a petition.
create table steps.finding (
  id bigint generated always as identity primary key,
  -- Of charters.petition, and the place of the step in its policy.
  petition integer not null,
  stage integer not null,
  result text not null check (result in ('confirmed', 'refused')),
  -- For the organizers; a refusal has one.
  reason text not null default '',
  found_by uuid not null,
  found_at timestamptz not null,
  check (result = 'confirmed' or reason <> '')
);
create index finding_petition on steps.finding (petition);

-- Somebody who is asked to endorse a petition, and what they answered by the link in their letter.
create table steps.endorsement (
  id bigint generated always as identity primary key,
  petition integer not null,
  stage integer not null,
  -- Name, address and what was written are erased with the addresses of the organizers.
  name text not null,
  office text not null,
  email text not null,
  named_by uuid not null,
  named_at timestamptz not null,
  reminded_at timestamptz,
  answer text check (answer in ('endorsed', 'declined')),
  reasons text not null default '',
  answered_at timestamptz,
  -- Whoever of the staff knows that it is the office's; an answer counts from then on.
  confirmed_by uuid,
  confirmed_at timestamptz,
  taken_back_at timestamptz,
  check ((answer is null) = (answered_at is null)),
  check ((confirmed_by is null) = (confirmed_at is null))
);
create index endorsement_petition on steps.endorsement (petition);

-- An open meeting that organizers announce, and what came of it.
create table steps.open_meeting (
  id bigint generated always as identity primary key,
  petition integer not null,
  stage integer not null,
  held_on date not null,
  begins time,
  place text not null default '',
  link text not null default '',
  announced_by uuid not null,
  announced_at timestamptz not null,
  called_off_at timestamptz,
  attendance integer check (attendance >= 0),
  minute text not null default '',
  recorded_by uuid,
  recorded_at timestamptz,
  check (place <> '' or link <> ''),
  check ((attendance is null) = (recorded_at is null))
);
create index open_meeting_petition on steps.open_meeting (petition);
