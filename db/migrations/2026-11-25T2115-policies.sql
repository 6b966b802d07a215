-- Moves the versions of the policies to a schema of their own.  Locks that table for a moment.

create schema policies;
alter table charters.policy set schema policies;
alter table policies.policy rename to version;
alter index policies.policy_pkey rename to version_pkey;
