-- What terms and groups say of each other is set right, where a group ended by a decision or was begun again.  Locks the rows of some
-- terms and groups for less than a second.

-- The one that was renewed ahead of its end, and ran when its group ended by a decision.
update charters.term set ended_code = registered_group.state, ended_on = registered_group.ended_on
from groups.registered_group
where registered_group.id = term.group_id and registered_group.state in ('graduated', 'dissolved', 'merged', 'lapsed')
  and term.ended_code = 'renewed' and term.from_on <= registered_group.ended_on and term.ended_on > registered_group.ended_on;

-- A group that was begun again is judged by the version of the term that it was given then.
update groups.registered_group set policy_id = term.policy_id, policy_version = term.policy_version
from charters.term
where term.group_id = registered_group.id and registered_group.state = 'active' and registered_group.policy_id is not null
  and term.ended_on is null and (term.policy_id, term.policy_version) <> (registered_group.policy_id, registered_group.policy_version)
  and not exists (select from charters.term later where later.group_id = term.group_id and later.ended_on is null and later.from_on < term.from_on);
