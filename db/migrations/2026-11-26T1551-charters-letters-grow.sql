-- A letter grows by what stands for a name that is taken out of it; how long it may be when it is written is for the rules to say.  Locks
-- charters.signature_letter while its letters are looked at: less than a second for some thousands.

alter table charters.signature_letter
  drop constraint signature_letter_body_check,
  add constraint signature_letter_body_check check (length(body) >= 1);
