-- Another index on roll.member, so that a misspelt name is found: locks the table for writing while it is built, some
-- seconds for a million members.

-- The consonants of the last name and the first letters of the first: “smth joh” for Smith, Smyth and Smithe, John and Johan.
-- The text is that of likeKey in src/roll/members/matching.
create index member_like on roll.member (
  (left(translate(split_part(name_key, ' ', 1), 'aeiouyhw', ''), 5) || ' ' || left(split_part(name_key, ' ', 2), 3))
) where name_key <> '';
