-- Locks charters.signature for a moment, and waits for the signers who are under way.

-- signature_time begins with the same column under the same condition, and counts as well.
drop index charters.signature_counted;
