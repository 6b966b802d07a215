-- Locks platform.reaction_done and platform.fact for a moment.

-- Facts are never deleted and reactions are not renamed, and each mark was looked up twice for it.
alter table platform.reaction_done drop constraint reaction_done_fact_fkey, drop constraint reaction_done_reaction_fkey;
