-- Which process is reading a message that came in, and whether a relay of ours brought it.  Locks platform.incoming_recipient and
-- platform.incoming_mail for the instant of adding columns without a default that is computed, and of an index over what is kept.

-- What a process held when it died is free at once.
alter table platform.incoming_recipient add column held_by integer;

-- What such a relay found out about the sender may then be believed.
alter table platform.incoming_mail add column from_peer boolean not null default false;

create index incoming_mail_kept on platform.incoming_mail (received_at) where raw is not null;
