-- A coming term that never began ends on the day on which it would have begun.  Locks charters.term for as long as some thousand rows
-- take: less than a second.

update charters.term set ended_code = 'never-begun', ended_on = from_on where ended_on < from_on;

alter table charters.term
  add constraint term_never_begun check (ended_on >= from_on and (ended_code <> 'never-begun' or ended_on = from_on));
