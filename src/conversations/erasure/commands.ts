import { sql } from 'kysely';
import { theSystem, type Act } from '../../platform/act/index.ts';
import type { Job } from '../../platform/jobs/index.ts';
import { forgetMailOf } from '../../platform/mail/index.ts';
import { audienceOf } from '../lists/fan-out.ts';
import type { ListId } from '../lists/model.ts';
import type { RemovalFact } from '../removal/model.ts';
import { endReports } from '../reports/commands.ts';
import { conversations } from '../tables.ts';
import { forgetContents, noteStanding } from '../threads/forgetting.ts';
import type { MessageId } from '../threads/model.ts';
import { dropFilesOf } from '../writing/files/commands.ts';
import { maskAround, maskHeldSources, maskMessages } from './masking.ts';
import { listsTouched, personColumns, tracesOf } from './queries.ts';
import { masksOf, maskedBytes, tellingNames, type Traces } from '../../platform/erasure/index.ts';

/** Keeps by what the roll knows those who write or read, before it forgets.  Safe to repeat. */
export async function keepTraces(act: Act, persons: readonly string[]): Promise<void> {
  await sql`
    insert into conversations.writer_name as kept (person, name, is_on_file)
    select person, name, bool_or(is_on_file) from roll.named where person = any(${persons}::uuid[]) group by person, name
    on conflict (person, name) do update set is_on_file = true where excluded.is_on_file and not kept.is_on_file
  `.execute(conversations(act.db));
  await sql`
    insert into conversations.writer_address (person, address)
    select person, address from roll.reachable where person = any(${persons}::uuid[]) on conflict do nothing
  `.execute(conversations(act.db));
}

/**
 * Takes somebody whom the roll has erased out of all conversations: what they wrote, but that something stood there; their names and
 * addresses where others quote them, in the lists in which they wrote or read; and all that was kept of how they read.  A large archive
 * takes many acts.  By what they were known goes with the last one, so that whoever stops before goes through all of it once more.
 */
export async function erasePersonHere(
  { db, perform, at }: Pick<Job, 'db' | 'perform' | 'at'>,
  person: string,
): Promise<void> {
  const traces = await tracesOf(db, person);
  const lists = await listsTouched(db, person, traces.addresses);
  const doing = <T>(work: (act: Act) => Promise<T>) => perform(theSystem(at), work);
  if (masksOf(traces).length > 0)
    for (const list of lists) {
      for (let after: number | null = 0; after !== null;) {
        const from: number = after;
        after = await doing((act) => maskMessages(act, list, from, traces));
      }
      await doing((act) => maskHeldSources(act, list, traces));
      await doing((act) => maskAround(act, list, traces));
    }
  await doing((act) => forgetHere(act, person, lists, traces));
}

async function forgetHere(act: Act, person: string, lists: readonly ListId[], traces: Traces): Promise<void> {
  await takeMessages(act, person, lists, traces);
  await takeHeld(act, person, traces);
  await forgetReader(act, person, traces);
  await forgetMailOf(act, {
    person,
    addresses: traces.addresses,
    names: tellingNames(traces.names),
    audiences: lists.map(audienceOf),
    mask: (bytes) => maskedBytes(bytes, traces),
  });
}

/** What they wrote, also what was brought in from their address, of which nobody could say whose it is. */
async function takeMessages(act: Act, person: string, lists: readonly ListId[], { addresses }: Traces): Promise<void> {
  const { rows } = await sql<{ id: MessageId }>`
    update conversations.message
    set removed_at = coalesce(removed_at, ${act.at}), removed_code = 'erased', removed_note = '', person = null
    where person = ${person} or (person is null and list = any(${lists}::integer[]) and lower(from_address) = any(${addresses}::text[]))
    returning id
  `.execute(conversations(act.db));
  if (rows.length === 0) return;
  const messages = rows.map(({ id }) => id);
  await forgetContents(act, messages);
  await noteStanding(act, messages);
  await endReports(act, messages, 'removed');
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

/** What only ever told of them goes; what they decided for a list stays decided, by nobody. */
const theirs = [
  'draft',
  'subscription',
  'seen',
  'digest_choice',
  'receipt_wish',
  'question',
  'reaction',
  'report',
  'writer_trust',
  'writer_name',
  'writer_address',
];

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
