// What the product's own commands left in the example is the pattern: each petition and each group is copied with all that hangs
// from it.  Numbers move on by a stride for each copy, ids of groups are made of theirs, and other persons stand in the places of those of the example.
import type pg from 'pg';
import type { Size } from './size.ts';

/** More than any number of the example; the copies of number 7 are 10,007, 20,007 and so on. */
const stride = 10_000;

interface Copied {
  readonly table: string;
  /** Of which petition, or of which group, a row `t` is. */
  readonly petition?: string;
  readonly group?: string;
  /** What a copy has that is not told by the name of the column. */
  readonly set?: Readonly<Record<string, string>>;
}

const numbers = new Set(
  'id petition comment consultation decision ballot list thread parent message proposal opened_by_fact succeeds'.split(
    ' ',
  ),
);
const persons = new Set('person begun_by edited_by posted_by opened_by by_person'.split(' '));
const groups = new Set(['group_id', 'into_group']);

const ofPetition = (...tables: string[]): Copied[] => tables.map((table) => ({ table, petition: 't.petition' }));
const ofGroup = (...tables: string[]): Copied[] => tables.map((table) => ({ table, group: 't.group_id' }));
const groupOfList = '(select group_id from conversations.list where list.id = t.list)';
const groupOfMessage =
  '(select group_id from conversations.list join conversations.message on message.list = list.id where message.id = t.message)';
const ofList = (...tables: string[]): Copied[] => tables.map((table) => ({ table, group: groupOfList }));
const petitionOfBallot = '(select subject::integer from meetings.ballot where ballot.id = t.ballot)';
const ofBallot = (...tables: string[]): Copied[] =>
  tables.map((table) => ({ table, petition: petitionOfBallot, set: { person: 't.person' } }));
const ofProposal = (table: string): Copied => ({
  table,
  group: '(select group_id from lifecycle.proposal where proposal.id = t.proposal)',
});
const numbered = (column: string): string => `${column} || '-' || k`;
const md5Of = (column: string): string => `md5(${column}::text || '/' || k)::uuid`;

const factsPetition = `coalesce((t.body ->> 'petition')::integer, (select petition from charters.decision where id = (t.body ->> 'decision')::integer),
  (select subject::integer from meetings.ballot where id = (t.body ->> 'ballot')::integer))`;
const factsGroup = `coalesce((t.body ->> 'group')::uuid, (select group_id from conversations.list where id = (t.body ->> 'list')::integer),
  (select group_id from duties.duty where id = (t.body ->> 'duty')::integer))`;
const ofFact = { table: 'platform.fact', set: { body: 'scale.moved(t.body, k)' } };

/** In the order in which one hangs from the other. */
const copied: readonly Copied[] = [
  { table: 'charters.petition', petition: 't.id', set: { title: `t.title || ' ' || k` } },
  {
    table: 'charters.organizer',
    petition: 't.petition',
    set: { id: md5Of('t.id'), token_hash: 'null', postal_address: `''` },
  },
  ...ofPetition(
    'charters.petition_topic',
    'charters.receipt',
    'charters.verification',
    'charters.certificate',
    'charters.decision',
    'charters.news_item',
    'charters.circulation',
    'charters.circulated_version',
    'charters.comment',
    'charters.consultation',
  ),
  {
    table: 'meetings.ballot',
    petition: `case when t.subject_kind = 'charters.petition' then t.subject::integer end`,
    set: {
      subject: `(t.subject::integer + k * ${stride})::text`,
      href: `'/petitions/' || t.subject::integer + k * ${stride} || '/decision'`,
      opened_by: 't.opened_by',
    },
  },
  ...ofBallot('meetings.elector', 'meetings.vote', 'meetings.remark', 'meetings.secret_count'),
  {
    table: 'groups.registered_group',
    group: 't.id',
    set: {
      id: md5Of('t.id'),
      number: `t.number + k * ${stride}`,
      slug: numbered('t.slug'),
      name: `t.name || ' ' || k`,
    },
  },
  { table: 'groups.address', group: 't.group_id', set: { slug: numbered('t.slug') } },
  ...ofGroup(
    'groups.former_name',
    'groups.participant',
    'groups.participant_count',
    'groups.role',
    'groups.topic',
    'charters.term',
    'lifecycle.proposal',
  ),
  ofProposal('lifecycle.agreement'),
  {
    table: 'conversations.list',
    group: 't.group_id',
    set: { slug: numbered('t.slug'), name: `t.name || ' ' || k` },
  },
  { table: 'conversations.list_address', group: groupOfList, set: { slug: numbered('t.slug') } },
  ...ofList('conversations.thread'),
  { table: 'conversations.message', group: groupOfList, set: { message_id: `k || '.' || t.message_id` } },
  { table: 'conversations.message_source', group: groupOfMessage },
  { table: 'conversations.reaction', group: groupOfMessage },
  ...ofList('conversations.subscription', 'conversations.refusal_text'),
  { ...ofFact, petition: `case when t.kind <> 'charters.petition-signed' then ${factsPetition} end` },
  { ...ofFact, group: `case when ${factsPetition} is null then ${factsGroup} end` },
  ...(['petition', 'group'] as const).map((of) => ({
    table: 'duties.duty',
    [of]: of === 'petition' ? 't.petition' : 'case when t.petition is null then t.group_id end',
    set: {
      evidence: `case when t.evidence_kind = 'fact' then (t.evidence::bigint + k * ${stride})::text else t.evidence end`,
    },
  })),
  {
    table: 'platform.due',
    petition: `case when t.kind = 'charters.close-petition' then t.subject::integer end`,
    set: { subject: `(t.subject::integer + k * ${stride})::text` },
  },
  {
    table: 'platform.due',
    group: `case when t.kind = 'charters.lapse-term' then t.subject::uuid end`,
    set: { subject: `${md5Of('t.subject')}::text` },
  },
  {
    table: 'platform.search_entry',
    petition: `case when t.noun = 'petition' then t.id::integer end`,
    set: {
      id: `(t.id::integer + k * ${stride})::text`,
      href: `'/petitions/' || t.id::integer + k * ${stride}`,
      title: `t.title || ' ' || k`,
    },
  },
  {
    table: 'platform.search_entry',
    group: `case when t.noun = 'group' then t.id::uuid end`,
    set: { id: `${md5Of('t.id')}::text`, href: numbered('t.href'), title: `t.title || ' ' || k` },
  },
];

export async function copyExample(client: pg.Client, size: Size): Promise<void> {
  await client.query(`
    alter table scale.petition add copies integer default ${size.petitions};
    alter table scale.group add copies integer default ${size.groups};
    update scale.group set copies = ${size.petitions} where petition is not null;
    create function scale.moved(body jsonb, k integer) returns jsonb language sql stable as $$
      select jsonb_object_agg(key, case
        when key = any('{petition,comment,consultation,decision,ballot,list,message,duty,role,proposal,item}') and jsonb_typeof(value) = 'number'
          then to_jsonb(value::text::bigint + k * ${stride})
        when key in ('group', 'into') and jsonb_typeof(value) = 'string' then to_jsonb(md5((value #>> '{}') || '/' || k)::uuid)
        when key = 'organizer' then to_jsonb(md5((value #>> '{}') || '/' || k)::uuid)
        when key = 'person' then coalesce(to_jsonb(scale.other((value #>> '{}')::uuid, k)), value)
        when key = 'subject' then to_jsonb(((value #>> '{}')::bigint + k * ${stride})::text)
        else value end)
      from jsonb_each(body) $$`);
  for (const each of copied) await copy(client, each);
}

async function copy(client: pg.Client, { table, petition, group, set = {} }: Copied): Promise<void> {
  const { rows } = await client.query<{ name: string; type: string; identity: string }>(
    `select attname as name, format_type(atttypid, null) as type, attidentity as identity from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  );
  const values = rows.map((column) => set[column.name] ?? copyOf(column));
  const of = petition ? 'scale.petition' : 'scale.group';
  await client.query(`
    insert into ${table} (${rows.map(({ name }) => `"${name}"`).join(', ')}) overriding system value
    select ${values.join(', ')} from ${table} t join ${of} pattern on pattern.id = (${petition ?? group})
    cross join lateral generate_series(1, pattern.copies - 1) k`);
}

/** A minute before the one that was copied before it, so that lists by time have an order. */
function copyOf({ name, type }: { name: string; type: string }): string {
  const own = `t."${name}"`;
  if (type === 'timestamp with time zone') return `${own} - k * interval '1 minute'`;
  if (groups.has(name)) return md5Of(own);
  if (persons.has(name)) return `coalesce(scale.other(${own}, k), ${own})`;
  return numbers.has(name) && /int/.test(type) ? `${own} + k * ${stride}` : own;
}
