-- What may become of a group besides its renewal: who proposed it, who wants it too, what was decided.
-- Locks nothing: the tables are new.

create table lifecycle.proposal (
  id integer generated always as identity primary key,
  kind text not null check (kind in ('rename', 'dissolve', 'merge', 'graduate')),
  -- Groups of groups.registered_group.
  group_id uuid not null,
  into_group uuid,
  -- The new name, or the name of the body that it becomes.
  name text not null default '',
  reason text not null check (reason <> ''),
  state text not null check (state in ('agreeing', 'deciding', 'recommended', 'made', 'declined', 'withdrawn')),
  policy_id text not null,
  policy_version text not null,
  decider text not null check (decider in ('conveners', 'committee', 'council')),
  begun_by uuid not null,
  begun_as text not null check (begun_as in ('convener', 'committee')),
  begun_at timestamptz not null,
  settled_on date,
  -- The day of the report that asked the council.
  reported_on date,
  check ((kind = 'merge') = (into_group is not null)),
  check ((kind in ('rename', 'graduate')) = (name <> '')),
  check (into_group is distinct from group_id),
  check ((state in ('made', 'declined', 'withdrawn')) = (settled_on is not null))
);
-- A group has one under way at most; it is also the lock of two that are begun at once.
create unique index proposal_under_way on lifecycle.proposal (group_id) where state in ('agreeing', 'deciding', 'recommended');
create index proposal_group on lifecycle.proposal (group_id);
create index proposal_into on lifecycle.proposal (into_group) where into_group is not null;

create table lifecycle.agreement (
  proposal integer not null references lifecycle.proposal,
  group_id uuid not null,
  person uuid not null,
  as_staff boolean not null,
  agreed_at timestamptz not null,
  primary key (proposal, group_id, person)
);

create table lifecycle.decision (
  id integer generated always as identity primary key,
  proposal integer not null references lifecycle.proposal,
  body text not null check (body in ('committee', 'council')),
  result text not null check (result in ('approved', 'declined')),
  decided_on date not null,
  present integer,
  votes_for integer,
  votes_against integer,
  votes_abstained integer,
  reasons text not null default '',
  minute text not null default '',
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  unique (proposal, body)
);
