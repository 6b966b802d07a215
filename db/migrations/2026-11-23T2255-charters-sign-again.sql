-- A signature set aside for standing or for a changed text no longer keeps its member from signing again; one that a verifier
-- took out does.  Erased addresses of organizers are all alike.  Locks charters.signature and charters.organizer for writing
-- while their indexes are built.

drop index charters.signature_once;
-- The condition is that of petitionToSign.
create unique index signature_once on charters.signature (petition, member)
where withdrawn_at is null
  and (invalidated_at is null
    or invalid_code in ('same-person', 'not-the-member', 'signed-under-pressure', 'other', 'merged-had-signed'));

drop index charters.organizer_once;
create unique index organizer_once on charters.organizer (petition, lower(email))
where declined_at is null and erased_at is null and email <> '';
