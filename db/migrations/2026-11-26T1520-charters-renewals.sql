-- Drafts to renew a group stand beside each other; of those that were submitted there is one.  A petition to renew may be closed for a
-- reason of its own.  Locks charters.petition against writing while the index is made: milliseconds for some thousands.

drop index charters.petition_renewing;

create unique index petition_renewing on charters.petition (group_id)
  where kind = 'renew' and state not in ('draft', 'approved', 'declined', 'withdrawn', 'expired');

create index petition_of_group on charters.petition (group_id) where group_id is not null;

alter table charters.petition
  add closed_code text check (closed_code in ('group-ended', 'group-renewed'));
