-- Letters that were given up are counted every few seconds.  Locks platform.letter against writes while the index is made: some 0.2 s for a million.

create index letter_failed on platform.letter (failed_at) where failed_at is not null;
