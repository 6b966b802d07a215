-- A takeover that is being gathered comes to an end.  Locks lifecycle.takeover for as long as its few rows take.

alter table lifecycle.takeover add column gathers_until date;

-- Those that are gathered now were begun under rules that said nothing of it: ninety days, as in a policy that says nothing.
update lifecycle.takeover set gathers_until = (begun_at at time zone 'UTC')::date + 90 where state = 'gathering';
