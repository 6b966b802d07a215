-- What was to renew a group that had ended by a decision before this is closed, as it is now with its group. Locks the rows of a few
-- petitions and records for less than a second.

update charters.petition
set state = case when petition.state in ('draft', 'screening') then 'withdrawn' else 'expired' end, closed_code = 'group-ended',
    ended_at = (registered_group.ended_on + 1)::timestamp at time zone 'UTC'
from groups.registered_group
where registered_group.id = petition.group_id and registered_group.state in ('graduated', 'dissolved', 'merged')
  and petition.kind = 'renew' and petition.state not in ('approved', 'declined', 'withdrawn', 'expired');

update lifecycle.renewal_record
set result = 'refused', reason = 'The group has ended by a decision.', settled_on = greatest(recorded_on, registered_group.ended_on)
from groups.registered_group
where registered_group.id = renewal_record.group_id and registered_group.state in ('graduated', 'dissolved', 'merged')
  and renewal_record.result is null;
