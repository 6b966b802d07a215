-- Petitions, signatures, verification, decisions, terms.  Locks nothing: every table is new.

-- The policies create the schema; this file only adds to it.
create schema if not exists charters;

create table charters.petition (
  id integer generated always as identity primary key,
  kind text not null check (kind in ('establish', 'renew')),
  -- For a renewal, the group whose term is to go on.
  group_id uuid,
  policy_id text not null,
  policy_version text not null,
  state text not null,
  title text not null default '',
  purpose text not null default '',
  open_to text not null default '',
  -- Grows with every save; an editor who saves over a newer revision is told.
  revision integer not null default 1,
  edited_by uuid,
  edited_at timestamptz not null,
  begun_by uuid not null,
  begun_at timestamptz not null,
  -- Set when the text is frozen: what every signer signs.
  frozen_at timestamptz,
  text_sha256 text,
  -- Pinned from the policy at opening.
  needed integer,
  screen_by timestamptz,
  opened_at timestamptz,
  closes_at timestamptz,
  filed_at timestamptz,
  filed_on date,
  verified_at timestamptz,
  decided_at timestamptz,
  ended_at timestamptz,
  check ((frozen_at is null) = (text_sha256 is null))
);
create index petition_state on charters.petition (state, opened_at desc);

-- What the organizers of a returned petition write anew; the frozen text stays public until they submit it again.
create table charters.redraft (
  petition integer primary key references charters.petition,
  title text not null,
  purpose text not null,
  open_to text not null,
  topics text[] not null
);

create table charters.petition_topic (
  petition integer not null references charters.petition,
  topic text not null,
  primary key (petition, topic)
);

-- Somebody who answers for the petition. Name and addresses go after the retention of the policy.
create table charters.organizer (
  id uuid primary key default gen_random_uuid(),
  petition integer not null references charters.petition,
  person uuid,
  name text not null,
  email text not null,
  postal_address text not null default '',
  work text not null default '',
  invited_at timestamptz not null,
  accepted_at timestamptz,
  declined_at timestamptz,
  -- Shown once, in the invitation; only its hash is kept.
  token_hash bytea,
  erased_at timestamptz
);
create index organizer_petition on charters.organizer (petition, invited_at);
create index organizer_person on charters.organizer (person);
create unique index organizer_once on charters.organizer (petition, lower(email)) where declined_at is null and erased_at is null;
create unique index organizer_token on charters.organizer (token_hash) where token_hash is not null;

create table charters.signature (
  id bigint generated always as identity primary key,
  petition integer not null references charters.petition,
  -- The row of the roll, and the person who signed; both are numbers without a name.
  member bigint not null,
  person uuid,
  signed_at timestamptz not null,
  text_sha256 text not null,
  name_shown boolean not null default false,
  -- Standing as it was at signing, frozen with the signature.
  class text not null,
  paid_through date,
  shared_address boolean not null default false,
  -- A keyed hash of the network, for marks; erased with the retention of the policy.
  network_hash bytea,
  withdrawn_at timestamptz,
  invalidated_at timestamptz,
  invalid_code text
);
-- One signature a member and petition; a withdrawn one does not stand in the way of another.
create unique index signature_once on charters.signature (petition, member) where withdrawn_at is null;
create index signature_counted on charters.signature (petition) where withdrawn_at is null and invalidated_at is null;
create index signature_time on charters.signature (petition, signed_at) where withdrawn_at is null and invalidated_at is null;
create index signature_person on charters.signature (person);

-- Both answers for each signature, as they were found at filing, and what the verifier made of them.
create table charters.verdict (
  signature bigint primary key references charters.signature,
  petition integer not null references charters.petition,
  at_signing jsonb not null,
  at_filing jsonb not null,
  result text not null check (result in ('counts', 'doubt', 'rejected')),
  reason text,
  -- The signature that this one is near to, or a second of.
  near bigint,
  -- Remarks for the verifier that decide nothing.
  marks text[] not null default '{}',
  -- Set when a person, not the test, decided.
  settled_by uuid,
  settled_at timestamptz
);
create index verdict_petition on charters.verdict (petition, result);

create table charters.verification (
  petition integer primary key references charters.petition,
  tested_at timestamptz not null,
  note text not null default '',
  signed_off_by uuid,
  signed_off_at timestamptz,
  counted integer
);

create table charters.suspension (
  id integer generated always as identity primary key,
  petition integer not null references charters.petition,
  code text not null,
  suspended_by uuid not null,
  suspended_at timestamptz not null,
  lifted_by uuid,
  lifted_at timestamptz
);
create unique index suspension_open on charters.suspension (petition) where lifted_at is null;

-- What somebody reported of a public page.
create table charters.complaint (
  id bigint generated always as identity primary key,
  petition integer not null references charters.petition,
  code text not null,
  remark text not null default '',
  made_by uuid,
  made_at timestamptz not null,
  settled_by uuid,
  settled_at timestamptz
);
create index complaint_open on charters.complaint (petition) where settled_at is null;

create table charters.decision (
  id integer generated always as identity primary key,
  petition integer not null references charters.petition,
  result text not null check (result in ('approved', 'declined', 'returned')),
  decided_on date not null,
  present integer,
  votes_for integer,
  votes_against integer,
  votes_abstained integer,
  reasons text not null default '',
  minute text not null default '',
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  -- Null while it stands on the committee's list of what is to be reported to the council.
  reported_on date,
  unique (petition, recorded_at)
);
create index decision_unreported on charters.decision (decided_on) where reported_on is null;

create table charters.term (
  id integer generated always as identity primary key,
  group_id uuid not null,
  petition integer references charters.petition,
  policy_id text not null,
  policy_version text not null,
  from_on date not null,
  -- Exclusive; null for a term without end.
  until_on date,
  ended_code text,
  ended_on date,
  unique (group_id, from_on),
  check (until_on > from_on)
);
create index term_open on charters.term (until_on) where ended_on is null;

-- Scans, marks and addresses that have been erased by the retention of the policy.
create table charters.retention (
  petition integer primary key references charters.petition,
  erased_at timestamptz not null
);
