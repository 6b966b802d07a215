-- Sheets of signatures on paper.  Locks nothing: the tables are new.

create table charters.paper_sheet (
  id integer generated always as identity primary key,
  petition integer not null references charters.petition,
  entered_by uuid not null,
  entered_at timestamptz not null,
  -- The scan, in platform.file; erased with the retention of the policy.
  scan_sha256 bytea
);
create index paper_sheet_petition on charters.paper_sheet (petition, id);

-- A line of a sheet.  What was written is kept until the retention of the policy erases it.
create table charters.paper_line (
  id bigint generated always as identity primary key,
  sheet integer not null references charters.paper_sheet,
  -- Where it stands on the sheet, from 1.
  place integer not null,
  name_written text not null,
  number_written text not null,
  -- The day that stands beside the name: the day of signing.
  signed_on date not null,
  state text not null check (state in ('waiting', 'signed', 'refused', 'nobody', 'taken-back')),
  -- The first code that kept it from being a signature, or for which it was taken back.
  reason text,
  -- The row of the roll that it was linked to.
  member bigint,
  signature bigint unique references charters.signature,
  -- Who chose the member; null where the roll left no doubt.
  settled_by uuid,
  settled_at timestamptz,
  unique (sheet, place),
  check ((state = 'signed') <= (signature is not null))
);
create index paper_line_member on charters.paper_line (member) where member is not null;
create index paper_line_waiting on charters.paper_line (sheet) where state = 'waiting';
