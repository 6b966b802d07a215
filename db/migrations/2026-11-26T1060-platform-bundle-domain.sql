-- Bundles that hold copies for one domain alone.  Locks platform.bundle for an instant.

alter table platform.bundle add column domain text;
