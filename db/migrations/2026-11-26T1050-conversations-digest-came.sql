-- When a reader last had a digest of a list, so that a digest that does not wait comes once a day at most.
-- Locks conversations.reading_span for a moment; rewrites nothing.

alter table conversations.reading_span add column digest_at timestamptz;
