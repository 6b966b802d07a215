-- That receipt was acknowledged, and what units were asked and have replied.  Locks charters.petition for an instant, for the
-- foreign keys: both tables are new.

-- One for each filing: a petition that was returned is filed, and acknowledged, again.
create table charters.receipt (
  petition integer not null references charters.petition,
  filed_at timestamptz not null,
  acknowledged_by uuid not null,
  acknowledged_at timestamptz not null,
  primary key (petition, filed_at)
);

-- One asking of one unit.  Who replied is a person's name, and goes with the retention of the policy; all else stays.
create table charters.consultation (
  id bigint generated always as identity primary key,
  petition integer not null references charters.petition,
  -- A unit of units.unit.
  unit integer not null,
  -- Words and topics of its charge that the petition touches; none where staff added the unit, and said why.
  touched text[] not null default '{}',
  reason text not null default '',
  question text not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  -- The last day on which the link works.
  answer_by date not null,
  reminded_at timestamptz,
  position text check (position in ('no-objection', 'coordinate', 'objection')),
  reasons text not null default '',
  remarks text not null default '',
  replier_name text not null default '',
  replier_office text not null default '',
  replied_at timestamptz,
  confirmed_by uuid,
  confirmed_at timestamptz,
  set_aside_by uuid,
  set_aside_at timestamptz,
  set_aside_because text not null default '',
  check ((position is null) = (replied_at is null)),
  check (replied_at is not null or (confirmed_at is null and set_aside_at is null)),
  check ((set_aside_at is null) = (set_aside_because = ''))
);
create index consultation_petition on charters.consultation (petition, asked_at);
