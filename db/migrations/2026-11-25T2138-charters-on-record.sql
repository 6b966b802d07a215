-- What the public record takes from the charters.  Writes charters.petition and charters.decision anew, and locks them meanwhile:
-- some five seconds for five thousand petitions.

-- Kept rather than made at each search: to read five thousand purposes took five seconds.
alter table charters.petition
  add column words tsvector generated always as (to_tsvector('english', title || ' ' || purpose)) stored;
alter table charters.decision
  add column words tsvector generated always as (to_tsvector('english', reasons)) stored;

-- Petitions that have been opened, and the decisions on them.  Whoever reads it asks for the states that are public.
create view charters.on_record as
  select 'petition' as kind, petition.id, petition.id as petition, petition.title, petition.state as petition_state,
         null::text as result, petition.opened_at as at, null::date as on_day, petition.words
  from charters.petition
  where petition.opened_at is not null
  union all
  select 'decision', decision.id, petition.id, petition.title, petition.state, decision.result, decision.recorded_at,
         decision.decided_on, decision.words || to_tsvector('english', petition.title)
  from charters.decision
  join charters.petition on petition.id = decision.petition;
