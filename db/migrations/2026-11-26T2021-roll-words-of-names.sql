-- By the words of a name, so that whoever is erased need not be compared with everybody.  Locks roll.member and roll.person against writing while the
-- indexes are made: some ten seconds for a million members.

create index member_words on roll.member using gin (string_to_array(name_key, ' ')) where erased_at is null;

-- What is longer than 500 letters is no name.
create index person_words on roll.person using gin (regexp_split_to_array(lower(name), '[[:space:]]+')) where erased_at is null and length(name) <= 500;
