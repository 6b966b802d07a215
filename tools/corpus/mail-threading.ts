import fs from 'node:fs';
import path from 'node:path';
import {
  ancestorsNamed,
  baseSubject,
  idFor,
  placeMessage,
  readMbox,
  readMessage,
  threadsOf,
  type KnownMessages,
  type Placing,
  type Threadable,
} from '../../src/platform/mail/index.ts';

/** Two months of lists beside the tree that Mailman drew of them, and edge cases beside the parents that they should have. */
export async function mailThreading(folder: string): Promise<void> {
  for (const file of fs.readdirSync(folder).filter((name) => name.endsWith('.mbox')))
    await compareWithMailman(path.join(folder, file));
  await compareCases(path.join(folder, 'cases.json'));
}

interface Node {
  readonly message_id: string;
  readonly parent_message_id: string | null;
  readonly basis: string;
}

async function compareWithMailman(file: string): Promise<void> {
  const { nodes } = JSON.parse(fs.readFileSync(file.replace('.mbox', '.threads.json'), 'utf8')) as { nodes: Node[] };
  const messages = await messagesOf(file);
  const placings = threadsOf(messages);
  const bare = (id: string | null) => id?.replace(/^<|>$/g, '') ?? null;
  const wrong = nodes.filter(
    (node) => (placings.get(bare(node.message_id)!)?.parent ?? null) !== bare(node.parent_message_id),
  );
  for (const { message_id, parent_message_id, basis } of wrong)
    console.log(
      `  ${message_id}: expected ${parent_message_id} (${basis}), found ${placings.get(bare(message_id)!)?.parent}`,
    );
  const firm = nodes.filter(({ parent_message_id }) => parent_message_id !== null);
  const firmWrong = wrong.filter(({ parent_message_id }) => parent_message_id !== null);
  console.log(
    `${path.basename(file)}: ${firm.length - firmWrong.length} of ${firm.length} firm parents, ${nodes.length - wrong.length} of ${nodes.length} messages; one by one, the last one first, ${differing(messages, placings)} differ`,
  );
}

/** How many messages get another parent when they come one by one, the last one first, than when all are known. */
function differing(messages: readonly Threadable[], placings: ReadonlyMap<string, Placing>): number {
  const come = new Map<string, Threadable & { placing: Placing }>();
  const known: KnownMessages = {
    parentOf: (id) => come.get(id)?.placing.parent,
    naming: (id) =>
      [...come.values()]
        .map((each) => ({ id: each.id, named: ancestorsNamed(each), by: each.placing.by }))
        .filter(({ named }) => named.includes(id)),
    withSubject: (base, from, until) =>
      [...come.values()].find(
        ({ subject, date }) => date && date >= from && date < until && baseSubject(subject) === base,
      )?.id,
  };
  for (const message of messages.toReversed()) {
    const { adopts, ...placing } = placeMessage(message, known);
    come.set(message.id, { ...message, placing });
    for (const child of adopts) come.get(child)!.placing = { parent: message.id, by: 'named', ghost: null };
  }
  return [...come.values()].filter(({ id, placing }) => placings.get(id)?.parent !== placing.parent).length;
}

async function messagesOf(file: string): Promise<Threadable[]> {
  const messages: Threadable[] = [];
  for await (const { raw } of readMbox(fs.createReadStream(file))) {
    if (!raw) continue;
    const { messageId, inReplyTo, references, subject, date } = await readMessage(raw);
    messages.push({ id: messageId ?? idFor(raw), inReplyTo, references, subject, date });
  }
  return messages;
}

interface Case {
  readonly name: string;
  readonly messages?: readonly Given[] | string;
  readonly expected_parent?: Readonly<Record<string, string | null>>;
  readonly expected_parent_id?: string | null;
  readonly in_reply_to_header?: string | null;
  readonly references_header?: string | null;
  readonly file?: string;
  readonly dir?: string;
}

interface Given {
  readonly id?: string;
  readonly subject?: string;
  readonly references?: readonly string[];
  readonly in_reply_to?: readonly string[];
  readonly in_reply_to_header?: string;
  readonly references_header?: string;
}

async function compareCases(file: string): Promise<void> {
  const cases = JSON.parse(fs.readFileSync(file, 'utf8')) as Case[];
  let [right, tried] = [0, 0];
  for (const each of cases) {
    if (each.file || each.dir) continue;
    tried++;
    const problem = await problemOf(each);
    if (problem) console.log(`  ${each.name}: ${problem}`);
    else right++;
  }
  console.log(`cases: ${right} of ${tried}; ${cases.length - tried} refer to files that are not there`);
}

async function problemOf(each: Case): Promise<string | undefined> {
  if (each.expected_parent_id !== undefined) {
    const found = await parentNamed(each.in_reply_to_header ?? '', each.references_header ?? '');
    return found === each.expected_parent_id ? undefined : `found ${found}`;
  }
  const given = typeof each.messages === 'string' ? chain(50_000) : (each.messages ?? []);
  const messages = await Promise.all(given.map(asThreadable));
  for (const order of [messages, messages.toReversed()]) {
    const placings = threadsOf(order);
    if (placings.size !== new Set(messages.map(({ id }) => id)).size) return 'a message is missing';
    if (hasCircle(placings)) return 'a circle';
    for (const [id, parent] of Object.entries(each.expected_parent ?? {})) {
      const found = placings.get(id);
      const missing = parent === '(missing parent)';
      if (missing ? found?.ghost !== 'parent' : (found?.parent ?? null) !== parent)
        return `${id}: found ${found?.parent}`;
    }
  }
  return undefined;
}

function chain(length: number): Given[] {
  return Array.from({ length: length + 1 }, (_, index) => ({
    id: `m${index}`,
    references: index === 0 ? [] : [`m${index - 1}`],
  }));
}

async function asThreadable(given: Given, index: number): Promise<Threadable> {
  const read = await readMessage(
    Buffer.from(`In-Reply-To: ${given.in_reply_to_header ?? ''}\nReferences: ${given.references_header ?? ''}\n\n`),
  );
  return {
    id: given.id ?? `without-${index}`,
    inReplyTo: given.in_reply_to ?? read.inReplyTo,
    references: given.references ?? read.references,
    subject: given.subject ?? '',
    date: null,
  };
}

async function parentNamed(inReplyTo: string, references: string): Promise<string | null> {
  const read = await readMessage(Buffer.from(`In-Reply-To: ${inReplyTo}\nReferences: ${references}\n\n`));
  return read.inReplyTo[0] ?? read.references.at(-1) ?? null;
}

function hasCircle(placings: ReadonlyMap<string, { readonly parent: string | null }>): boolean {
  const safe = new Set<string>();
  for (const id of placings.keys()) {
    const path = new Set<string>();
    for (let at: string | null = id; at !== null && !safe.has(at); at = placings.get(at)?.parent ?? null) {
      if (path.has(at)) return true;
      path.add(at);
    }
    for (const each of path) safe.add(each);
  }
  return false;
}
