-- Locks platform.letter for a moment; no row is rewritten.

-- What a letter says; it is drawn as text and HTML when it leaves. Letters that were written before keep their bodies.
alter table platform.letter add column parts json;
