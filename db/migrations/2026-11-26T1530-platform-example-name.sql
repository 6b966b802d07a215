-- Which example a database holds, so that it is not opened as another.  Locks the one row of the installation for an instant.

alter table platform.installation
  add column example text,
  add constraint installation_example_check check (example is null or kind = 'example');
