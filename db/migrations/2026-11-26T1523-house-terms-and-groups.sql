-- What terms and groups say of each other is set right, where a group ended by a decision or was begun again.  Locks the rows of some
-- terms and groups for less than a second.

-- The one that was renewed ahead of its end, and ran when its group ended by a decision.
update charters.term set ended_code = registered_group.state, ended_on = registered_group.ended_on
from groups.registered_group
where registered_group.id = term.group_id and registered_group.state in ('graduated', 'dissolved', 'merged', 'lapsed')
  and term.ended_code = 'renewed' and term.from_on <= registered_group.ended_on and term.ended_on > registered_group.ended_on;

-- A group that was begun again is judged by the version of the term that it was given then, and not by one under which that was renewed.
update groups.registered_group set policy_id = begun.policy_id, policy_version = begun.policy_version
from (
  select distinct on (term.group_id) term.group_id, term.policy_id, term.policy_version
  from charters.term
  join (select group_id, max(from_on) as from_on from charters.term where ended_code = 'lapsed' group by group_id) lapsed
    on lapsed.group_id = term.group_id and lapsed.from_on < term.from_on
  where term.ended_code is distinct from 'never-begun'
  order by term.group_id, term.from_on) begun
where begun.group_id = registered_group.id and registered_group.state = 'active' and registered_group.policy_id is not null
  and (begun.policy_id, begun.policy_version) <> (registered_group.policy_id, registered_group.policy_version);
