-- What happened to a group, found without reading what happened to all others.  Locks platform.fact against writing while the index is
-- built: some seconds for a million facts.

create index fact_group on platform.fact ((body ->> 'group'), id) where body ? 'group';
