-- Who was at a meeting and how, and what members wrote who could not come.  Locks meetings.sitting for an instant, for a column;
-- the tables are new.

alter table meetings.sitting add column guests integer not null default 0 check (guests >= 0);

create table meetings.attendance (
  sitting integer not null references meetings.sitting,
  person uuid not null,
  mode text not null check (mode in ('room', 'link', 'in-world', 'excused', 'absent')),
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (sitting, person)
);
create index attendance_person on meetings.attendance (person);

-- One comment of a member to each item, and one to the whole.
create table meetings.written_comment (
  id integer primary key generated always as identity,
  sitting integer not null references meetings.sitting,
  item integer references meetings.agenda_item,
  person uuid not null,
  -- Empty once the roll has erased the person.
  body text not null,
  written_at timestamptz not null,
  erased_at timestamptz
);
create unique index written_comment_once on meetings.written_comment (sitting, person, coalesce(item, 0));
create index written_comment_person on meetings.written_comment (person);
create index written_comment_item on meetings.written_comment (item);
