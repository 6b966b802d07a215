-- What the public record takes from the charters.  Locks nothing: a view.

-- Petitions that have been opened, and the decisions on them.  Whoever reads it asks for the states that are public.
create view charters.on_record as
  select 'petition' as kind, petition.id, petition.id as petition, petition.title, petition.state as petition_state,
         null::text as result, petition.opened_at as at, null::date as on_day, petition.purpose as body
  from charters.petition
  where petition.opened_at is not null
  union all
  select 'decision', decision.id, petition.id, petition.title, petition.state, decision.result, decision.recorded_at,
         decision.decided_on, decision.reasons
  from charters.decision
  join charters.petition on petition.id = decision.petition;
