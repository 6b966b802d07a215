-- When backups were taken, so that somebody can tell how old the last one is.  A new table; locks nothing.

create table platform.backup_taken (
  taken_at timestamptz primary key
);
