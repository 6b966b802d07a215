import { sql } from 'kysely';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Act } from '../../platform/act/index.ts';
import { forgetMailOf, readMessage } from '../../platform/mail/index.ts';
import { audienceOf } from '../lists/fan-out.ts';
import type { ListId } from '../lists/model.ts';
import type { RemovalFact } from '../removal/model.ts';
import { conversations } from '../tables.ts';
import { forgetContents, noteStanding } from '../threads/forgetting.ts';
import type { MessageId } from '../threads/model.ts';
import { dropFilesOf } from '../writing/files/commands.ts';
import { listsTouched, personColumns, tracesOf } from './queries.ts';
import { inPlaceOf, maskedBytes, maskedText, mentions, patternsOf, tellingNames, type Traces } from './rules.ts';

/**
 * Takes somebody whom the roll has erased out of all conversations: what they wrote, but that something stood there; their names and
 * addresses where others quote them, in the lists in which they wrote or read; and all that was kept of how they read.  Safe to repeat.
 */
export async function erasePersonHere(act: Act, person: string): Promise<void> {
  const [traces, lists] = [await tracesOf(act.db, person), await listsTouched(act.db, person)];
  await takeMessages(act, person);
  await takeHeld(act, person, traces);
  await maskSources(act, lists, traces);
  await maskTexts(act, lists, traces);
  await maskIds(act, lists, traces);
  await forgetReader(act, person, traces);
  await forgetMailOf(act, {
    person,
    addresses: traces.addresses,
    names: tellingNames(traces),
    audiences: lists.map(audienceOf),
  });
}

async function takeMessages(act: Act, person: string): Promise<void> {
  const { rows } = await sql<{ id: MessageId }>`
    update conversations.message
    set removed_at = coalesce(removed_at, ${act.at}), removed_code = 'erased', removed_note = '', person = null
    where person = ${person} returning id
  `.execute(conversations(act.db));
  if (rows.length === 0) return;
  const messages = rows.map(({ id }) => id);
  await forgetContents(act, messages);
  await noteStanding(act, messages);
  note(act, { kind: 'conversations.writer-erased', person, messages: messages.length });
}

/** What waits of theirs is decided by it, also what came from their address before it was known to be theirs. */
async function takeHeld(act: Act, person: string, { addresses }: Traces): Promise<void> {
  await sql`
    update conversations.held_post
    set raw = null, from_name = '', from_address = '', subject = '', body_text = '', reason = '', verdicts = null, person = null,
      decided_at = coalesce(decided_at, ${act.at}), decision = coalesce(decision, 'expired')
    where person = ${person} or lower(from_address) = any(${addresses}::text[])
  `.execute(conversations(act.db));
}

const texts = [
  ['message', ['subject', 'base_subject', 'body_text', 'body_html', 'written', 'removed_note']],
  ['thread', ['subject', 'closed_reason']],
  ['held_post', ['subject', 'body_text', 'reason']],
  ['draft', ['subject', 'body']],
  ['writer_trust', ['reason']],
  ['report', ['reason']],
] as const;

/** What others wrote, and what moderators gave as reasons. */
async function maskTexts(act: Act, lists: readonly ListId[], traces: Traces): Promise<void> {
  const { name, address } = patternsOf(traces);
  for (const [pattern, instead] of [
    [address, inPlaceOf.address],
    [name, inPlaceOf.name],
  ] as const)
    for (const [table, columns] of pattern === null ? [] : texts) {
      const set = columns.map(
        (column) => sql`${sql.ref(column)} = regexp_replace(${sql.ref(column)}, ${pattern}, ${instead}, 'gi')`,
      );
      const has = columns.map((column) => sql`${sql.ref(column)} ~* ${pattern}`);
      await sql`
        update ${sql.table(`conversations.${table}`)} set ${sql.join(set)}
        where list = any(${lists}::integer[]) and (${sql.join(has, sql` or `)})
      `.execute(conversations(act.db));
    }
}

/** Message-IDs, and names of files. */
async function maskIds(act: Act, lists: readonly ListId[], traces: Traces): Promise<void> {
  const { name, address } = patternsOf(traces);
  const db = conversations(act.db);
  if (address !== null) {
    await sql`
      update conversations.message
      set message_id = case when message_id ~* ${address} then 'erased.' || id || '@erased.invalid' else message_id end,
        answers = array(select regexp_replace(each, ${address}, ${inPlaceOf.address}, 'gi') from unnest(answers) with ordinality as a (each, place) order by place)
      where list = any(${lists}::integer[]) and (message_id ~* ${address} or array_to_string(answers, ' ') ~* ${address})
    `.execute(db);
    await sql`update conversations.thread set ghost = null where list = any(${lists}::integer[]) and ghost ~* ${address}`.execute(
      db,
    );
    await sql`delete from conversations.awaited where list = any(${lists}::integer[]) and message_id ~* ${address}`.execute(
      db,
    );
  }
  const pattern = [name, address].filter((each) => each !== null).join('|');
  if (pattern !== '')
    await sql`
      update conversations.attachment set name = regexp_replace(attachment.name, ${pattern}, ${inPlaceOf.name}, 'gi')
      from conversations.message
      where message.id = attachment.message and list = any(${lists}::integer[]) and attachment.name ~* ${pattern}
    `.execute(db);
}

const batch = 100;

/** The bytes of others’ messages: in their place where they stand there as they are, else the message is written anew. */
async function maskSources(act: Act, lists: readonly ListId[], traces: Traces): Promise<void> {
  const { name, address } = patternsOf(traces);
  const pattern = [name, address].filter((each) => each !== null).join('|');
  const needles = [...traces.addresses, ...tellingNames(traces)];
  for (let after = 0; pattern !== '';) {
    const { rows } = await sql<{ id: MessageId; raw: Buffer }>`
      select id, raw from conversations.message join conversations.message_source on message = id
      where list = any(${lists}::integer[]) and id > ${after} and (
        body_text ~* ${pattern} or coalesce(body_html, '') ~* ${pattern} or subject ~* ${pattern} or exists (
          select from unnest(${needles}::text[]) as needle
          where position(lower(encode(convert_to(needle, 'UTF8'), 'escape')) in lower(encode(raw, 'escape'))) > 0))
      order by id limit ${batch}
    `.execute(conversations(act.db));
    for (const { id, raw } of rows) {
      const masked = await maskedMessage(raw, traces);
      if (!masked.equals(raw))
        await sql`update conversations.message_source set raw = ${masked} where message = ${id}`.execute(
          conversations(act.db),
        );
    }
    if (rows.length < batch) return;
    after = rows.at(-1)!.id;
  }
}

/** A message as it is kept when somebody in it is erased. */
async function maskedMessage(raw: Buffer, traces: Traces): Promise<Buffer> {
  const masked = maskedBytes(raw, traces);
  const read = await readMessage(masked);
  const headers = read.headers.map(({ value }) => value).join('\n');
  const isClean = ![headers, read.text, read.html ?? ''].some((text) => mentions(text, traces));
  return isClean ? masked : composedAnew(read, traces);
}

/** What base64 or quoted-printable hides cannot be masked where it stands. */
function composedAnew(read: Awaited<ReturnType<typeof readMessage>>, traces: Traces): Promise<Buffer> {
  const masked = (text: string) => maskedText(text, traces);
  const boxes = (list: typeof read.from) =>
    list.map(({ name, address }) => ({ name: masked(name), address: masked(address) }));
  return new MailComposer({
    from: boxes(read.from),
    to: boxes(read.to),
    cc: boxes(read.cc),
    replyTo: boxes(read.replyTo),
    subject: masked(read.subject),
    ...(read.messageId !== null && { messageId: `<${read.messageId}>` }),
    inReplyTo: read.inReplyTo.map((id) => `<${id}>`).join(' '),
    references: read.references.map((id) => `<${id}>`),
    ...(read.date && { date: read.date }),
    text: masked(read.text),
    ...(read.html !== null && { html: masked(read.html) }),
    attachments: read.attachments.map(({ name, type, content }) => ({
      filename: masked(name),
      contentType: type,
      content: Buffer.from(content),
    })),
    newline: '\r\n',
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as ConstructorParameters<typeof MailComposer>[0])
    .compile()
    .build();
}

/** What only ever told of them goes; what they decided for a list stays decided, by nobody. */
const theirs = ['draft', 'subscription', 'seen', 'digest_choice', 'receipt_wish', 'question', 'report', 'writer_trust'];

async function forgetReader(act: Act, person: string, { addresses }: Traces): Promise<void> {
  const db = conversations(act.db);
  await dropFilesOf(act, person);
  for (const table of ['question', 'writer_trust'])
    await sql`
      delete from ${sql.table(`conversations.${table}`)} where lower(address) = any(${addresses}::text[])
    `.execute(db);
  for (const [table, column] of personColumns)
    await (
      column === 'person' && theirs.includes(table)
        ? sql`delete from ${sql.table(`conversations.${table}`)} where person = ${person}`
        : sql`update ${sql.table(`conversations.${table}`)} set ${sql.ref(column)} = null where ${sql.ref(column)} = ${person}`
    ).execute(db);
}

function note(act: Act, fact: RemovalFact): void {
  act.record(fact);
}
