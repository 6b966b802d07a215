-- A notice of a term is noted when it is due, and has no day of sending while there is nobody who can be told.  Locks lifecycle.notice
-- for the moment in which the rule goes; no row is read.

alter table lifecycle.notice alter column sent_on drop not null;
