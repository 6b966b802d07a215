-- Locks charters.comment and charters.complaint for a moment; no row is rewritten.

-- A comment that its author withdrew has lost its words; one that staff took down is shown to nobody.  That it was there stays.
alter table charters.comment
  add column withdrawn_at timestamptz,
  add column taken_down_by uuid,
  add column taken_down_at timestamptz,
  add column taken_down_code text,
  add constraint comment_taken_down check ((taken_down_at is null) = (taken_down_code is null));

-- What was reported may be one comment; without one it is the page.
alter table charters.complaint add column comment bigint references charters.comment;
create index complaint_comment on charters.complaint (comment) where comment is not null;
