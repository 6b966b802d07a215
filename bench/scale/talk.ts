import type pg from 'pg';
import { personNumbered } from './people.ts';

/** Few groups have hundreds of participants, most have some; few lists have most of what was said. */
const participants = { least: 20, most: 800 } as const;
const threads = { least: 2, most: 60 } as const;
const messagesInThread = 8;
const thrown = (of: string): string => `(('x' || left(md5(${of}::text), 7))::bit(28)::integer / 268435456.0)`;
const spread = (of: string, { least, most }: { least: number; most: number }): string =>
  `floor(${least} * power(${most} / ${least}.0, power(${thrown(of)}, 2)))::integer`;

/** Every group that stands has more participants, who read its list and write there. */
export async function letTalk(client: pg.Client): Promise<void> {
  await client.query(`
    create table scale.talking as
      select group_id, list.id as list, next_number, ${spread('group_id', participants)} as participants, ${spread('list.id', threads)} as threads,
             floor(${thrown('group_id')} * 1000003)::integer as first
      from conversations.list join groups.registered_group on registered_group.id = group_id where state = 'active' and list.purpose = 'talk';
    alter table scale.talking add before bigint;
    update scale.talking set before = running.before from (
      select list, (select max(id) from conversations.message) + (sum(threads) over (order by list) - threads) * ${messagesInThread} as before from scale.talking) running
      where running.list = talking.list;
    create table scale.joining as
      select group_id, list, ${personNumbered('first + n')} as person, '2026-01-01Z'::timestamptz + n * interval '3 hours' as at
      from scale.talking cross join lateral generate_series(1, participants) n;
    delete from scale.joining using groups.participant where participant.group_id = joining.group_id and participant.person = joining.person;
    insert into groups.participant (group_id, person, name_shown, since_at) select group_id, person, true, at from scale.joining;
    insert into conversations.subscription (list, person, delivery, since_at) select list, person, 'each', at from scale.joining on conflict do nothing;
    insert into groups.participant_count (group_id, participants) select group_id, count(*) from groups.participant where left_at is null group by 1
      on conflict (group_id) do update set participants = excluded.participants;
    insert into platform.fact (id, at, kind, by_person, body) overriding system value
      select (select max(id) from platform.fact) + row_number() over (), at, kind, person, body from scale.joining cross join lateral (values
        ('groups.participant-joined', jsonb_build_object('group', group_id, 'person', person)),
        ('conversations.subscribed', jsonb_build_object('how', 'joined', 'list', list, 'person', person))) as said (kind, body);`);
  await letWrite(client);
}

/** Threads of the words that were said in the example. */
async function letWrite(client: pg.Client): Promise<void> {
  const message = `before + (thread - 1) * ${messagesInThread} + place`;
  const at = (place: string) => `'2026-01-01Z'::timestamptz + (thread * 5 + ${place}) * interval '1 hour'`;
  const saidBy = (n: string) => `join scale.said on said.n = (${n}) % (select count(*) from scale.said)`;
  await client.query(`
    create table scale.said as select row_number() over (order by id) - 1 as n, from_name, from_address, subject, body_text from conversations.message where id < 10000;
    create table scale.writing as
      select list, first, before, thread, (select max(id) from conversations.thread) + before / ${messagesInThread} + thread as thread_id,
             next_number + (thread - 1) * ${messagesInThread} as first_number
      from scale.talking cross join lateral generate_series(1, threads) thread;
    insert into conversations.thread (id, list, number, subject, messages, last_at) overriding system value
      select thread_id, list, first_number, subject, ${messagesInThread}, ${at(String(messagesInThread))} from scale.writing ${saidBy('thread_id')};
    insert into conversations.message
        (id, list, number, thread, parent, message_id, sha256, person, from_name, from_address, subject, dated_at, posted_at, came_by, body_text) overriding system value
      select ${message}, list, first_number + place - 1, thread_id, case when place > 1 then ${message} - 1 end, ${message} || '.scale@lists.example.org',
             sha256(convert_to((${message})::text, 'UTF8')), ${personNumbered('first + place')}, from_name, from_address, subject, ${at('place')}, ${at('place')}, 'web', body_text
      from scale.writing cross join generate_series(1, ${messagesInThread}) place ${saidBy('thread_id + place')};
    update conversations.list set next_number = list.next_number + threads * ${messagesInThread} from scale.talking where talking.list = list.id;`);
}
