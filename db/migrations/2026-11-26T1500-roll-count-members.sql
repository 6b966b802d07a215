-- Locks roll.member while its erased records are looked for: a second for a million members.

-- Members are counted as standings in force less those of records that were merged or erased; the latter are few, and are found here.
create index member_erased on roll.member (id) where erased_at is not null;
