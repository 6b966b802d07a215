-- Locks no table that is in use: it makes a new one, and reads charters.verification and its kin once.
-- What was verified at each filing, kept for good: a later filing tests the signatures anew and forgets what the earlier one found.
create table charters.certificate (
  petition integer not null references charters.petition,
  -- The first filing that was signed off is 1.
  number integer not null,
  title text not null,
  text_sha256 text not null,
  policy_id text not null,
  policy_version text not null,
  needed integer not null,
  filed_at timestamptz not null,
  filed_on date not null,
  signed integer not null,
  on_paper integer not null,
  valid integer not null,
  -- A list of reason and count.
  not_valid jsonb not null,
  -- Null where nobody had signed.
  first_signed_at timestamptz,
  last_signed_at timestamptz,
  verified_at timestamptz not null,
  verified_by uuid,
  primary key (petition, number)
);

-- Petitions that are verified already have theirs, too.
insert into charters.certificate
select petition.id, 1, petition.title, petition.text_sha256, petition.policy_id, petition.policy_version, petition.needed,
       petition.filed_at, petition.filed_on, coalesce(found.signed, 0), coalesce(found.on_paper, 0), coalesce(found.valid, 0),
       coalesce(
         (select jsonb_agg(jsonb_build_object('reason', by_reason.reason, 'count', by_reason.count) order by by_reason.reason)
          from (select coalesce(reason, 'other') as reason, count(*) from charters.verdict
                where verdict.petition = petition.id and result <> 'counts' group by 1) as by_reason),
         '[]'),
       found.first_signed_at, found.last_signed_at, verification.signed_off_at, verification.signed_off_by
from charters.verification
join charters.petition on petition.id = verification.petition
left join (
  select verdict.petition, count(*) as signed, count(line.id) as on_paper, count(*) filter (where result = 'counts') as valid,
         min(signature.signed_at) as first_signed_at, max(signature.signed_at) as last_signed_at
  from charters.verdict
  join charters.signature on signature.id = verdict.signature
  left join charters.paper_line line on line.signature = signature.id
  group by verdict.petition
) as found on found.petition = petition.id
where verification.signed_off_at is not null and petition.filed_at is not null and petition.filed_on is not null
  and petition.text_sha256 is not null and petition.needed is not null;
