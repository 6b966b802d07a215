-- Who may post to a list, what is held until somebody has looked at it, and what is asked by letter.  Locks nothing: the tables are new.

-- What an owner chose; a list without a row goes by what is usual.
create table conversations.posting_choice (
  list integer primary key references conversations.list,
  -- Whose first post a moderator looks at.
  first_posts text not null check (first_posts in ('nobody', 'guests', 'everyone')),
  -- What becomes of posts of somebody whose good standing has ended.
  lapsed text not null check (lapsed in ('accept', 'hold', 'refuse')),
  most_kilobytes integer not null check (most_kilobytes between 10 and 20000),
  most_recipients integer not null check (most_recipients between 1 and 100),
  -- Between two posts of one writer; 0 where nobody has to wait.
  slow_minutes integer not null check (slow_minutes between 0 and 1440),
  -- Where its code of conduct stands; empty when it has none.
  conduct_url text not null
);

-- Whose posts to a list are judged otherwise than the rest: one row for each, by person, or by address where nobody is known behind it.
create table conversations.writer_trust (
  id bigint primary key generated always as identity,
  list integer not null references conversations.list,
  person uuid,
  address text,
  trust text not null check (trust in ('banned', 'moderated', 'trusted')),
  reason text not null,
  by_person uuid,
  since_at timestamptz not null,
  check ((person is null) <> (address is null)),
  unique (list, person),
  unique (list, address)
);

create table conversations.held_post (
  id bigint primary key generated always as identity,
  list integer not null references conversations.list,
  -- By which rule of the policy.
  rule text not null,
  message_id text not null,
  -- Every byte; gone once it was decided.
  raw bytea,
  -- Whom its address belongs to; whether it was they is what `vouching` says.
  person uuid,
  from_name text not null,
  from_address text not null,
  subject text not null,
  body_text text not null,
  came_by text not null check (came_by in ('mail', 'web')),
  vouching text not null,
  -- What SPF, DKIM, DMARC and ARC said.
  verdicts jsonb,
  received_at timestamptz not null,
  held_at timestamptz not null,
  decided_at timestamptz,
  decision text check (decision in ('accepted', 'refused', 'discarded', 'expired')),
  -- Null where its writer confirmed it, or nobody decided in time.
  decided_by uuid,
  reason text not null default '',
  message bigint references conversations.message,
  unique (list, message_id),
  check ((decided_at is null) = (decision is null))
);
create index held_post_waiting on conversations.held_post (list, held_at) where decided_at is null;
create index held_post_person on conversations.held_post (person);

-- What SPF, DKIM, DMARC and ARC said of a message that came by mail.
create table conversations.message_verdicts (
  message bigint primary key references conversations.message,
  vouching text not null,
  verdicts jsonb not null
);

-- What somebody is asked by letter, and answers once, by its link or by replying.
create table conversations.question (
  token_hash bytea primary key,
  kind text not null check (kind in ('confirm-post', 'join', 'leave', 'decide')),
  list integer not null references conversations.list,
  -- Where the letter went.
  address text not null,
  -- Null for somebody who has not come here before.
  person uuid,
  name text not null default '',
  held_post bigint references conversations.held_post,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  answered_at timestamptz
);
create index question_expires on conversations.question (expires_at);
create index question_held on conversations.question (held_post);
