-- Meetings of bodies: when and where each sits.  Locks nothing: schema and table are new.

create schema if not exists meetings;

create table meetings.sitting (
  id integer primary key generated always as identity,
  -- A body, of units.unit.
  unit integer not null,
  name text not null check (name <> ''),
  begins_at timestamptz not null,
  ends_at timestamptz not null,
  place text not null default '',
  -- For those who come from afar: where to join, and where it is in a virtual world.
  link text not null default '',
  in_world text not null default '',
  -- Whether everybody is shown the link.
  open_to_guests boolean not null default false,
  -- The last day on which a petition that is filed reaches it; null where none is brought to this body.
  file_by date,
  -- The day of the association's calendar in whose place it stands; null for another.
  calendar_on date,
  state text not null default 'planned' check (state in ('planned', 'held', 'cancelled')),
  cancelled_because text not null default '',
  announced_by uuid,
  announced_at timestamptz not null,
  changed_at timestamptz not null,
  -- Grows with every change: calendars tell a newer copy by it.
  revision integer not null default 0,
  check (ends_at > begins_at),
  check ((state = 'cancelled') = (cancelled_because <> ''))
);
create index sitting_unit on meetings.sitting (unit, begins_at);
create index sitting_begins on meetings.sitting (begins_at);
-- A day of the calendar is taken over once.
create unique index sitting_calendar on meetings.sitting (unit, calendar_on);
