-- An example that was cut short while it was made is told from one that is whole.
-- Locks platform.installation, which has one row, for an instant.

alter table platform.installation add column filled_at timestamptz;
update platform.installation set filled_at = created_at where kind = 'example';
