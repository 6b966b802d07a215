-- Whether search engines are asked to leave a list alone.  Locks conversations.list for an instant: the default is kept beside it.

alter table conversations.list add column is_indexed boolean not null default true;
