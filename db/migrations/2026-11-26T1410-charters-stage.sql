-- At which step of its rules a petition stands.  Locks charters.petition and charters.decision for some ms: the columns are added without
-- rewriting, and the update writes each petition that was filed once.

alter table charters.petition
  -- The place among the steps of its policy, from 0: where it stands, or stood when it ended.
  add column stage integer not null default 0 check (stage >= 0),
  -- Since when it waits there, for a step that is not signing; null where no step has been waited for.
  add column stage_since timestamptz;

-- Until now all petitions went by signatures, their test and a decision, in this order.
update charters.petition set stage = case when verified_at is not null then 2 when filed_at is not null then 1 else 0 end
where filed_at is not null;

alter table charters.decision
  -- Null where nobody decided: the rules approve by themselves.
  alter column recorded_by drop not null,
  -- Whether a report has to tell of it: only where the rules ask for one.
  add column to_report boolean not null default true;

drop index charters.decision_unreported;
create index decision_unreported on charters.decision (decided_on) where reported_on is null and to_report;
